"""Kinds of faults: what becomes of the values of one property at one node, or of all that is said of the node."""

from __future__ import annotations

from collections.abc import Callable

from polgraph.engine import BlankNode, Literal, NamedNode, Quad, Term
from polgraph.iris import ID
from polgraph.namespaces import NIF, PG, RDF, XSD

OTHER = NamedNode(f"{ID}nothing/here")
GONE = NamedNode(f"{ID}nothing/anywhere")
LONG = "слово " * 120


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(datatype))


# By its name, the values that a value of a property turns into.
OF_VALUES: dict[str, Callable[[Term], list[Term]]] = {
    "dropped": lambda value: [],
    "and one more": lambda value: [value, OTHER if isinstance(value, NamedNode) else Literal("another", language="ru")],
    "and a blank node": lambda value: [value, BlankNode("more")],
    "dangling": lambda value: [GONE],
    "blank": lambda value: [BlankNode("nobody")],
    "its address as text": lambda value: [Literal(value.value)],
    "of the wrong class": lambda value: [NamedNode(f"{ID}region/KZ-47")],
    "of the wrong scheme": lambda value: [NamedNode(f"{ID}review/unreviewed")],
    "a class": lambda value: [NamedNode(PG.Release)],
    "an address elsewhere": lambda value: [NamedNode("http://localhost/x")],
    "plain text": lambda value: [Literal(f"{value.value} ")],
    "empty": lambda value: [Literal("")],
    "empty in Russian": lambda value: [Literal("", language="ru")],
    "in German": lambda value: [Literal("Wort", language="de")],
    "in a language in capitals": lambda value: [Literal("слово", language="RU")],
    "twice in one language": lambda value: [Literal("раз", language="ru"), Literal("два", language="ru")],
    "long": lambda value: [Literal(LONG, language="ru")],
    "of two lines": lambda value: [Literal("одна\nдве", language="ru")],
    "a word for a number": lambda value: [typed("many", XSD.integer)],
    "a wrong year": lambda value: [typed("0204-01-31", XSD.date)],
    "a day that no calendar has": lambda value: [typed("2024-13-45", XSD.date)],
    "a day for all": lambda value: [typed("2024-02-29", XSD.date)],
    "a time for a day": lambda value: [typed("2024-01-31T10:00:00", f"{XSD.iri}dateTime")],
    "negative": lambda value: [typed("-7", XSD.integer)],
    "zero": lambda value: [typed("0", XSD.integer)],
    "very large": lambda value: [typed("1000000000000", XSD.integer)],
    "a fraction": lambda value: [typed("82.80", XSD.decimal)],
    "a spelling of its own": lambda value: [typed("007", XSD.integer)],
    "no number": lambda value: [typed("NaN", f"{XSD.iri}double")],
    "true": lambda value: [typed("1", XSD.boolean)],
}
SWAPPED = {PG.lowerBound: PG.upperBound, PG.firstDay: PG.lastDay, NIF.beginIndex: NIF.endIndex}


def _renamed(quads: list[Quad], name: NamedNode) -> list[Quad]:
    return [Quad(name, quad.predicate, quad.object) for quad in quads]


def _swapped(quads: list[Quad]) -> list[Quad]:
    names = SWAPPED | {after: before for before, after in SWAPPED.items()}
    return [Quad(q.subject, NamedNode(names.get(q.predicate.value, q.predicate.value)), q.object) for q in quads]


def _typed(quads: list[Quad], *classes: str) -> list[Quad]:
    node = quads[0].subject
    others = [quad for quad in quads if quad.predicate.value != RDF.type]
    return [*others, *(Quad(node, NamedNode(RDF.type), NamedNode(iri)) for iri in classes)]


# By its name, what is said of a node becomes of it.
OF_NODES: dict[str, Callable[[list[Quad]], list[Quad]]] = {
    "gone": lambda quads: [],
    "without a class": _typed,
    "of another class": lambda quads: _typed(quads, PG.Mention),
    "of two classes": lambda quads: [*quads, *_typed(quads[:1], PG.Tenure)],
    "said twice under two names": lambda quads: [*quads, *_renamed(quads, OTHER)],
    "under another name": lambda quads: _renamed(quads, OTHER),
    "with bounds the wrong way round": _swapped,
    "a part of itself": lambda quads: [*quads, Quad(quads[0].subject, NamedNode(PG.partOf), quads[0].subject)],
    "with a property that does not exist": lambda quads: [*quads, Quad(quads[0].subject, OTHER, OTHER)],
    "with a class and nothing else": lambda quads: [quad for quad in quads if quad.predicate.value == RDF.type],
}
