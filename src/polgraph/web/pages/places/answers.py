"""Answers of queries for these pages: the saved ones a part at a time, and those that serve pages only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph.pipeline.presenting import view
from polgraph.web.pages.drawn.charts import bars_data, series_data
from polgraph.web.pages.paging import Part, part_of
from polgraph.web.pages.tables import Table, between, table, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.engine import Solutions
    from polgraph.web.pages.drawn.charts import Chart, Json
    from polgraph.web.pages.making import Maker


def answer(maker: Maker, name: str, shown: Sequence[str], **values: str) -> tuple[Table, Part]:
    """Answer the saved query *name* for the page that is asked for: those of its *shown* columns that say anything."""
    part = part_of(maker, 0)
    found = table(maker, name, values, shown, part=between(part.rows))
    return tidy(found), replace(part, total=found.total)


def of_rows(maker: Maker, found: Solutions, shown: Sequence[str], csv: str = "") -> Table:
    """Make a table of some rows of an answer: those of its *shown* columns that say anything."""
    return tidy(table_of(maker, found, shown, Table("", (), (), csv, view(found, (), maker.language, {}))))


def drawn(found: Table, chart: Chart, label: str, derived: Table | None = None) -> Json | None:
    """Return what charts.js draws of a table, and what follows from it; None if there is nothing to draw."""
    if not found.rows:
        return None
    draw = series_data if "across" in chart else bars_data
    return draw(found.view, chart, label, derived.view if derived and derived.rows else None)


def tidy(found: Table) -> Table:
    """Leave out the columns in which no row says anything."""
    used = {cell.head.name for row in found.rows for cell in row if any(value.text for value in cell.values)}
    heads = tuple(head for head in found.heads if head.name in used)
    rows = tuple(tuple(cell for cell in row if cell.head.name in used) for row in found.rows)
    return replace(found, heads=heads, rows=rows)
