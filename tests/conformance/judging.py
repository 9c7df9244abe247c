"""Whether two results say the same, whatever their blank nodes are called; rdflib judges, for it is no engine of ours."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO
from xml.sax import SAXException

import rdflib
from rdflib import XSD, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.exceptions import ParserError
from rdflib.query import Result
from rdflib.term import Node

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
VARIABLE = Namespace("urn:variable:")
RESULTS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {"application/n-triples": "nt", "application/rdf+xml": "xml", "text/turtle": "turtle"}
ENDINGS = {
    ".csv": "text/csv",
    ".rdf": "application/rdf+xml",
    ".srj": "application/sparql-results+json",
    ".srx": "application/sparql-results+xml",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
}
# What rdflib raises for content that is not of its media type, which is the second if there is no such type.
UNREADABLE = (ParserError, KeyError, SAXException, SyntaxError, ValueError)


@contextmanager
def literals_as_written() -> Iterator[None]:
    """Keep rdflib from rewriting literals, such as `01` to `1`, and from telling of impossible ones at length."""
    log = logging.getLogger("rdflib.term")
    level, normalises = log.level, rdflib.NORMALIZE_LITERALS
    log.setLevel(logging.ERROR)
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
        log.setLevel(level)


def read(content: bytes, media: str, base: str | None = None) -> Graph:
    """Return the triples of a graph, or those that tell of results; KeyError for a media type of neither."""
    if media in RESULTS:
        return _told(Result.parse(BytesIO(content), format=RESULTS[media]))
    return Graph().parse(BytesIO(content), format=GRAPHS[media], publicID=base)


def _told(result: Result) -> Graph:
    """Tell of results in triples: a node for each solution, with how often it is there. Their order is not told."""
    graph, told = Graph(), BNode()
    if result.type == "ASK":
        graph.add((told, RS.boolean, Literal(bool(result.askAnswer))))
    for variable in result.vars or ():
        graph.add((told, RS.resultVariable, Literal(variable)))
    rows = Counter(
        frozenset((name, _changed(term, _in_rdf_11)) for name, term in row.items()) for row in result.bindings or ()
    )
    for row, times in rows.items():
        solution = BNode()
        graph.add((solution, RS.size, Literal(times)))
        for variable, term in row:
            graph.add((solution, VARIABLE[variable], term))
    return graph


def same(one: Graph, other: Graph) -> bool:
    return _same(one, other, _in_rdf_11)


def same_by_value(one: Graph, other: Graph) -> bool:
    """Tell whether they are the same if `1.0` and `1.00` are, and `@en-US` and `@en-us`."""
    return _same(one, other, _valued)


def _same(one: Graph, other: Graph, change: Callable[[Literal], Literal]) -> bool:
    ours, theirs = Graph(), Graph()
    ours += ((s, p, _changed(o, change)) for s, p, o in one)
    theirs += ((s, p, _changed(o, change)) for s, p, o in other)
    return len(ours) == len(theirs) and isomorphic(ours, theirs)


def _changed(term: Node, change: Callable[[Literal], Literal]) -> Node:
    return change(term) if isinstance(term, Literal) else term


def _in_rdf_11(literal: Literal) -> Literal:
    """Return the literal with no datatype if it is a string, which RDF 1.0 took for another."""
    return Literal(str(literal)) if literal.datatype == XSD.string else literal


def _valued(literal: Literal) -> Literal:
    if literal.language:
        return Literal(str(literal), lang=literal.language.lower())
    value = literal.value
    if value is None or isinstance(value, str):
        return _in_rdf_11(literal)
    return Literal(str(value.normalize() if isinstance(value, Decimal) else value), datatype=literal.datatype)
