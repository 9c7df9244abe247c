"""The Parquet files: typed by the schema, the same bytes each time, read by those who read Parquet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import polgraph
from polgraph import iris
from polgraph.engine import NamedNode, Triple, literal, triple
from polgraph.errors import SourceError
from polgraph.namespaces import DCT, PG, RDF, XSD
from polgraph.pipeline.tabling import release_rows, vocabulary_rows
from polgraph.tables.arrow import arrow_schema
from polgraph.tables.rows import Row, rows_of, year_of
from polgraph.tables.schema import CONCEPTS, tables
from tests.tables.conftest import DOCUMENTS, filled

TYPES = {"boolean": "bool", "date": "date32[day]", "flag": "bool", "integer": "int64", "number": "double"}


def duckdb_rows(folder: Path) -> list[Row]:
    return (
        duckdb.sql(f"FROM read_parquet('{folder}/**/*.parquet', hive_partitioning=true)").to_arrow_table().to_pylist()
    )


def polars_rows(folder: Path) -> list[Row]:
    return pl.read_parquet(folder, hive_partitioning=True).to_dicts()


def pandas_rows(folder: Path) -> list[Row]:
    return pa.Table.from_pandas(pd.read_parquet(folder, dtype_backend="pyarrow")).to_pylist()


def pyarrow_rows(folder: Path) -> list[Row]:
    return ds.dataset(folder, partitioning="hive").to_table().to_pylist()


READERS: dict[str, Callable[[Path], list[Row]]] = {
    "duckdb": duckdb_rows, "pandas": pandas_rows, "polars": polars_rows, "pyarrow": pyarrow_rows,
}  # fmt: skip


def in_order(rows: list[Row]) -> list[list[tuple[str, object]]]:
    return sorted((sorted(row.items()) for row in rows), key=str)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", tables())
def test_readers_see_the_rows_with_their_years(name: str, reader: str, store: Path, tables_of_store: Path) -> None:
    expected = (
        vocabulary_rows()
        if name == CONCEPTS
        else [{**row, "year": year_of(rows)} for rows in release_rows(store) for row in rows[name]]
    )
    assert in_order(READERS[reader](tables_of_store / name)) == in_order(expected)


@pytest.mark.parametrize("name", tables())
def test_a_column_has_the_type_of_the_schema(name: str, tables_of_store: Path) -> None:
    for file in (tables_of_store / name).rglob("*.parquet"):
        found = {field.name: str(field.type) for field in pq.read_schema(file)}
        columns = {one.name: (TYPES.get(one.kind, "string"), one.many) for one in tables()[name].columns}
        listed = {column: f"list<element: {type_}>" if many else type_ for column, (type_, many) in columns.items()}
        assert {column: found[column] for column in listed} == listed
        assert set(found) - set(listed) <= {"release"}


def test_tables_without_rows_are_there(tmp_path: Path) -> None:
    polgraph.export_parquet(tmp_path, store=polgraph.Store.create(tmp_path / "store"))
    assert {path.name for path in tmp_path.iterdir()} == {"store", *tables()}
    for name, table in tables().items():
        assert (pyarrow_rows(tmp_path / name) == []) == (name != CONCEPTS)
        names = ds.dataset(tmp_path / name, partitioning="hive").schema.names
        assert [one for one in names if one != "year"] == arrow_schema(table).names


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


def test_the_same_bytes_whatever_the_order_of_ingest(tables_of_store: Path, tmp_path: Path) -> None:
    other = filled(tmp_path / "store", DOCUMENTS[::-1])
    for _ in range(2):
        polgraph.export_parquet(tmp_path / "tables", store=other)
        assert contents(tmp_path / "tables") == contents(tables_of_store)


def test_what_an_earlier_export_left_goes_and_other_files_stay(tmp_path: Path) -> None:
    polgraph.export_parquet(tmp_path)
    shipped = contents(tmp_path)
    left, others = tmp_path / "people/year=1999/part-0.parquet", tmp_path / "people/notes.txt"
    left.parent.mkdir()
    left.write_bytes(shipped["people/year=2025/part-0.parquet"])
    others.write_text("mine")
    polgraph.export_parquet(tmp_path)
    assert contents(tmp_path) == shipped
    assert others.read_text() == "mine"


def release(*days: tuple[str, str]) -> list[Triple]:
    """Return a release with these days: the property of the release or of its period, and the day."""
    iri, period = iris.release("ab" * 32), iris.period("2031-01-01", "2031-12-31")
    return [
        triple(iri, RDF.type, NamedNode(PG.Release)),
        triple(iri, PG.reviewsPeriod, NamedNode(period)),
        *(triple(iri if name == DCT.issued else period, name, literal(day, datatype=XSD.date)) for name, day in days),
    ]


@pytest.mark.parametrize(
    ("days", "year"),
    [
        ([], 0),
        ([(DCT.issued, "2032-01-10")], 2032),
        ([(PG.lastDay, "2031-12-31")], 2031),
        ([(PG.lastDay, "2031-12-31"), (DCT.issued, "2032-01-10")], 2031),
    ],
)
def test_the_year_is_that_of_the_period_or_else_of_publication(days: list[tuple[str, str]], year: int) -> None:
    assert year_of(rows_of(release(*days))) == year


@pytest.mark.parametrize(
    ("triples", "told"),
    [
        ([], "the graph holds 0 releases; expected one"),
        (release((DCT.issued, "soon")), "release:abababababab has the dct:issued 'soon'; expected one of type date"),
        (
            release((DCT.issued, "2031-01-01"), (DCT.issued, "2031-01-02")),
            "release:abababababab has 2 values of dct:issued; expected one",
        ),
    ],
    ids=["nothing", "no day", "two days"],
)
def test_what_is_no_release_is_told_in_one_line(triples: list[Triple], told: str) -> None:
    with pytest.raises(SourceError) as caught:
        rows_of(triples)
    assert str(caught.value) == told
