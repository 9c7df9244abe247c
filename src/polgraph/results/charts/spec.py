"""What the kinds of charts share: labels out of columns, lines of text, colours."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from polgraph.engine import Term
from polgraph.errors import QueryError
from polgraph.results.cells import cell_text
from polgraph.results.view import View

Spec = dict[str, object]
SURE, PERHAPS, NOTHING = "#3b6ea5", "#dbe6f1", "#ffffff"
_WIDEST, _LETTER = 560, 6.4  # pixels


def columns_of(view: View, chart: Mapping[str, object], part: str, *, needed: bool = False) -> list[int]:
    """Return the places of the columns that *part* of the header names; QueryError if the rows lack one."""
    named = chart.get(part, [])
    names = [str(name) for name in named] if isinstance(named, list) else [str(named)]
    unknown = next((f"names a column {name!r}" for name in names if name not in view.found.columns), None)
    if unknown or (needed and not names):
        expected = ", ".join(view.found.columns)
        raise QueryError(f"the chart's header {unknown or 'names none'} under {part!r}; expected one of {expected}")
    return [view.found.columns.index(name) for name in names]


def label(view: View, row: Sequence[Term | None], places: Sequence[int]) -> str:
    """Join the cells of a row that are not empty."""
    return ", ".join(text for place in places if (text := cell_text(row[place], view.labels)))


def lines(text: str, width: int) -> list[str]:
    """Break *text* between words."""
    return textwrap.wrap(text, width) or [""]


def label_axis(labels: Iterable[str]) -> Spec:
    """Return the axis of the rows, as wide as the longest of *labels* needs, up to a limit."""
    room = min(_WIDEST, max((len(text) * _LETTER for text in labels), default=0) + 12)
    return {"title": None, "grid": False, "labelLimit": room, "labelPadding": 8, "minExtent": room, "maxExtent": room}
