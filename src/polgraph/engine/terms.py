"""Values to terms, and terms to the text that the engine itself serialises."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from polgraph.errors import SourceError
from polgraph.namespaces import XSD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

Object = NamedNode | Literal
Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple

__all__ = [
    "BlankNode",
    "Literal",
    "NamedNode",
    "Node",
    "Object",
    "Quad",
    "Term",
    "Triple",
    "instant",
    "linked",
    "literal",
    "triple",
]


def literal(value: str | float | bool, *, language: str | None = None, datatype: str | None = None) -> Literal:
    """Make a literal: text with a language, or a value with its XSD type; floats become decimals as written."""
    if language:
        return Literal(str(value), language=language)
    if datatype:
        return Literal(str(value), datatype=NamedNode(datatype))
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=NamedNode(XSD.boolean))
    if isinstance(value, int):
        return Literal(str(value), datatype=NamedNode(XSD.integer))
    if isinstance(value, float):
        from decimal import Decimal

        return Literal(f"{Decimal(repr(value)):f}", datatype=NamedNode(XSD.decimal))
    return Literal(value)


def triple(subject: str, predicate: str, value: Object) -> Triple:
    """Make a triple; SourceError if an IRI is not one."""
    try:
        return Triple(NamedNode(subject), NamedNode(predicate), value)
    except ValueError as exc:
        raise SourceError(f"{subject} cannot be written as an IRI; expected one without blanks or quotes") from exc


def linked(about: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[Triple]:
    """Yield the triples of subjects that each have pairs of a property and the IRI of its value."""
    for subject, links in about.items():
        yield from (triple(subject, predicate, NamedNode(value)) for predicate, value in links)


def instant(when: datetime) -> str:
    """Write a time in UTC as XSD does in its canonical form, which every store keeps."""
    from datetime import UTC

    day, dot, fraction = when.astimezone(UTC).isoformat().removesuffix("+00:00").partition(".")
    return f"{day}{dot}{fraction.rstrip('0')}Z"
