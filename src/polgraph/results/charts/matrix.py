"""A state for each pair of a row and a column; a pair of which nothing is known stands there as an empty cell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polgraph.results.charts.spec import NOTHING, PERHAPS, SURE, Spec, columns_of, label, label_axis, lines
from polgraph.results.view import View

_CELL, _STEP, _LINE, _LETTERS = 110, 28, 14, 16
# How each state is drawn: its sign, its colour, the colour of the sign; a state that is not here is written out.
_DRAWN = {
    "exact": ("●", SURE, "#ffffff"),
    "approximate": ("~", SURE, "#ffffff"),
    "interval": ("↔", SURE, "#ffffff"),
    "bound": ("≥ ≤", "#8fb2d6", "#000000"),
    "change-only": ("Δ", PERHAPS, "#000000"),
    "direction-only": ("↑↓", PERHAPS, "#000000"),
    "not-reported": ("", NOTHING, "#000000"),
}


@dataclass(frozen=True, slots=True)
class States:
    """The states of each pair of a row and a column, in the order of the rows, and what those that have a sign mean."""

    cells: Mapping[tuple[str, str], list[str]]
    meanings: Mapping[str, str]

    def told(self, pair: tuple[str, str]) -> str:
        """Say a cell in words."""
        return f"{pair[0]}, {pair[1]}: {', '.join(self.meanings.get(state, state) for state in self.cells[pair])}"


def states(view: View, chart: Mapping[str, object]) -> States:
    """Return what the rows tell of each pair."""
    rows, across, cells = (columns_of(view, chart, part, needed=True) for part in ("rows", "across", "cells"))
    found: dict[tuple[str, str], list[str]] = {}
    for row in view.found.rows:
        pair = label(view, row, rows), label(view, row, across)
        state = label(view, row, cells)
        if state not in found.setdefault(pair, []):
            found[pair].append(state)
    used = [state for state in _DRAWN if any(state in several for several in found.values())]
    column = view.found.columns[cells[0]]
    return States(found, {state: view.words.get(f"{column}:{state}", state) for state in used})


def sign_of(several: Sequence[str]) -> tuple[str, str]:
    """Return the first of *several* states that has a sign, or nothing, and the signs of all."""
    known = [state for state in _DRAWN if state in several]
    signs = [*(_DRAWN[state][0] for state in known), *(state for state in several if state not in _DRAWN)]
    return next(iter(known), ""), "  ".join(signs)


def matrix(view: View, chart: Mapping[str, object]) -> Spec:
    """Return the cells in the order of the rows, and what their signs mean under them."""
    found = states(view, chart)
    data = [_cell(pair, found) for pair in found.cells]
    return {"vconcat": [_cells(data), *([_legend(found.meanings)] if found.meanings else [])], "spacing": 20}


def _cell(pair: tuple[str, str], found: States) -> dict[str, str]:
    """Draw the cell of several states as the first that has a sign, with the signs of all."""
    first, sign = sign_of(found.cells[pair])
    _, fill, ink = _DRAWN.get(first, ("", PERHAPS, "#000000"))
    return {"row": pair[0], "across": pair[1], "sign": sign, "fill": fill, "ink": ink, "told": found.told(pair)}


def _cells(data: list[dict[str, str]]) -> Spec:
    y = {"field": "row", "type": "nominal", "sort": None, "axis": label_axis(cell["row"] for cell in data)}
    x = _across("across", [cell["across"] for cell in data])
    return {
        "data": {"values": data},
        "width": {"step": _CELL},
        "height": {"step": _STEP},
        "encoding": {"x": x, "y": y},
        "layer": _marks(),
    }


def _legend(meanings: Mapping[str, str]) -> Spec:
    """Draw one cell of each state with what it means over it."""
    data = []
    for state, meaning in meanings.items():
        sign, fill, ink = _DRAWN[state]
        data.append({"state": meaning, "sign": sign, "fill": fill, "ink": ink, "told": meaning})
    return {
        "data": {"values": data},
        "width": {"step": _CELL},
        "height": _STEP,
        "encoding": {"x": _across("state", list(meanings.values()))},
        "layer": _marks(),
    }


def _across(field: str, labels: list[str]) -> Spec:
    """Return an axis over the cells, each label broken into lines that stand on one line at the bottom."""
    broken = {text: lines(text, _LETTERS) for text in labels}
    most = max(len(parts) for parts in broken.values())
    told = {text: [""] * (most - len(parts)) + parts for text, parts in broken.items()}
    axis = {
        "title": None,
        "orient": "top",
        "labelAngle": 0,
        "labelBaseline": "bottom",
        "labelLimit": _CELL,
        "labelPadding": 6 + _LINE * (most - 1),
        "labelLineHeight": _LINE,
        "labelExpr": f"({json.dumps(told, ensure_ascii=False)})[datum.value]",
    }
    return {"field": field, "type": "nominal", "sort": None, "axis": axis}


def _marks() -> list[Spec]:
    def of(field: str) -> Spec:
        return {"field": field, "type": "nominal", "scale": None}

    told = {"description": of("told")}
    return [
        {"mark": {"type": "rect", "stroke": "#c8c8c8"}, "encoding": {"fill": of("fill"), **told}},
        {"mark": {"type": "text", "fontSize": 13}, "encoding": {"text": of("sign"), "color": of("ink"), **told}},
    ]
