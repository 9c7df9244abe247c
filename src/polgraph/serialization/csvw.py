"""Rows as CSV files with a CSV on the Web description beside them: https://www.w3.org/TR/tabular-metadata/."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polgraph.engine import Literal, NamedNode, Term

METADATA = "csv-metadata.json"
_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
Column = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its title, the column that is its key, and what is known of each column."""

    name: str
    title: str
    key: str
    columns: Mapping[str, Column]
    """Column to `datatype`, and where it applies `required`, `lang`, `separator`, and `references`: a table's name."""


def to_csv(table: Table, rows: Iterable[tuple[Term | None, ...]]) -> bytes:
    """Write *rows*; the parts of a cell with a separator are sorted, for a query gives them no order."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    for row in rows:
        writer.writerow(_cell(term, column) for term, column in zip(row, table.columns.values(), strict=True))
    return file.getvalue().encode()


def to_metadata(tables: Iterable[Table]) -> bytes:
    """Describe *tables*, which lie in one folder: types, keys and what refers to what."""
    by_name = {table.name: table for table in tables}
    described = [_described(by_name[name], by_name) for name in sorted(by_name)]
    context = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    group = {"@context": context, "dc:license": {"@id": _LICENSE}, "tables": described}
    return (json.dumps(group, ensure_ascii=False, indent=1) + "\n").encode()


def _described(table: Table, others: Mapping[str, Table]) -> Mapping[str, object]:
    columns = [
        {"name": name, "titles": name, **{key: value for key, value in column.items() if key != "references"}}
        for name, column in table.columns.items()
    ]
    foreign = [
        {
            "columnReference": name,
            "reference": {
                "resource": f"{column['references']}.csv",
                "columnReference": others[str(column["references"])].key,
            },
        }
        for name, column in table.columns.items()
        if "references" in column
    ]
    schema = {"columns": columns, "primaryKey": table.key, "foreignKeys": foreign}
    return {"url": f"{table.name}.csv", "dc:title": table.title, "tableSchema": schema}


def _cell(term: Term | None, column: Column) -> str:
    text = term.value if isinstance(term, NamedNode | Literal) else ""
    separator = column.get("separator")
    return str(separator).join(sorted(text.split(str(separator)))) if separator else text
