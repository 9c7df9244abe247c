"""Rows as a Parquet file with typed columns: the same bytes for the same rows."""

from __future__ import annotations

import io
from datetime import date

from polgraph.errors import lacking
from polgraph.results.values import typed_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polgraph.engine import Solutions
    from polgraph.results.values import Value


def parquet(found: Solutions) -> bytes:
    """Write a column of booleans, dates, integers, numbers or texts for each column of the rows."""
    try:
        import pyarrow
        from pyarrow.parquet import write_table
    except ImportError as exc:
        raise lacking("Parquet needs pyarrow", "parquet") from exc
    types = {
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
    }
    arrays = {}
    for place, name in enumerate(found.columns):
        kind, values = typed_column([row[place] for row in found.rows])
        arrays[name] = pyarrow.array(map(_day, values) if kind == "date" else values, type=types[kind])
    file = io.BytesIO()
    write_table(pyarrow.table(arrays), file, compression="zstd")
    return file.getvalue()


def _day(value: Value) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
