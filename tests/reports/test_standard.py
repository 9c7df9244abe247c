"""The report as SHACL has it: no triple is lost in Turtle and JSON-LD, whatever the values."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)
from rdflib.compare import isomorphic

from polgraph.engine import Term
from polgraph.reports import Manner, write
from polgraph.reports.findings import tell
from polgraph.shacl.paths import Path as Route
from polgraph.shacl.report_graph import as_rdflib, quads_of
from tests.reports.telling import CASES, told

HOSTILE = [
    Literal('a^^<b> \\ " \n . ; ]'),
    Literal("^^", language="kk"),
    Literal("1 2", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    Literal("-01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    Literal("TRUE", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
    Literal("x", datatype=NamedNode("http://example.org/a#b")),
    NamedNode("sh:value"),
    NamedNode("https://w3id.org/polgraph/def#with/a.dot."),
    NamedNode("https://w3id.org/polgraph/def#"),
    BlankNode("named"),
]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("form", "syntax"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_the_standard_formats_hold_the_report_whole(case: str, form: str, syntax: str) -> None:
    report = told(case, Manner())
    graph = rdflib.Graph().parse(data=write(report, form), format=syntax)
    assert isomorphic(graph, as_rdflib(report.report))


@pytest.mark.parametrize("value", HOSTILE, ids=str)
@pytest.mark.parametrize(("form", "syntax"), [("turtle", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD)])
def test_the_standard_formats_hold_any_value(value: Term, form: str, syntax: RdfFormat) -> None:
    path = Route(
        "/", (Route("^", (Route("iri", iri="sh:p"),)), Route("*", (Route("iri", iri="http://example.org/q"),)))
    )
    report = told("own-shapes", Manner()).report
    changed = replace(report, results=(replace(report.results[0], value=value, focus=value, path=path),))
    written = write(tell(changed, {}, [], {}, Manner()), form)
    again = {quad.triple for quad in parse(written.encode(), syntax, base_iri="http://example.org/base")}
    assert canonical(again) == canonical({quad.triple for quad in quads_of(changed)})


def canonical(triples: set[Triple]) -> set[Quad]:
    dataset = Dataset(Quad(*triple) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_what_is_left_out_does_not_make_data_conform(form: str) -> None:
    assert "false" in write(told("own-shapes", Manner(limit=1, fail_on="violation")), form)
