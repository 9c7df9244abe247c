"""What the ontology and the shipped data say of each term, for the pages of the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polgraph.engine import Literal, NamedNode, Quad, parse_file
from polgraph.iris import short_iri
from polgraph.namespaces import PG, RDF

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "kk", "ru")
_RDFS, _SCHEMA, _OWL = "http://www.w3.org/2000/01/rdf-schema#", "https://schema.org/", "http://www.w3.org/2002/07/owl#"
_PROPERTIES = {
    f"{_OWL}ObjectProperty",
    f"{_OWL}DatatypeProperty",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property",
}
_LONGEST = 12
"""So many statements of an example are read; a shorter example is a better one."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or another term of the ontology."""

    iri: str
    name: str
    """Its short IRI, as all names here."""
    types: frozenset[str]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    broader: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]

    def __hash__(self) -> int:
        return hash(self.iri)

    @property
    def is_class(self) -> bool:
        """Whether it is a class."""
        return f"{_OWL}Class" in self.types

    @property
    def is_property(self) -> bool:
        """Whether it is a property."""
        return bool(_PROPERTIES & self.types)


@cache
def terms() -> dict[str, Term]:
    """Return the terms of our namespace by their IRIs, in the order of their names."""
    said = _by_subject(parse_file(str(ROOT / "ontology/polgraph.ttl")))
    return {iri: _term(iri, said[iri]) for iri in sorted(said) if iri.startswith(PG.iri)}


def example(iri: str) -> str:
    """Write the shortest thing of a class that ships, as Turtle without prefixes; nothing if there is none."""
    things = [(len(quads), thing) for thing, quads in _shipped().items() if iri in _values(quads, RDF.type)]
    if not things or min(things)[0] > _LONGEST:
        return ""
    thing = min(things)[1]
    quads = sorted(
        _shipped()[thing], key=lambda quad: (quad.predicate.value != RDF.type, quad.predicate.value, str(quad.object))
    )
    lines = [f"    {_written(quad.predicate)} {_written(quad.object)}" for quad in quads]
    return f"{_written(NamedNode(thing))}\n" + " ;\n".join(lines) + " ."


def _place(quad: Quad) -> tuple[bool, str, str]:
    return quad.predicate.value != RDF.type, quad.predicate.value, str(quad.object)


def _term(iri: str, quads: list[Quad]) -> Term:
    named = {kind: tuple(short_iri(value) for value in _values(quads, name)) for kind, name in _LINKS.items()}
    texts = {kind: _texts(quads, f"{_RDFS}{kind}") for kind in ("label", "comment")}
    types = frozenset(_values(quads, RDF.type))
    return Term(
        iri, short_iri(iri), types, texts["label"], texts["comment"], named["broader"], named["domain"], named["range"]
    )


_LINKS = {
    "broader": f"{_RDFS}subClassOf",
    "domain": f"{_SCHEMA}domainIncludes",
    "range": f"{_SCHEMA}rangeIncludes",
}


def _values(quads: list[Quad], predicate: str) -> list[str]:
    return sorted(
        quad.object.value for quad in quads if quad.predicate.value == predicate and isinstance(quad.object, NamedNode)
    )


def _texts(quads: list[Quad], predicate: str) -> dict[str, str]:
    literals = [quad.object for quad in quads if quad.predicate.value == predicate and isinstance(quad.object, Literal)]
    return {one.language or "": one.value for one in literals}


@cache
def _shipped() -> dict[str, list[Quad]]:
    paths = sorted((ROOT / "data/ttl").rglob("*.ttl"))
    return _by_subject([quad for path in paths for quad in parse_file(str(path))])


def _by_subject(quads: list[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value].append(quad)
    return found


def _written(value: object) -> str:
    """Write a node as Turtle: a short name where that is a name of Turtle, else in full."""
    if not isinstance(value, NamedNode):
        return str(value)
    short = short_iri(value.value)
    plain = short.replace(":", "", 1).replace("-", "").replace("_", "")
    return short if plain.isalnum() and plain.isascii() and not value.value.count("#char=") else str(value)
