"""The one place that knows pyoxigraph: terms, parsing, serialising, selecting."""

from polgraph.engine.dataset import RESULTS, Dataset, written
from polgraph.engine.dump import serialise, statements, stream
from polgraph.engine.parse import parse_as, parse_file, parse_ntriples, parse_text
from polgraph.engine.relay import RelayedDataset
from polgraph.engine.solutions import Solutions
from polgraph.engine.terms import (
    BlankNode,
    Literal,
    NamedNode,
    Node,
    Object,
    Quad,
    Term,
    Triple,
    instant,
    linked,
    literal,
    triple,
)

__all__ = [
    "RESULTS",
    "BlankNode",
    "Dataset",
    "Literal",
    "NamedNode",
    "Node",
    "Object",
    "Quad",
    "RelayedDataset",
    "Solutions",
    "Term",
    "Triple",
    "instant",
    "linked",
    "literal",
    "parse_as",
    "parse_file",
    "parse_ntriples",
    "parse_text",
    "serialise",
    "statements",
    "stream",
    "triple",
    "written",
]
