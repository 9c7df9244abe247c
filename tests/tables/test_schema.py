"""The schema of the tables: names that no engine reserves, types that are known, keys that lead somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from polgraph.pipeline.tabling import vocabulary_rows
from polgraph.tables.rows import Row, rows_of
from polgraph.tables.schema import CONCEPTS, EVIDENCE, RELEASE, YEAR, Column, tables
from tests.tables.cases import FULL, graphs

KINDS = {"boolean", "date", "flag", "id", "integer", "number", "slug", "text"}
# https://spark.apache.org/docs/latest/sql-ref-ansi-compliance.html: `SELECT keyword FROM sql_keywords() WHERE reserved`
RESERVED_BY_SPARK = set(
    """
    all and any as authorization both call case cast check collate collation collations column constraint create cross
    current_date current_path current_schema current_time current_timestamp current_user distinct else end escape except
    execute false fetch filter for foreign from full grant group having in inner intersect into is join lateral leading left
    localtime natural not null offset on only or order outer overlaps primary recursive references right select session_user
    some sql table then time to trailing union unique unknown user using when where with within
    """.split()
)
OF_NO_TABLE = {"indicator", "period"}
"""Slugs that are made of other columns: measure, subject and setting; the first day and the last."""
COLUMNS = [
    pytest.param(table.name, column, id=f"{table.name}.{column.name}")
    for table in tables().values()
    for column in table.columns
]


def test_no_engine_reserves_a_name() -> None:
    rows = duckdb.sql("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'").fetchall()
    reserved = {name for (name,) in rows} | RESERVED_BY_SPARK
    names = {*tables(), RELEASE, YEAR, *(column.name for table in tables().values() for column in table.columns)}
    assert {name for name in names if name in reserved or not name.isidentifier() or not name.islower()} == set()


def test_columns_are_said_once_and_explained() -> None:
    for table in tables().values():
        names = [column.name for column in table.columns]
        assert len({*names, RELEASE, YEAR}) == len(names) + 2
        for column in table.columns:
            assert column.kind in KINDS, column
            assert column.about, column
            assert column.path or table.name == EVIDENCE or column.name == "id", column


def found(table: str) -> Iterator[Row]:
    for triples in graphs().values():
        yield from rows_of(triples)[table]


def ids(table: str) -> set[object]:
    return {row["id"] for row in (vocabulary_rows() if table == CONCEPTS else found(table))}


@pytest.fixture(scope="module")
def known() -> dict[str, set[object]]:
    return {name: ids(name) for name in tables() if name != EVIDENCE}


def values(table: str, column: Column) -> set[str]:
    cells = [row[column.name] for row in found(table)] if table != CONCEPTS else []
    return {one for cell in cells for one in (cell if isinstance(cell, list) else [cell]) if isinstance(one, str)}


@pytest.mark.parametrize(("table", "column"), [one for one in COLUMNS if one.values[1].kind == "id"])
def test_an_id_leads_to_a_row_of_the_tables_that_are_named(
    table: str, column: Column, known: dict[str, set[object]]
) -> None:
    there = set().union(*(known[name] for name in column.of.split()), known[table] if column.name == "id" else ())
    lost = {one for one in values(table, column) if one not in there and not one.startswith("post:")}
    assert lost == set()


@pytest.mark.parametrize(("table", "column"), [one for one in COLUMNS if one.values[1].kind == "slug"])
def test_a_slug_is_a_concept_of_its_kind(table: str, column: Column, known: dict[str, set[object]]) -> None:
    there = known[CONCEPTS] | known["unconfirmed"]
    kinds = ("place", "region", "country") if column.of == "place" else (column.of,)
    lost = {one for one in values(table, column) if not any(f"{kind}:{one}" in there for kind in kinds)}
    assert not lost or column.of in OF_NO_TABLE


def keys(value: object, inside: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from keys(part, f"{inside}.{key}".removeprefix("."))
    elif isinstance(value, list) and (not value or isinstance(value[0], dict)):
        for part in value:
            yield from keys(part, inside)
    else:
        yield inside


def test_each_key_of_the_facts_document_has_a_column() -> None:
    document = json.loads(FULL.read_text(encoding="utf-8"))
    told = {column.key for table in tables().values() for column in table.columns if column.key}
    used = {key.partition(".summary.")[0] + ".summary" * (".summary." in key) for key in keys(document)}
    used = {"spans" if "spans" in key.split(".") or key == "issues.span" else key for key in used}
    assert {key for key in used if not key.endswith(".id") and key != "schema"} == told


def test_the_full_document_uses_every_key() -> None:
    from polgraph.facts import format as facts_format

    source = Path(facts_format.__file__).read_text(encoding="utf-8")
    used = {part for key in keys(json.loads(FULL.read_text(encoding="utf-8"))) for part in key.split(".")}
    named = {word for word in source.split('"')[1::2] if word.isalpha() and f'"{word}": ' in source}
    assert named - {"summary", "confidence"} <= used
