"""Values enter a query as terms and never as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph import store
from polgraph.engine import Dataset
from polgraph.errors import QueryError, QueryParameterError
from polgraph.pipeline import questions
from polgraph.queries import Parameter, bind, refuse_remote
from polgraph.queries.registry import parse_query, typed_query
from polgraph.queries.types import TYPES, term_of

ECHO = "SELECT (?_value_string AS ?echo) WHERE {}"
COUNT = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) WHERE { ?s ?p ?o }"
HOSTILE = [
    '"', "'", "\\", "\n", "\r", "\t", "\0", "}", "{", "#", "# comment", '" . } DROP ALL #', "?_value_string", "$x",
    '"""', "'''", "\\u0022", '\\"', "<http://example.org/>", "> } ; DELETE WHERE { ?s ?p ?o } #", "javascript:alert(1)",
    "file:///etc/passwd", "http://example.org/ ?x", "http://example.org/>", 'http://example.org/"', "http://example.org/\n",
    "KZ-47> . ?s ?p ?o . <x", "1; DROP GRAPH <g>", "1e999", "NaN", "--1", "0x10", "٣", "true false", "TRUE", "2025-13-45",
    "2025-01-01T00:00:00", "ru@ru", "\ud7ff", "💥", "а" * 10_000,
]  # fmt: skip


def test_there_are_forty_hostile_values() -> None:
    assert len(set(HOSTILE)) >= 40


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_string_comes_back_as_it_went_in(value: str) -> None:
    query = parse_query(ECHO, "echo")
    ((echo,),) = Dataset().select(query.bind({"value": value})).rows
    assert echo.value == value


@given(st.text(st.characters(codec="utf-8")))
def test_any_string_comes_back_as_it_went_in(value: str) -> None:
    ((echo,),) = Dataset().select(parse_query(ECHO, "echo").bind({"value": value})).rows
    assert echo.value == value


@pytest.mark.parametrize("type_", sorted(set(TYPES) - {"string"}))
@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_is_refused_or_is_one_term(value: str, type_: str) -> None:
    for scheme in (None, "region"):
        try:
            term = term_of(Parameter("value", type_, scheme, {}), value)
        except QueryParameterError as exc:
            assert "\n" not in str(exc)
            continue
        query = bind(f"SELECT ?found WHERE {{ BIND (?_value_{type_} AS ?found) }}", {"value": term})
        assert [row[0].value for row in Dataset().select(query).rows] == [term.value]


@pytest.mark.parametrize("name", questions.saved_queries())
def test_no_hostile_value_gets_rows_out_of_a_saved_query(name: str) -> None:
    query = questions.saved_queries()[name]
    dataset = store.open_shipped()
    before = dataset.select(COUNT).rows
    for parameter in query.parameters:
        for value in HOSTILE:
            try:
                rows = dataset.select(query.bind({parameter: value})).rows
            except QueryParameterError:
                continue
            assert rows == ()
    assert dataset.select(COUNT).rows == before


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("?_a_string" AS ?x) WHERE {}',
        "SELECT ('''?_a_string''' AS ?x) WHERE {}",
        "SELECT (<http://example.org/?_a_string> AS ?x) WHERE {}",
        "SELECT ?x WHERE {} # ?_a_string",
    ],
)
def test_a_token_inside_a_string_an_iri_or_a_comment_stays(text: str) -> None:
    assert bind(text, {"a": term_of(Parameter("a", "string", None, {}), "gone")}) == text


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX a: <http://a/> SELECT * {SeRvIcE a:b {?s ?p ?o}}",
        "LOAD <file:///etc/passwd>",
        "SELECT * FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
    ],
)
def test_what_reaches_out_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="expected one that reads only the dataset at hand"):
        refuse_remote(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?service "SERVICE from LOAD" } # from',
        "PREFIX service: <http://from/> SELECT ?from WHERE { ?from service:load <http://x/FROM> }",
    ],
)
def test_words_that_only_look_like_it_are_not_refused(text: str) -> None:
    refuse_remote(text)


def test_a_name_with_two_dots_is_spelled_out_for_the_engine() -> None:
    text = "SELECT ?s WHERE { ?s pg:indicator indicator:registered.crime.street. # indicator:a.b.c\n}"
    full = "<https://w3id.org/polgraph/id/indicator/registered.crime.street>"
    assert full in typed_query(text).text
    assert "# indicator:a.b.c" in typed_query(text).text
    assert store.open_shipped().select(typed_query(text).text).rows == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#+ parameters:\n#+   a: {type: iri}\nASK { ?s ?p ?_b_iri }", "in the header or in the query but not in both"),
        ("#+ parameters:\n#+   a: {type: iri}\nASK { ?s ?p ?_a_string }", "declared as 'iri'"),
        ("ASK { ?s ?p ?_a_thing }", "expected the same known type"),
    ],
)
def test_header_and_tokens_must_agree(text: str, expected: str) -> None:
    with pytest.raises(QueryError, match=expected):
        parse_query(text, "x")
