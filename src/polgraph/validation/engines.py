"""The engines behind the interface; pySHACL is the reference and, for now, the only one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, Quad, serialise
from polgraph.errors import SourceError
from polgraph.namespaces import RDF
from polgraph.validation.report import ORDER, Report, Result, Severity

if TYPE_CHECKING:
    from rdflib import Graph, Node

SH = "http://www.w3.org/ns/shacl#"
Engine = Callable[[list[Quad], list[Quad], list[Quad]], Report]


def validate(data: list[Quad], context: list[Quad], shapes: list[Quad], *, engine: str = "pyshacl") -> Report:
    """Check the subjects of *data* against *shapes*; *context* is what the data refers to and is not checked itself.

    SourceError if there is nothing to check, or the shapes cannot be used.
    """
    if not data:
        raise SourceError("the data is empty; expected at least one triple")
    if not any(quad.predicate.value == f"{SH}targetClass" for quad in shapes):
        raise SourceError("the shapes have no target; expected at least one sh:targetClass")
    report = ENGINES[engine](data, context, shapes)
    if not report.checked:
        raise SourceError("no subject of the data is of a class that the shapes know; expected polgraph data")
    return report


def _by_pyshacl(data: list[Quad], context: list[Quad], shapes: list[Quad]) -> Report:
    import pyshacl
    import rdflib

    focus = _targets(data, context, shapes)
    if not focus:
        return Report((), 0)
    try:
        _, graph, _ = pyshacl.validate(
            _graph([*data, *context]),
            shacl_graph=_graph(shapes),
            focus_nodes=[rdflib.URIRef(iri) for iri in focus],
            inference="none",
            advanced=False,
            js=False,
            do_owl_imports=False,
        )
    except (pyshacl.errors.ShapeLoadError, pyshacl.errors.ReportableRuntimeError) as exc:
        raise SourceError(f"the shapes cannot be used: {' '.join(str(exc).split())}") from exc
    found = graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SH}ValidationResult"))
    results = {_result(graph, node) for node in found}
    return Report(tuple(sorted(results, key=_rank)), len(focus))


def _graph(quads: Iterable[Quad]) -> Graph:
    """Make an rdflib graph; literals keep their wording, so that an impossible date stays one."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    normalises, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        graph.parse(data=serialise(quads, "nt", {}), format="nt")
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
    return graph


def _targets(data: list[Quad], context: list[Quad], shapes: list[Quad]) -> list[str]:
    """Return the subjects of *data* that are of a target class or of a subclass of one."""
    wanted = {quad.object.value for quad in shapes if quad.predicate.value == f"{SH}targetClass"}  # type: ignore[union-attr]  # a class is an IRI
    below = [
        (quad.subject.value, quad.object.value)
        for quad in context
        if quad.predicate.value.endswith("#subClassOf") and isinstance(quad.object, NamedNode)
        if isinstance(quad.subject, NamedNode)
    ]
    while more := {sub for sub, sup in below if sup in wanted} - wanted:
        wanted |= more
    typed = (quad for quad in data if quad.predicate.value == RDF.type and isinstance(quad.object, NamedNode))
    return sorted({str(quad.subject.value) for quad in typed if quad.object.value in wanted})  # type: ignore[union-attr]  # no blank nodes in data


def _result(graph: Graph, node: Node) -> Result:
    import rdflib

    def one(name: str) -> str | None:
        value = graph.value(node, rdflib.URIRef(SH + name))
        return None if value is None else str(value)

    messages = graph.objects(node, rdflib.URIRef(f"{SH}resultMessage"))
    texts = {(message.language or ""): str(message) for message in messages if isinstance(message, rdflib.Literal)}
    severity = (one("resultSeverity") or "").removeprefix(SH).lower()
    return Result(
        one("focusNode") or "",
        one("resultPath"),
        one("value"),
        _SEVERITIES.get(severity, "violation"),
        one("sourceConstraint") or one("sourceShape") or "",
        (one("sourceConstraintComponent") or "").removeprefix(SH),
        _Messages(texts),
    )


class _Messages(dict[str, str]):
    """A hashable dict, so that results can be compared as sets."""

    def __hash__(self) -> int:  # type: ignore[override]  # never changed after it is made
        return hash(tuple(sorted(self.items())))


def _rank(result: Result) -> tuple[int, str, str, str]:
    return ORDER.index(result.severity), result.focus, result.path or "", result.shape


_SEVERITIES: dict[str, Severity] = {"violation": "violation", "warning": "warning", "info": "info"}
ENGINES: dict[str, Engine] = {"pyshacl": _by_pyshacl}
