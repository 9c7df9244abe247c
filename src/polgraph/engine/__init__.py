"""The one place that knows pyoxigraph: terms, parsing, serialising, selecting."""

from polgraph.engine.dataset import RESULTS, Dataset, Solutions, written
from polgraph.engine.dump import serialise, statements
from polgraph.engine.parse import parse_file, parse_text
from polgraph.engine.relay import RelayedDataset
from polgraph.engine.terms import Literal, NamedNode, Object, Quad, Term, Triple, literal, triple

__all__ = [
    "RESULTS",
    "Dataset",
    "Literal",
    "NamedNode",
    "Object",
    "Quad",
    "RelayedDataset",
    "Solutions",
    "Term",
    "Triple",
    "literal",
    "parse_file",
    "parse_text",
    "serialise",
    "statements",
    "triple",
    "written",
]
