"""What a worker does: records in Arrow batches in, what was read out, in the schema that is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.pipeline.bulk.reading import Outcome, Record
from polgraph.pipeline.bulk.spreading import read_all
from polgraph.tables.arrow import arrow, arrow_schema
from polgraph.tables.schema import CONCEPTS, tables

if TYPE_CHECKING:
    import pyarrow

    Batches = Iterator[pyarrow.RecordBatch]

ABOUT = ("source", "where", "url", "published", "language")
OUTCOME = ("done", "reason", "sha256", "text", "facts", "year")
_TOGETHER = 64
"""So many results go back in one batch."""


def reader(minimum: float, seconds: float) -> Callable[[Batches], Batches]:
    """Return the function that Spark gives each partition to."""

    def read(batches: Batches) -> Batches:
        records = (one for batch in batches for one in _records(batch))
        yield from _batches(read_all(records, minimum=minimum, seconds=seconds))

    return read


@cache
def schema() -> pyarrow.Schema:
    """Return the columns of what is read: the record, the outcome, the graphs, and a list for each table."""
    a = arrow()
    graph = a.struct([("name", a.string()), ("nquads", a.string()), ("digest", a.string()), ("triples", a.int64())])
    names = [*ABOUT, *(name for name in OUTCOME if name != "year")]
    fields = [*((name, a.string()) for name in names), ("year", a.int32()), ("graphs", a.list_(graph))]
    return a.schema([*fields, *((name, a.list_(a.struct(list(arrow_schema(tables()[name]))))) for name in TABLES)])


TABLES = tuple(name for name in tables() if name != CONCEPTS)


def _records(batch: pyarrow.RecordBatch) -> Iterator[tuple[dict[str, str], Record]]:
    for row in batch.to_pylist():
        about = {name: row[name] for name in ABOUT}
        yield about, Record(row["where"], row["content"], row["published"], row["language"])


def _batches(read: Iterable[tuple[dict[str, str], Outcome]]) -> Batches:
    left = iter(read)
    while some := list(islice(left, _TOGETHER)):
        rows = [{**about, **_row(outcome)} for about, outcome in some]
        yield arrow().RecordBatch.from_pylist(rows, schema=schema())


def _row(outcome: Outcome) -> dict[str, object]:
    graphs = [{name: getattr(one, name) for name in ("name", "nquads", "digest", "triples")} for one in outcome.graphs]
    tables_ = {name: outcome.rows.get(name, []) for name in TABLES}
    return {**{name: getattr(outcome, name) for name in OUTCOME}, "graphs": graphs, **tables_}
