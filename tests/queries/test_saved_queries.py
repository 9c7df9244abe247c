"""Saved queries as contracts: header, parameters, expected rows, the same on two engines."""

from __future__ import annotations

import csv
import io
import re

import pytest
import rdflib
import yaml
from rdflib.plugins.sparql import prepareQuery

from polgraph import store
from polgraph.engine import Dataset, parse_text
from polgraph.engine.lexemes import tokens
from polgraph.engine.parse import FORMATS
from polgraph.iris import DERIVED_GRAPH
from polgraph.pipeline import exports, questions
from tests.cases import ROOT

FOLDER = ROOT / "tests/queries"
NAMES = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
CASES = [
    pytest.param(name, case, parameters, id=f"{name}/{case}")
    for name in NAMES
    for case, parameters in yaml.safe_load((FOLDER / name / "cases.yml").read_text(encoding="utf-8")).items()
]
Rows = list[list[str]]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return store.open_shipped()


@pytest.fixture(scope="module")
def rdflib_dataset() -> rdflib.Dataset:
    return exports.rdflib_dataset()


def on_oxigraph(dataset: Dataset, sparql: str) -> Rows:
    found = dataset.select(sparql)
    return [list(found.columns)] + [[cell(getattr(term, "value", term)) for term in row] for row in found.rows]


def on_rdflib(dataset: rdflib.Dataset, sparql: str) -> Rows:
    found = dataset.query(sparql)
    columns = [str(variable) for variable in found.vars or ()]
    return [columns] + [[cell(row[name]) for name in columns] for row in found]


def cell(value: object) -> str:
    """Write a value; the parts of a GROUP_CONCAT have no order, and a decimal has several forms."""
    text = "" if value is None else str(value)
    if text.startswith("http") and " " in text:
        return " ".join(sorted(text.split(" ")))
    if " … " in text:
        return " … ".join(sorted(text.split(" … ")))
    return text


@pytest.mark.parametrize(("name", "case", "parameters"), CASES)
def test_expected_rows(name: str, case: str, parameters: dict[str, str], dataset: Dataset, approve: bool) -> None:
    found = on_oxigraph(dataset, questions.saved_queries()[name].bind(parameters))
    path = FOLDER / name / f"{case}.csv"
    if approve:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    assert list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) == found


@pytest.mark.parametrize(("name", "case", "parameters"), CASES)
def test_rdflib_gives_the_same_rows(
    name: str, case: str, parameters: dict[str, str], dataset: Dataset, rdflib_dataset: rdflib.Dataset
) -> None:
    sparql = questions.saved_queries()[name].bind(parameters)
    if "graph:derived" in sparql:  # not for the others: the union of rdflib could not leave it out
        rdflib_dataset.graph(DERIVED_GRAPH).parse(ROOT / "data/ttl/derived.ttl")
    try:
        assert on_rdflib(rdflib_dataset, sparql) == on_oxigraph(dataset, sparql)
    finally:
        rdflib_dataset.remove_graph(DERIVED_GRAPH)


