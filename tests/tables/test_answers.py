"""Conflicts, coverage and the trend ledger: the SQL over the tables gives the rows that the graph gives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from polgraph import store as stores
from polgraph.engine import Dataset
from polgraph.errors import QueryParameterError, UnknownQueryError
from polgraph.pipeline.origins import dataset_of
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.tabling import export_parquet
from polgraph.tables.answering import ANSWERS, asked
from tests.tables.answering import from_duckdb, from_graph, of_world, write_tables
from tests.tables.world import World, world

QUESTIONS = [
    ("conflicts", {}, 2264),
    ("conflicts", {"region": "KZ-47"}, 1119),
    ("conflicts", {"reason": "rounding"}, 22),
    ("coverage-matrix", {}, 2467),
    ("coverage-matrix", {"measure": "clearance-rate"}, 0),
    ("trend-ledger", {}, 207),
    ("trend-ledger", {"region": "KZ", "year": 2021}, 35),
]
REASONS = {
    "country-below-regions.1": {"unexplained"},
    "narrower-above-wider.1": {"unexplained"},
    "previous-against-stated.1": {"bound", "revised-total", "rounding", "unexplained"},
    "same-figure.1": {"bound", "revised-total", "rounding", "unexplained"},
}


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return of_world(world())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("world")
    write_tables(world().graphs(), found)
    return found


@pytest.mark.parametrize(("name", "given", "rows"), QUESTIONS)
def test_an_invented_world(graph: Dataset, folder: Path, name: str, given: dict[str, str | int], rows: int) -> None:
    answer = from_graph(graph, name, given)
    assert len(answer[1]) == rows
    assert from_duckdb(folder, name, given) == answer


def test_the_invented_world_has_conflicts_of_every_rule_for_every_reason(graph: Dataset) -> None:
    columns, rows = from_graph(graph, "conflicts", {})
    rule, reason = columns.index("rule"), columns.index("reason")
    assert {one: {row[reason] for row in rows if row[rule] == one} for one in _of(rows, rule)} == REASONS


def _of(rows: Iterable[tuple[object, ...]], place: int) -> set[object]:
    return {row[place] for row in rows}


@pytest.mark.parametrize(
    ("name", "given", "rows"),
    [
        ("conflicts", {}, 0),
        ("coverage-matrix", {}, 88),
        ("coverage-matrix", {"measure": "clearance-rate"}, 4),
        ("trend-ledger", {}, 10),
        ("trend-ledger", {"region": "KZ-47", "year": 2025}, 15),
    ],
)
def test_the_shipped_data(shipped_tables: Path, name: str, given: dict[str, str | int], rows: int) -> None:
    answer = from_graph(stores.open_shipped(), name, given)
    assert len(answer[1]) == rows
    assert from_duckdb(shipped_tables, name, given) == answer


@pytest.fixture(scope="module")
def shipped_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("shipped")
    export_parquet(found, None)
    return found


@pytest.mark.parametrize("name", ["coverage-matrix", "trend-ledger"])
def test_a_store_that_people_have_decided_about(store: Path, tables_of_store: Path, name: str) -> None:
    given = {"region": "KZ-55"} if name == "trend-ledger" else {}
    answer = from_graph(dataset_of(store), name, given)
    assert len(answer[1]) > 0
    assert from_duckdb(tables_of_store, name, given) == answer


@pytest.mark.parametrize(
    ("level", "change"), [("0.1234567", "+5%"), ("10000000000000", "+5%"), ("100", "+5.1234%"), ("100", "+12345678%")]
)
def test_what_exact_decimals_have_no_room_for_stops_the_engine(tmp_path: Path, level: str, change: str) -> None:
    about = {"indicator": "registered.theft", "region": "KZ-47", "unit": "tenge", "period": "2024"}
    made = World()
    made.change(change, made.figure(level, "a", **about), "a", "2023", **about)
    write_tables(made.graphs(), tmp_path)
    with pytest.raises(duckdb.ConversionException):
        from_duckdb(tmp_path, "conflicts", {})


@pytest.mark.parametrize("name", ANSWERS)
def test_the_tables_are_asked_with_the_parameters_of_the_saved_query(name: str) -> None:
    query = saved_queries()[name]
    assert asked(name, {}).parameters == {one: query.defaults.get(one) for one in sorted(query.parameters)}


def test_a_question_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(UnknownQueryError, match=r"'trend'; did you mean 'trend-ledger'\?"):
        asked("trend", {})


def test_a_parameter_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(QueryParameterError, match=r"trend-ledger has no parameter 'regoin'; did you mean 'region'\?"):
        asked("trend-ledger", {"regoin": "KZ-47"})
