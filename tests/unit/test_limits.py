"""A query that could kill its parser or block its planner is refused before either sees it."""

from __future__ import annotations

import pytest

from polgraph.engine.limits import refuse_tangled
from polgraph.errors import QueryError
from polgraph.pipeline import questions
from polgraph.queries import refuse_unbearable

PATTERN = "?s ?p ?o . "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?s {" + "{" * 3000 + "}" * 3000 + "}", "3001 levels of brackets; expected at most 200"),
        ("ASK { FILTER" + "(" * 300 + "1" + ")" * 300 + "}", "301 levels of brackets"),
        ("ASK {" + "FILTER EXISTS {" * 150 + "}" * 150 + "}", "150 branches (OPTIONAL, UNION, MINUS, EXISTS)"),
        ("ASK {" + "OPTIONAL { ?s ?p ?o } " * 1000 + "}", "1000 branches"),
        ("ASK {" + PATTERN * 1000 + "}", "1000 triple patterns; expected at most 200"),
        ("ASK { ?s a 1" + " , 1" * 1000 + "}", "1000 triple patterns"),
        ("ASK { ?s pg:a" + "/pg:a" * 1000 + " ?o }", "1000 steps in one path; expected at most 100"),
        ("ASK { FILTER (?a" + " || ?a" * 10_000 + ") }", "10000 operators; expected at most 1000"),
        ("ASK { FILTER (" + "!" * 10_000 + "?a) }", "10000 operators"),
        ("INSERT DATA { <s> <p> 1 } ; DELETE WHERE {" + PATTERN * 1000 + "}", "1001 triple patterns"),
        ("INSERT DATA {" + "[ <p> " * 300 + "1" + "]" * 300 + "}", "301 levels of brackets"),
        ('ASK { ?s ?p "' + "x" * 300_000 + '" }', "bytes; expected at most 262144"),
    ],
)
def test_unbearable(text: str, told: str) -> None:
    with pytest.raises(QueryError) as refused:
        refuse_unbearable(text)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "' + "{([" * 1000 + '" } # ' + "{" * 1000,
        "ASK { VALUES ?x { " + " ".join(map(str, range(5000))) + " } ?s ?p ?x }",
        "ASK { FILTER (?x IN (" + ", ".join(map(str, range(5000))) + ")) }",
        "ASK { ?s a indicator:a.b.c, indicator:d.e.f ; pg:value 1.5 }",
        "INSERT DATA # {\n { GRAPH <g> {"
        + "<s> <p> -1 , -2 ." * 2000
        + "} } ; DELETE DATA {"
        + "<s> <p> -1 ." * 2000
        + "}",
        *(query.text for query in questions.saved_queries().values()),
    ],
)
def test_bearable(text: str) -> None:
    refuse_unbearable(text)


def test_an_update_may_be_as_long_as_its_data() -> None:
    text = "INSERT DATA {" + "<s> <p> <o> .\n" * 30_000 + "}"
    refuse_tangled(text)
    with pytest.raises(QueryError, match="bytes"):
        refuse_unbearable(text)
