"""The reference engine: pySHACL over rdflib."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyshacl
import rdflib
from rdflib.plugins.sparql import prepareQuery

from polgraph.engine import NamedNode, Quad, parse_ntriples
from polgraph.errors import SourceError
from polgraph.namespaces import RDF, RDFS, SH
from polgraph.shacl.classes import Classes
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.rdflib_graph import filled
from polgraph.shacl.reading import read_shapes
from polgraph.shacl.report import Judged, JudgedBy, Result
from polgraph.shacl.report_graph import results_in
from polgraph.shacl.targets import FocusNodes

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result as Answer

# A value that its datatype does not allow is a result of validation, not a traceback on the user's screen.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def results(data: list[Quad], context: Sequence[Quad], shapes: list[Quad]) -> Judged:
    """Return what pySHACL finds anywhere by *shapes*; SourceError if the shapes cannot be used."""
    together = [*data, *context]
    found = found_in(together, shapes)
    index = MemoryIndex(together)
    focus = FocusNodes(MemoryIndex(data), index, Classes(index))
    checked = {node for shape in read_shapes(shapes).by_node.values() for node in focus.of(shape)}
    return Judged(found, [JudgedBy("all", "pyshacl")], len(checked))


def found_in(quads: list[Quad], shapes: list[Quad]) -> list[Result]:
    """Return what pySHACL finds in *quads* by *shapes*; SourceError if the shapes cannot be used."""
    graph = filled(PreparingGraph(bind_namespaces="none"), quads)
    try:
        _, report, text = pyshacl.validate(
            graph,
            shacl_graph=_shapes_graph(tuple(shapes), _present(quads)),
            inference="none",
            advanced=False,
            js=False,
            do_owl_imports=False,
        )
    except (
        Exception
    ) as exc:  # pySHACL lets through whatever a wrong sh:select, sh:pattern or path makes its parts raise
        raise SourceError(f"the shapes cannot be used: {' '.join(str(exc).split())}") from exc
    if not isinstance(report, rdflib.Graph):
        raise SourceError(f"the shapes cannot be used: {' '.join(str(text).split())}")
    return results_in(parse_ntriples(report.serialize(format="nt").encode(), "the report of pySHACL"))


class PreparingGraph(rdflib.Graph):
    """A graph that takes each query text apart once; pySHACL asks the same ones for every node."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Answer:  # noqa: ANN401  # rdflib's own
        """Answer *query_object*, prepared if it was asked before."""
        if isinstance(query_object, str):
            query_object = _prepared(query_object, tuple(sorted((kwargs.get("initNs") or {}).items())))
        return super().query(query_object, *args, **kwargs)


@lru_cache(maxsize=512)
def _prepared(text: str, namespaces: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(namespaces))


@lru_cache(maxsize=32)
def _shapes_graph(shapes: tuple[Quad, ...], present: frozenset[str]) -> rdflib.Graph:
    """Parse the shapes; those whose class is not in the data lose it as a target, for pySHACL would look for each.

    pySHACL has options for this, but `focus_nodes` switches sh:node off and `use_shapes` property shapes (0.40.1).
    """
    kept = (q for q in shapes if q.predicate.value != SH.targetClass or str(q.object)[1:-1] in present)
    return filled(rdflib.Graph(bind_namespaces="none"), kept)


def _present(data: list[Quad]) -> frozenset[str]:
    """Return the classes that have an instance in *data*, and all that stand above another class."""
    named = (RDF.type, RDFS.subClassOf)
    return frozenset(q.object.value for q in data if q.predicate.value in named and isinstance(q.object, NamedNode))
