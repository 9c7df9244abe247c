"""The one place that knows pyoxigraph: terms, parsing, serialising, selecting."""

from polgraph.engine.dataset import Dataset, Solutions
from polgraph.engine.dump import serialise, statements
from polgraph.engine.parse import parse_file, parse_text
from polgraph.engine.terms import Literal, NamedNode, Object, Quad, Term, Triple, literal, triple

__all__ = [
    "Dataset",
    "Literal",
    "NamedNode",
    "Object",
    "Quad",
    "Solutions",
    "Term",
    "Triple",
    "literal",
    "parse_file",
    "parse_text",
    "serialise",
    "statements",
    "triple",
]
