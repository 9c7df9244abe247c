"""A report as the triples of SHACL 3.6, there and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode, Quad
from polgraph.namespaces import RDF, SH, XSD
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.paths import path_quads, read_path
from polgraph.shacl.report import ORDER, Messages, Report, Result

if TYPE_CHECKING:
    import rdflib

    from polgraph.engine import Term

SEVERITIES = {f"{SH.iri}{name.capitalize()}": name for name in ORDER}
_IRIS = {name: iri for iri, name in SEVERITIES.items()}


def results_in(quads: list[Quad]) -> list[Result]:
    """Read the results out of a report of any engine; those inside sh:detail are left out."""
    index = MemoryIndex(quads)
    inner = {quad.object for quad in quads if quad.predicate.value == SH.detail}
    nodes = index.subjects(RDF.type, NamedNode(SH.ValidationResult))
    return [_read(index, node) for node in nodes if node not in inner]


def quads_of(report: Report) -> list[Quad]:
    """Return the report as quads of the default graph."""
    top = BlankNode()
    conforms = Literal(str(report.conforms).lower(), datatype=NamedNode(XSD.boolean))
    found = [_quad(top, RDF.type, NamedNode(SH.ValidationReport)), _quad(top, SH.conforms, conforms)]
    for result in report.results:
        node = BlankNode()
        found += [_quad(top, SH.result, node), *_written(node, result)]
    return found


def as_rdflib(report: Report) -> rdflib.Graph:
    """Return the report as a graph of rdflib."""
    import rdflib

    from polgraph.shacl.rdflib_graph import filled

    return filled(rdflib.Graph(), quads_of(report))


def _written(node: BlankNode, result: Result) -> Iterator[Quad]:
    values: list[tuple[str, Term | None]] = [
        (RDF.type, NamedNode(SH.ValidationResult)),
        (SH.focusNode, result.focus),
        (SH.value, result.value),
        (SH.resultSeverity, NamedNode(_IRIS.get(result.severity, result.severity))),
        (SH.sourceShape, result.shape),
        (SH.sourceConstraintComponent, NamedNode(result.component)),
        (SH.sourceConstraint, result.constraint),
        *((SH.resultMessage, _text(text, language)) for language, text in result.message.items()),
    ]
    yield from (_quad(node, predicate, value) for predicate, value in values if value is not None)
    if result.path:
        head, links = path_quads(result.path)
        yield from (_quad(node, SH.resultPath, head), *links)


def _read(index: MemoryIndex, node: Term) -> Result:
    def one(predicate: str) -> Term | None:
        return next(iter(index.objects(node, predicate)), None)

    path, severity, shape = one(SH.resultPath), one(SH.resultSeverity), one(SH.sourceShape)
    component, constraint = one(SH.sourceConstraintComponent), one(SH.sourceConstraint)
    texts = [text for text in index.objects(node, SH.resultMessage) if isinstance(text, Literal)]
    name = severity.value if isinstance(severity, NamedNode) else SH.Violation
    return Result(
        one(SH.focusNode) or node,
        read_path(index, path) if path is not None else None,
        one(SH.value),
        SEVERITIES.get(name, name),
        shape if isinstance(shape, NamedNode | BlankNode) else BlankNode(),
        component.value if isinstance(component, NamedNode) else "",
        constraint if isinstance(constraint, NamedNode | BlankNode) else None,
        Messages({text.language or "": text.value for text in texts}),
    )


def _quad(subject: NamedNode | BlankNode, predicate: str, value: Term) -> Quad:
    return Quad(subject, NamedNode(predicate), value)


def _text(text: str, language: str) -> Literal:
    return Literal(text, language=language) if language else Literal(text)
