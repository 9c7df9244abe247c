"""Rows as Arrow data with typed columns, and as Parquet files parted by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from polgraph.errors import lacking
from polgraph.tables.schema import CONCEPTS, NO_YEAR, RELEASE, RELEASES, YEAR, Table, tables

if TYPE_CHECKING:
    import pyarrow

    from polgraph.tables.rows import Row

_TYPES = {"boolean": "bool_", "date": "date32", "flag": "bool_", "integer": "int64", "number": "float64"}
PART = "part-0.parquet"
"""The one file in the folder of a table and year."""


def arrow() -> pyarrow:
    """Return the module; PolgraphError where it is not installed."""
    try:
        import pyarrow
    except ImportError as exc:
        raise lacking("Parquet needs pyarrow", "parquet") from exc
    return pyarrow


def arrow_schema(table: Table) -> pyarrow.Schema:
    """Return names and types of the columns in a file of *table*; the year stands in the name of its folder."""
    types = arrow()
    fields = []
    for column in table.columns:
        type_ = getattr(types, _TYPES.get(column.kind, "string"))()
        fields.append(types.field(column.name, types.list_(type_) if column.many else type_))
    if table.name not in (CONCEPTS, RELEASES):
        fields.insert(0, types.field(RELEASE, types.string()))
    return types.schema(fields)


def batch_of(table: Table, rows: Iterable[Row]) -> pyarrow.RecordBatch:
    """Return *rows* of *table* as one batch."""
    return arrow().RecordBatch.from_pylist(list(rows), schema=arrow_schema(table))


class Gathered:
    """Rows of many releases, kept as columns till they are written."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[int, list[pyarrow.RecordBatch]]] = {name: {} for name in tables()}

    def add(self, name: str, year: int, rows: Iterable[Row]) -> None:
        """Take in *rows* of one table and year."""
        batch = batch_of(tables()[name], rows)
        if batch.num_rows:
            self._parts[name].setdefault(year, []).append(batch)

    def files(self) -> Mapping[str, pyarrow.Table]:
        """Return the files of all tables, by their names below the folder, each sorted; each table has one at least."""
        found = {}
        for name, parts in self._parts.items():
            schema = arrow_schema(tables()[name])
            order = [(schema.names[place], "ascending") for place in range(min(2, len(schema.names)))]
            for year, batches in sorted(parts.items()) or [(NO_YEAR, [])]:
                folder = name if name == CONCEPTS else f"{name}/{YEAR}={year}"
                found[f"{folder}/{PART}"] = arrow().Table.from_batches(batches, schema).sort_by(order)
        return found


def parquet(table: pyarrow.Table) -> bytes:
    """Write a Parquet file; the same bytes for the same rows."""
    from pyarrow.parquet import write_table

    file = arrow().BufferOutputStream()
    write_table(table, file, compression="zstd")
    content: bytes = file.getvalue().to_pybytes()
    return content
