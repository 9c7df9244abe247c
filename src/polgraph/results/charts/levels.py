"""The figures of an answer as they are drawn: how far each is sure, how far it may go, which of its ends is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polgraph.errors import QueryError
from polgraph.results.cells import cell_text
from polgraph.results.charts.spec import columns_of, label
from polgraph.results.figures import Figure, figure_of_count, figures_of
from polgraph.results.view import View

Bar = dict[str, str | float | bool | None]
NOTHING = "—"
_ANGLES = {"up": 0, "stable": 90, "down": 180}


@dataclass(frozen=True, slots=True)
class Levels:
    """The bars of each unit, for units cannot be compared, and the changes, which have no level."""

    panels: Mapping[str, list[Bar]]
    changes: list[Bar]


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    unit: str
    figures: Mapping[str, Figure]
    told: Bar
    """What the row says besides."""


def levels(view: View, chart: Mapping[str, object]) -> Levels:
    """Return what the rows tell of levels and changes; what is missing is told as missing, never as zero."""
    panels: dict[str, list[Bar]] = {}
    changes: list[Bar] = []
    for row in _rows(view, chart):
        level, change = row.figures.get("value") or row.figures.get("sum"), row.figures.get("change")
        has_change = bool(change and change.text(view.language))
        if level and level.text(view.language):
            panels.setdefault(row.unit, []).append(bar(level, row.name, view.language) | row.told)
        elif not has_change:
            panels.setdefault(row.unit, []).append({"label": row.name, "text": NOTHING, "end": 0.0, **row.told})
        if change and has_change:
            changes.append(_arrow(change, row.name, view.language) | row.told)
    return Levels(panels, changes)


def bar(figure: Figure, name: str, language: str) -> Bar:
    """Say where a bar is sure, how far it may go, and whether its end is known."""
    number, low, high = (None if text is None else float(text) for text in (figure.number, figure.low, figure.high))
    about = figure.kind == "approximate"
    sure = low if number is None or about else number
    return {
        "label": name,
        "text": figure.text(language),
        "sure": sure,
        "perhaps": number if about else high,
        "from": sure or 0.0,
        "on": low if high is None and number is None else None,
        "down": high if low is None and number is None else None,
        "end": max(bound for bound in (number, low, high) if bound is not None),
    }


def told_apart(bars: Iterable[Bar]) -> list[Bar]:
    """Number bars of the same label, which would lie over each other; say each in words, for screen readers."""
    seen: dict[object, int] = {}
    numbered = []
    for one in bars:
        seen[one["label"]] = seen.get(one["label"], 0) + 1
        again = f" ({seen[one['label']]})" if seen[one["label"]] > 1 else ""
        name = f"{one['label']}{again}"
        numbered.append({**one, "label": name, "told": f"{name}: {one['text']}"})
    return numbered


def _rows(view: View, chart: Mapping[str, object]) -> Iterator[_Row]:
    """Yield the label, the panel and the figures of each row; a count that the header names is a figure too."""
    rows = columns_of(view, chart, "rows", needed=True)
    panels, counts, across, derived = (
        columns_of(view, chart, part) for part in ("panels", "count", "across", "derived")
    )
    if not counts and view.families.keys().isdisjoint(("value", "sum", "change")):
        raise QueryError("the rows have no figures to draw; expected columns such as ?value and ?kind, or a count")
    for row in view.found.rows:
        figures = {"value": figure_of_count(row[counts[0]])} if counts else figures_of(row, view.families)
        told = {"across": label(view, row, across), "order": cell_text(row[across[0]], {})} if across else {}
        is_derived: Bar = {"derived": True} if any(row[place] is not None for place in derived) else {}
        yield _Row(label(view, row, rows), label(view, row, panels), figures, {**told, **is_derived})


def _arrow(figure: Figure, name: str, language: str) -> Bar:
    text = figure.text(language).lstrip("↓→↑ ")
    return {"label": name, "text": text, "angle": _ANGLES.get(figure.direction or ""), "at": 0.0}
