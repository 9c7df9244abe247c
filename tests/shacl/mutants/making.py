"""Mutants: invented releases with a fault each, and what the shapes must say of it, by their own words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from polgraph.engine import Literal, NamedNode, Node, Quad, Term
from polgraph.namespaces import RDF, SH, XSD
from polgraph.shacl.index import MemoryIndex
from tests.shacl.mutants.faults import LONG, OF_NODES, OF_VALUES

LARGEST = 200  # places taken: two by a mutant at a property
ANY = "any"
Kind = tuple[str, str, str]


@dataclass(frozen=True)
class Mutant:
    """A fault at a node, at one of its properties unless it is about the whole node."""

    fault: str
    node: Node
    class_: str
    predicate: str


class Releases:
    """Releases as one graph, whose nodes can be given faults, but for those *known* elsewhere."""

    def __init__(self, releases: Iterable[list[Quad]], known: Iterable[str]) -> None:
        self.about: dict[Node, dict[Quad, None]] = {}
        for quads in releases:
            for quad in quads:
                self.about.setdefault(quad.subject, {})[Quad(quad.subject, quad.predicate, quad.object)] = None
        self.places: dict[tuple[str, str], list[Node]] = {}
        elsewhere = set(known)
        for node, quads in self.about.items():
            classes = [quad.object.value for quad in quads if quad.predicate.value == RDF.type]
            if classes and node.value not in elsewhere:
                for predicate in {quad.predicate.value for quad in quads} - {RDF.type} | {""}:
                    self.places.setdefault((classes[0], predicate), []).append(node)

    def kinds(self) -> list[Kind]:
        """Return every fault at every property of every class, and at every class."""
        return [(fault, *place) for place in sorted(self.places) for fault in (OF_VALUES if place[1] else OF_NODES)]

    def retypes(self, kind: Kind) -> bool:
        """Tell whether a fault puts something where nothing of its type has a place."""
        fault, class_, predicate = kind
        if not predicate:
            return False
        node = self.places[class_, predicate][0]
        value = next(quad.object for quad in self.about[node] if quad.predicate.value == predicate)
        return any(_family(new) != _family(value) for new in OF_VALUES[fault](value))

    def batches(self, kinds: list[Kind], source: random.Random) -> list[list[Mutant]]:
        """Return a mutant of each kind, none of a batch at the same property or at the whole of the same node."""
        found: list[list[Mutant]] = []
        taken: list[set[tuple[Node, str]]] = []
        source.shuffle(kinds)
        for fault, class_, predicate in kinds:
            nodes = source.sample(places := self.places[class_, predicate], len(places))
            free = ((n, node) for n in range(len(found)) for node in nodes if _is_free(taken[n], node, predicate))
            n, node = next(free, (len(found), nodes[0]))
            if n == len(found):
                found.append([])
                taken.append(set())
            taken[n] |= {(node, predicate), (node, predicate and ANY)}
            found[n].append(Mutant(fault, node, class_, predicate))
        return found

    def with_faults(self, mutants: Iterable[Mutant]) -> list[Quad]:
        """Return all triples, those about the nodes of the *mutants* as the faults have them."""
        about = dict(self.about)
        for mutant in mutants:
            about[mutant.node] = dict.fromkeys(_mutated(mutant, list(about[mutant.node])))
        return [quad for quads in about.values() for quad in quads]


def _is_free(taken: set[tuple[Node, str]], node: Node, predicate: str) -> bool:
    wanted = {(node, predicate), (node, "")} if predicate else {(node, ANY), (node, "")}
    return len(taken) < LARGEST and not taken & wanted


def _mutated(mutant: Mutant, quads: list[Quad]) -> Iterator[Quad]:
    if not mutant.predicate:
        yield from OF_NODES[mutant.fault](quads)
        return
    value = next(quad.object for quad in quads if quad.predicate.value == mutant.predicate)
    yield from (quad for quad in quads if quad.predicate.value != mutant.predicate)
    for new in OF_VALUES[mutant.fault](value):
        yield Quad(mutant.node, NamedNode(mutant.predicate), new)


def _family(term: Term) -> str:
    """Return what can be compared with *term*: numbers with numbers, days with days."""
    if not isinstance(term, Literal):
        return type(term).__name__
    name = term.datatype.value.removeprefix(XSD.iri)
    numbers = name in ("integer", "decimal")
    good = re.fullmatch(r"-?[\d.]+" if numbers else "[0-9]{4}-(?:0[1-9]|1[0-2])-[0-3][0-9]", term.value)
    return ("number" if numbers else name) if good or name not in ("integer", "decimal", "date") else "ill-formed"


def _always(_: Term) -> bool:
    return True


def _number(term: Term) -> int:
    return int(term.value) if isinstance(term, Literal) and term.datatype.value == XSD.integer else -1


def _but(*datatypes: str) -> Callable[[Term], bool]:
    return lambda term: term.value not in datatypes


# What a fault breaks, wherever a property shape asks for it: the parameter, its component, and of which values of it.
DESIGNED: dict[str, tuple[str, str, Callable[[Term], bool]]] = {
    "a class": (SH.datatype, "Datatype", _always),
    "a day that no calendar has": (SH.datatype, "Datatype", _always),
    "a time for a day": (SH.datatype, "Datatype", _but(f"{XSD.iri}dateTime")),
    "a word for a number": (SH.datatype, "Datatype", _always),
    "and one more": (SH.maxCount, "MaxCount", lambda term: _number(term) == 1),
    "blank": (SH.nodeKind, "NodeKind", lambda term: term.value == SH.IRI),
    "dangling": (f"{SH.iri}class", "Class", _always),
    "dropped": (SH.minCount, "MinCount", lambda term: _number(term) > 0),
    "in German": (SH.languageIn, "LanguageIn", _always),
    "its address as text": (f"{SH.iri}class", "Class", _always),
    "long": (SH.maxLength, "MaxLength", lambda term: _number(term) < len(LONG)),
    "negative": (SH.minInclusive, "MinInclusive", lambda term: _number(term) >= 0),
    "no number": (SH.datatype, "Datatype", _but(f"{XSD.iri}double")),
    "plain text": (SH.datatype, "Datatype", _but(XSD.string)),
    "twice in one language": (SH.uniqueLang, "UniqueLang", _always),
    "very large": (SH.maxInclusive, "MaxInclusive", _always),
}


def expected(mutant: Mutant, shapes: MemoryIndex) -> set[tuple[str, str, str]]:
    """Return focus, shape and component of what *mutant* was designed to break."""
    if mutant.fault not in DESIGNED:
        return set()
    parameter, component, breaks = DESIGNED[mutant.fault]
    own = shapes.subjects(SH.targetClass, NamedNode(mutant.class_))
    asked = [shape for one in own for shape in shapes.objects(one, SH.property)]
    asked = [shape for shape in asked if NamedNode(mutant.predicate) in shapes.objects(shape, SH.path)]
    broken = [shape for shape in asked if any(map(breaks, shapes.objects(shape, parameter)))]
    return {(str(mutant.node), str(shape), f"{component}ConstraintComponent") for shape in broken}
