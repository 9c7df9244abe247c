"""The reference engine: pySHACL over rdflib."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyshacl
import rdflib
from rdflib.plugins.sparql import prepareQuery

from polgraph.engine import Quad, serialise
from polgraph.errors import SourceError
from polgraph.namespaces import SH
from polgraph.validation.report import Messages, Result, Severity

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result as Answer

# A value that its datatype does not allow is a result of validation, not a traceback on the user's screen.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)

SEVERITIES: dict[str, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


def results(data: list[Quad], shapes: list[Quad], asked: list[str]) -> list[Result]:
    """Return what pySHACL finds in *data* by the *asked* shapes; SourceError if the shapes cannot be used."""
    graph = _filled(PreparingGraph(bind_namespaces="none"), data)
    try:
        _, report, _ = pyshacl.validate(
            graph,
            shacl_graph=_shapes_graph(tuple(shapes), tuple(asked)),
            inference="none",
            advanced=False,
            js=False,
            do_owl_imports=False,
        )
    except (
        Exception
    ) as exc:  # pySHACL lets through whatever a wrong sh:select, sh:pattern or path makes its parts raise
        raise SourceError(f"the shapes cannot be used: {' '.join(str(exc).split())}") from exc
    found = report.subjects(rdflib.RDF.type, rdflib.URIRef(SH.ValidationResult))
    return [_result(report, node) for node in found]


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
def _shapes_graph(shapes: tuple[Quad, ...], asked: tuple[str, ...]) -> rdflib.Graph:
    """Parse the shapes; those that are not asked lose their targets.

    pySHACL has options for this, but `focus_nodes` switches sh:node off and `use_shapes` property shapes (0.40.1).
    """
    kept = (q for q in shapes if q.predicate.value != SH.targetClass or str(q.subject)[1:-1] in asked)
    return _filled(rdflib.Graph(bind_namespaces="none"), kept)


def _filled(graph: rdflib.Graph, quads: Iterable[Quad]) -> rdflib.Graph:
    """Fill *graph*; literals keep their wording, so that an impossible date stays one."""
    normalises, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        graph.parse(data=serialise(quads, "nt", {}), format="nt")
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
    return graph


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    def one(term: str) -> str | None:
        value = report.value(node, rdflib.URIRef(term))
        return None if value is None else str(value)

    texts = (text for text in report.objects(node, rdflib.URIRef(SH.resultMessage)) if isinstance(text, rdflib.Literal))
    return Result(
        one(SH.focusNode) or "",
        one(SH.resultPath),
        one(SH.value),
        SEVERITIES.get(one(SH.resultSeverity) or "", "violation"),
        one(SH.sourceConstraint) or one(SH.sourceShape) or "",
        (one(SH.sourceConstraintComponent) or "").removeprefix(SH.iri),
        Messages({text.language or "": str(text) for text in texts}),
    )
