"""What the pictures of a page are drawn from: rows of answers as data for `charts.js`, each figure with its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from polgraph.results.charts.levels import Bar, Levels, levels, told_apart
from polgraph.results.charts.matrix import sign_of, states
from polgraph.web.pages.words import words

if TYPE_CHECKING:
    from polgraph.results.view import View

Chart = Mapping[str, object]
"""What a picture is made of, as the header of a query says it."""
Json = dict[str, object]
# Key of a word, and what tells that a bar needs it.
_MARKS = {
    "least": lambda bar: bar.get("on") is not None,
    "most": lambda bar: bar.get("down") is not None,
    "between": lambda bar: bar.get("sure") is not None and bar.get("perhaps") is not None,
    "about": lambda bar: bar.get("sure") is None and bar.get("perhaps") is not None and bar.get("down") is None,
    "derived": lambda bar: bool(bar.get("derived")),
    "missing": lambda bar: bar.get("sure") is None and bar.get("perhaps") is None and "angle" not in bar,
}


def bars_data(view: View, chart: Chart, label: str = "", derived: View | None = None) -> Json:
    """Return the figures of each unit as bars, and the changes; *label* tells of what, *derived* what follows."""
    found = _levels(view, chart, derived)
    panels = [{"title": unit, "bars": told_apart(bars)} for unit, bars in found.panels.items()]
    return {"label": label, "panels": panels, **_besides(view, found, "bars", told_apart)}


def series_data(view: View, chart: Chart, label: str = "", derived: View | None = None) -> Json:
    """Return the figures of each unit as points of the rows that the header names, along what it names across."""
    found = _levels(view, chart, derived)
    panels = [{"title": unit, "points": _points(bars)} for unit, bars in found.panels.items()]
    every = [bar for bars in (*found.panels.values(), found.changes) for bar in bars]
    return {
        "label": label,
        "across": list(dict.fromkeys(str(bar["across"]) for bar in sorted(every, key=lambda bar: str(bar["order"])))),
        "rows": list(dict.fromkeys(str(bar["label"]) for bar in every)),
        "panels": panels,
        **_besides(view, found, "points", _points),
    }


def matrix_data(view: View, chart: Chart, label: str = "") -> Json:
    """Return the states of each pair of a row and a column, and what their signs mean."""
    found = states(view, chart)
    cells = []
    for pair, several in found.cells.items():
        state, sign = sign_of(several)
        cells.append({"row": pair[0], "across": pair[1], "state": state, "sign": sign, "told": found.told(pair)})
    legend = [{"state": state, "sign": sign_of([state])[1], "text": text} for state, text in found.meanings.items()]
    return {"label": label, "cells": cells, "legend": legend}


def _levels(view: View, chart: Chart, derived: View | None) -> Levels:
    """Return what is said, and after it what follows; the changes are those that are said."""
    said = levels(view, chart)
    follows = levels(derived, {**chart, "derived": chart["rows"]}).panels if derived else {}
    units = dict.fromkeys((*said.panels, *follows))
    return Levels({unit: [*said.panels.get(unit, ()), *follows.get(unit, ())] for unit in units}, said.changes)


def _points(bars: list[Bar]) -> list[Bar]:
    """Name each point by its row and its place along them."""
    named = told_apart({**bar, "label": f"{bar['label']}, {bar['across']}"} for bar in bars)
    return [{**bar, "name": one["label"], "told": one["told"]} for bar, one in zip(bars, named, strict=True)]


def _besides(view: View, found: Levels, name: str, worded: Callable[[list[Bar]], list[Bar]]) -> Json:
    """Return the changes, under the head that the table has for them, and the marks that need words."""
    told = words(view.language)
    drawn = [bar for bars in found.panels.values() for bar in bars]
    legend = [{"mark": mark, "text": told[f"charts.{mark}"]} for mark, uses in _MARKS.items() if any(map(uses, drawn))]
    return {"changes": {"title": view.words.get("change", ""), name: worded(found.changes)}, "legend": legend}
