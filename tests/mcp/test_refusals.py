"""What cannot be answered is told in one line, as an error that the assistant can mend; nothing of our insides."""

from __future__ import annotations

import pytest
from mcp.shared.exceptions import MCPError

from tests.mcp.assistant import Assistant

NESTED = "SELECT * {" + "{" * 3000 + "?a ?b ?c" + "}" * 3000 + "}"
CASES: list[tuple[str, dict[str, object], str]] = [
    ("find", {}, "find needs 'text'; expected a text"),
    ("find", {"text": ""}, "find needs 'text'; expected a text"),
    ("find", {"text": ["Mangystau"]}, "text is \"['Mangystau']\"; expected a text"),
    ("find", {"text": True}, "text is 'True'; expected a text"),
    ("find", {"text": "x", "sort": "id"}, "find takes no 'sort'; expected one of text, kind, limit, offset"),
    ("find", {"txt": "x"}, "find takes no 'txt'; did you mean 'text'?"),
    ("find", {"text": "x", "kind": "regoin"}, "no kind is called 'regoin'; did you mean 'region'?"),
    ("find", {"text": "?!"}, "text is '?!'; expected a name or an id, of at most 200 characters"),
    ("find", {"text": "x" * 501}, "text has 501 characters; expected at most 500"),
    ("find", {"text": "x" * 3_000_000}, "text has 3000000 characters; expected at most 500"),
    ("find", {"text": "x", "limit": 501}, "limit is '501'; expected a whole number from 1 to 500"),
    ("find", {"text": "x", "limit": 0}, "limit is '0'; expected a whole number from 1 to 500"),
    ("find", {"text": "x", "offset": -1}, "offset is '-1'; expected a whole number from 0 to 1000000"),
    ("find", {"text": "x", "offset": 10**30}, f"offset is '{10**30}'; expected a whole number from 0 to 1000000"),
    ("find", {"text": "x", "limit": 1.5}, "limit is '1.5'; expected a whole number from 1 to 500"),
    ("describe_graph", {"depth": 2}, "describe_graph takes no 'depth'; expected no arguments"),
    ("guess", {}, "no tool is called 'guess'; expected one of describe_graph, find, observations, evidence, run_saved_query, ask, sparql, validate"),
    ("observation", {}, "no tool is called 'observation'; did you mean 'observations'?"),
    ("observations", {"lang": "de"}, "lang is 'de'; expected en, ru or kk"),
    ("observations", {"year": "last"}, "year is 'last'; expected a year such as 2025"),
    ("observations", {"region": "Zembla"}, "region: no place is called 'Zembla'; did you mean 'Zhambyl Region' (KZ-31)?"),
    ("evidence", {"claim": "nothing"}, "claim is 'nothing'; expected an http or https IRI, or prefix:name"),
    ("evidence", {"claim": "observation:none"}, "claim: nothing here is called 'observation:none'; expected the IRI of a thing"),
    ("run_saved_query", {"name": "relases"}, "no saved query is called 'relases'; did you mean 'releases'?"),
    ("run_saved_query", {"name": "../../etc/passwd"}, "no saved query is called '../../etc/passwd'; `polgraph query` lists them"),
    ("run_saved_query", {"name": "releases", "parameters": {"year": "2025"}}, "releases has no parameter 'year'; it takes none"),
    ("run_saved_query", {"name": "releases", "parameters": "year=2025"}, "parameters is 'year=2025'; expected an object with a text for each parameter"),
    ("ask", {"question": "?"}, "the question has no words; expected one such as 'figures of Mangystau in 2025'"),
    ("sparql", {"query": "SELECT ?x {"}, "the query cannot be read: line 1, column 12, at 'its end': expected SPARQL that goes on"),
    ("sparql", {"query": "   "}, "the query is empty; expected SPARQL, or the name of a saved query"),
    ("sparql", {"query": "SELECT * { SERVICE <http://localhost/> { ?a ?b ?c } }"}, "the query uses SERVICE; expected one that reads only the dataset at hand"),
    ("sparql", {"query": "SELECT * FROM <http://localhost/> { ?a ?b ?c }"}, "the query uses FROM; expected one that reads only the dataset at hand"),
    ("sparql", {"query": "LOAD <file:///etc/passwd>"}, "the query uses LOAD; expected one that reads only the dataset at hand"),
    ("sparql", {"query": NESTED}, "the query has 3001 levels of brackets; expected at most 200"),
    ("sparql", {"query": "#" * 300_000}, "query has 300000 characters; expected at most 262144"),
    ("validate", {"rdf": "<a> <b", "format": "turtle"}, "standard input: line 1, column 1: No scheme found in an absolute IRI; expected a full IRI, or a base that makes it one"),
    ("validate", {"rdf": "x", "format": "word"}, "no input format is called 'word'; expected one of turtle, trig, nt, nq, rdfxml, jsonld, facts"),
]  # fmt: skip
ATTEMPTS = [
    "DROP ALL",
    "INSERT DATA { <http://a> <http://b> <http://c> }",
    "DELETE WHERE { ?a ?b ?c }",
    "CREATE GRAPH <http://a>",
]


@pytest.mark.parametrize("assistant", ["streams"], indirect=True)  # the way is the same to all of them
@pytest.mark.parametrize(("tool", "arguments", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_a_refusal_is_one_line(assistant: Assistant, tool: str, arguments: dict[str, object], expected: str) -> None:
    told, *place = assistant.refused(tool, **arguments).splitlines()
    assert told == expected
    assert not place or told.startswith("the query cannot be read")  # where that is shown


@pytest.mark.parametrize("update", ATTEMPTS)
def test_nothing_can_be_changed(assistant: Assistant, update: str) -> None:
    assert assistant.refused("sparql", query=update).startswith("the query cannot be read: line 1")
    assert assistant.told("describe_graph")["releases_total"] == 2


@pytest.mark.parametrize("name", ["nope", "shapes/nope", "shapes/../errors", "ontology/x", "file:///etc/passwd", ""])
def test_no_other_document_can_be_read(assistant: Assistant, name: str) -> None:
    with pytest.raises(MCPError):
        assistant.read(f"polgraph://{name}")
