"""Answers of queries for these pages: the saved ones a part at a time, and those that serve pages only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.errors import QueryParameterError
from polgraph.pipeline.presenting import view
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.values import bound
from polgraph.queries.registry import read_query
from polgraph.resources import resource_dir
from polgraph.web.pages.tables import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.engine import Solutions
    from polgraph.queries import SavedQuery
    from polgraph.web.pages.making import Maker

MOST = 100
"""Rows of one table on a page; more are on the next."""
_LARGEST = 1000
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of an answer a page shows."""

    page: int
    total: int

    @property
    def first(self) -> int:
        """The number of the first row that is shown."""
        return (self.page - 1) * MOST + 1

    @property
    def last(self) -> int:
        """The number of the last row that is shown."""
        return min(self.total, self.page * MOST)


def answer(maker: Maker, name: str, values: Mapping[str, str], shown: Sequence[str]) -> tuple[Table, Part]:
    """Answer the saved query *name* for the page that is asked for: its *shown* columns."""
    page = page_of(maker)
    query = bound(maker.dataset, saved_queries()[name], values)
    found, total = maker.dataset.part(query, (page - 1) * MOST, MOST)
    csv = f"/api/queries/{name}?{urlencode({**values, 'format': 'csv'})}"
    return tidy(table_of(maker, found, shown, blank(maker, found, name, csv))), Part(page, total)


def tidy(table: Table) -> Table:
    """Leave out the columns in which no row says anything."""
    used = {cell.head.name for row in table.rows for cell in row if any(value.text for value in cell.values)}
    heads = tuple(head for head in table.heads if head.name in used)
    rows = tuple(tuple(cell for cell in row if cell.head.name in used) for row in table.rows)
    return replace(table, heads=heads, rows=rows)


def blank(maker: Maker, found: Solutions, name: str = "", csv: str = "") -> Table:
    """Return a table that is still to be filled with what is *found*."""
    return Table(name, (), (), csv, view(found, (), maker.language, {}))


def saved(maker: Maker, name: str, values: Mapping[str, str] = _NONE) -> Solutions:
    """Answer the saved query *name*, whole."""
    return maker.dataset.select(bound(maker.dataset, saved_queries()[name], values))


def support(maker: Maker, name: str, values: Mapping[str, str] = _NONE) -> Solutions:
    """Answer a query that serves pages only, whole."""
    return maker.dataset.select(bound(maker.dataset, _query(name), values))


def page_of(maker: Maker) -> int:
    """Return the number of the page that is asked for; QueryParameterError if it is none."""
    asked = maker.fields.get("page") or "1"
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 5 and 0 < int(asked) <= _LARGEST):
        raise QueryParameterError(f"page is {asked[:80]!r}; expected a number from 1 to {_LARGEST}")
    return int(asked)


@cache
def _query(name: str) -> SavedQuery:
    return read_query(f"{resource_dir('queries')}/support/{name}.rq")