@pytest.mark.parametrize("name", NAMES)
def test_the_header_is_full(name: str, dataset: Dataset) -> None:
    query = questions.saved_queries()[name]
    assert query.question.keys() == {"en", "kk", "ru"}
    assert all(
        parameter.label and parameter.label.keys() == {"en", "kk", "ru"} for parameter in query.parameters.values()
    )
    found = dataset.select(query.bind({}))
    assert len(found.rows) == query.expect["rows"]
    assert found.rows or (FOLDER / name / "data.ttl").is_file(), (
        "what the shipped data do not have is shown by other data"
    )
    assert set(query.chart["columns"]) <= set(found.columns)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_parses_as_it_stands(name: str, dataset: Dataset) -> None:
    text = (ROOT / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    dataset.select(text)
    prepareQuery(text)


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_explicit_rows_are_ordered_and_there_is_no_limit(name: str, dataset: Dataset) -> None:
    text = (ROOT / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    body = re.sub(r"#.*", "", text)
    assert "SELECT *" not in body
    assert "ORDER BY" in body
    assert "LIMIT" not in body
    projected = body.split("SELECT", 1)[1].split("WHERE", 1)[0]
    assert not list(tokens(projected)), "a parameter is never projected"


@pytest.mark.parametrize("name", NAMES)
def test_the_order_is_total(name: str, dataset: Dataset) -> None:
    """Rows that a query calls equal in its ORDER BY would come in any order: take them apart and look."""
    text = questions.saved_queries()[name].bind({})
    head, keys = text.rsplit("ORDER BY", 1)
    forward = dataset.select(text).rows
    backward = dataset.select(f"{head}ORDER BY {' '.join(f'DESC({key})' for key in ordering(keys))}").rows
    assert [str(row) for row in reversed(backward)] == [str(row) for row in forward]


def ordering(keys: str) -> list[str]:
    return re.findall(r"\?\w+|\(\w+\(\?\w+\)\)", keys)


def test_every_query_has_its_cases() -> None:
    assert sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__") == NAMES


def test_every_row_can_lead_to_its_words(dataset: Dataset) -> None:
    for name in NAMES:
        columns = set(dataset.select(questions.saved_queries()[name].bind({})).columns)
        assert columns & {"evidence", "claim", "text"}, name


def test_headline(dataset: Dataset) -> None:
    found = questions.answer(questions.saved_queries()["deputy-ministers-at-regional-meetings"], {}, ["en"])
    solutions, labels = found
    place = [solutions.columns.index(name) for name in ("name", "role", "region")]
    rows = [[labels.get(row[n].value, row[n].value) for n in place] for row in solutions.rows]
    assert rows == [
        ["Санжар Адилов", "deputy minister", "Mangystau Region"],
        ["Бауыржан Аленов", "first deputy minister", "North Kazakhstan Region"],
    ]


WITHOUT_A_PERIOD = """
@prefix indicator: <https://w3id.org/polgraph/id/indicator/> .
@prefix observation: <https://w3id.org/polgraph/id/observation/> .
@prefix pg: <https://w3id.org/polgraph/def#> .
@prefix region: <https://w3id.org/polgraph/id/region/> .
@prefix unit: <https://w3id.org/polgraph/id/unit/> .
@prefix value-kind: <https://w3id.org/polgraph/id/value-kind/> .
observation:000000000000 a pg:Observation ; pg:indicator indicator:seized.drugs ; pg:region region:KZ-75 ; pg:unit unit:kilogram ;
    pg:valueKind value-kind:exact ; pg:value 5 ; pg:evidence <https://w3id.org/polgraph/text/0#char=0,1> .
"""


@pytest.mark.parametrize("name", ["figures-of-a-region", "trend-ledger"])
def test_a_figure_without_a_period_is_one_row_and_takes_no_other_period(name: str) -> None:
    dataset = store.open_shipped()
    quads = parse_text(WITHOUT_A_PERIOD.encode(), FORMATS[".ttl"], "case")
    dataset.add((quad.triple for quad in quads), "https://w3id.org/polgraph/graph/release/000000000000")
    found = dataset.select(questions.saved_queries()[name].bind({"region": "KZ-75"}))
    assert [row[found.columns.index("period")] for row in found.rows] == [None]


SIDE_BY_SIDE = """
@prefix counting-unit: <https://w3id.org/polgraph/id/counting-unit/> .
@prefix indicator: <https://w3id.org/polgraph/id/indicator/> .
@prefix measure: <https://w3id.org/polgraph/id/measure/> .
@prefix observation: <https://w3id.org/polgraph/id/observation/> .
@prefix period: <https://w3id.org/polgraph/id/period/> .
@prefix pg: <https://w3id.org/polgraph/def#> .
@prefix region: <https://w3id.org/polgraph/id/region/> .
@prefix subject: <https://w3id.org/polgraph/id/subject/> .
@prefix unit: <https://w3id.org/polgraph/id/unit/> .
@prefix value-kind: <https://w3id.org/polgraph/id/value-kind/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
indicator:registered.fraud pg:measure measure:registered ; pg:subject subject:fraud ; pg:countingUnit counting-unit:crime .
period:%(a)s pg:firstDay "%(a)s-01-01"^^xsd:date ; pg:lastDay "%(a)s-12-31"^^xsd:date .
period:%(b)s pg:firstDay "%(b)s-01-01"^^xsd:date ; pg:lastDay "%(b)s-12-31"^^xsd:date .
observation:00000000000a pg:indicator indicator:registered.fraud ; pg:region region:%(left)s ; pg:period period:%(a)s ;
    pg:valueKind value-kind:exact ; pg:value 5 ; pg:unit unit:count ; pg:evidence <https://w3id.org/polgraph/text/0#char=0,1> .
observation:00000000000b pg:indicator indicator:registered.fraud ; pg:region region:%(right)s ; pg:period period:%(b)s ;
    pg:valueKind value-kind:exact ; pg:value 6 ; pg:unit unit:count ; pg:evidence <https://w3id.org/polgraph/text/0#char=1,2> .
"""


@pytest.mark.parametrize(
    ("case", "verdict", "reasons"),
    [
        ({"left": "KZ-31", "right": "KZ-75", "a": "2024", "b": "2024"}, "comparable", ""),
        ({"left": "KZ-31", "right": "KZ-75", "a": "2023", "b": "2024"}, "not-comparable", "period"),
        ({"left": "KZ-31", "right": "KZ-75", "a": "2024", "b": "2026"}, "not-comparable", "period series-break"),
        ({"left": "KZ-31", "right": "KZ-63", "a": "2021", "b": "2021"}, "not-comparable", "region-reform"),
        ({"left": "KZ-31", "right": "KZ-63", "a": "2023", "b": "2023"}, "comparable", ""),
    ],
)
def test_the_verdict_follows_the_notes_on_what_may_be_compared(
    case: dict[str, str], verdict: str, reasons: str, rdflib_dataset: rdflib.Dataset
) -> None:
    turtle = (SIDE_BY_SIDE % case).encode()
    sparql = questions.saved_queries()["compare-regions"].bind({"subject": "fraud"})
    graph = "https://w3id.org/polgraph/graph/release/000000000000"

    dataset = store.open_shipped()
    dataset.add((quad.triple for quad in parse_text(turtle, FORMATS[".ttl"], "case")), graph)
    rdflib_dataset.graph(graph).parse(data=turtle, format="turtle")
    try:
        found = on_oxigraph(dataset, sparql)
        same = verdict == "comparable" or on_rdflib(rdflib_dataset, sparql) == found  # ten seconds a case
    finally:
        rdflib_dataset.remove_graph(graph)

    assert same
    (told,) = [
        row
        for row in found
        if any(cell.endswith("0000a") for cell in row) and any(cell.endswith("0000b") for cell in row)
    ]
    assert (told[0].rsplit("/", 1)[1], told[1]) == (verdict, reasons)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"derived-previous-values"}))  # whose bounds are all included
def test_what_gives_a_bound_tells_whether_it_is_included(name: str) -> None:
    text = (ROOT / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    assert ("pg:lowerBound" in text) == ("pg:lowerInclusive" in text)
