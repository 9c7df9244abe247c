"""The tables of the page of tables, of `src/polgraph/tables/schema.tsv`; what stands above them is written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from manual.markdown import code
from polgraph.tables.schema import CONCEPTS, RELEASE, RELEASES, Column, Table, tables

NAME = "en/reference/tables.md"
PAGE = Path(__file__).parents[1] / "docs" / NAME
BELOW = "## Tables\n"
"""What stands above it is written by hand."""
TYPES = {"flag": "boolean", "number": "double", "slug": "text"}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    yield NAME, page()


def page() -> str:
    """Return the whole page."""
    contents = "\n".join(f"- [{table.name}](#{table.name}): {table.about}" for table in tables().values())
    sections = [line for table in tables().values() for line in section(table)]
    by_hand = PAGE.read_text(encoding="utf-8").partition(BELOW)[0]
    return by_hand + "\n".join([BELOW, contents, "", *sections])


def section(table: Table) -> Iterator[str]:
    """Yield the lines about one table."""
    yield f"### {table.name}"
    yield ""
    yield f"{table.about[0].upper()}{table.about[1:]}."
    yield ""
    yield "| column | type | in the graph | in the facts document | meaning |"
    yield "|---|---|---|---|---|"
    if table.name not in (CONCEPTS, RELEASES):
        yield f"| `{RELEASE}` | id of [{RELEASES}](#{RELEASES}) | | | the release that says so |"
    for column in table.columns:
        cells = (f"`{column.name}`", type_of(column), code(column.path), code(column.key), column.about)
        yield f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")
    yield ""


def type_of(column: Column) -> str:
    """Say what a cell holds."""
    type_ = TYPES.get(column.kind, column.kind)
    if column.kind == "slug":
        type_ = f"{column.of} in [{CONCEPTS}](#{CONCEPTS})" if column.of not in ("indicator", "period") else "text"
    elif column.kind == "id" and column.of:
        type_ = f"id of {', '.join(f'[{name}](#{name})' for name in column.of.split())}"
    return f"list: {type_}" if column.many else type_
