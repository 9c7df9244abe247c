"""Triples by subject and by object, with the few look-ups that judging a node takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from polgraph.engine import NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.engine import Term

_NIL = NamedNode(RDF.nil)
_NOTHING: dict[str, dict[Term, None]] = {}


class Index(Protocol):
    """What a judge asks of data, wherever it is kept; properties are named by their IRI."""

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""

    def about(self, node: Term) -> Iterable[tuple[str, Term]]:
        """Return all properties of *node* with their values."""

    def column(self, nodes: Collection[Term], predicate: str) -> list[tuple[Term, Collection[Term]]]:
        """Return each of *nodes* with its values of *predicate*."""


class MemoryIndex:
    """Triples in dictionaries, each once; *quads* are the same in the default graph."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads: list[Quad] = []
        self.forth: dict[Term, dict[str, dict[Term, None]]] = {}
        self._back: dict[str, dict[Term, dict[Term, None]]] = {}
        for quad in quads:
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            properties = self.forth.get(subject)
            if properties is None:
                properties = self.forth[subject] = {}
            if predicate not in properties:
                properties[predicate] = {value: None}
            elif value in properties[predicate]:
                continue
            else:
                properties[predicate][value] = None
            self.quads.append(Quad(subject, quad.predicate, value))

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""
        return self.forth[node].get(predicate, ()) if node in self.forth else ()

    def column(self, nodes: Collection[Term], predicate: str) -> list[tuple[Term, Collection[Term]]]:
        """Return each of *nodes* with its values of *predicate*."""
        return [(node, self.forth.get(node, _NOTHING).get(predicate, ())) for node in nodes]

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""
        return self._backwards(predicate).get(value, ())

    def subjects_of(self, predicate: str) -> list[Term]:
        """Return the nodes that have *predicate*."""
        return [node for node, properties in self.forth.items() if predicate in properties]

    def about(self, node: Term) -> Iterator[tuple[str, Term]]:
        """Yield all properties of *node* with their values."""
        for predicate, values in self.forth.get(node, _NOTHING).items():
            for value in values:
                yield predicate, value

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list; SourceError if it is none."""
        return list_members(self, head)

    def _backwards(self, predicate: str) -> dict[Term, dict[Term, None]]:
        """Return the subjects of one property by its value, found when they are first asked for."""
        if predicate not in self._back:
            found = self._back[predicate] = {}
            for node, properties in self.forth.items():
                for value in properties.get(predicate, ()):
                    found.setdefault(value, {})[node] = None
        return self._back[predicate]


def list_members(index: Index, head: Term) -> list[Term]:
    """Return the members of the RDF list at *head*; SourceError if it is circular, open or forked."""
    found: list[Term] = []
    seen = set()
    while head != _NIL:
        first, rest = index.objects(head, RDF.first), index.objects(head, RDF.rest)
        if head in seen or len(first) != 1 or len(rest) != 1:
            raise SourceError(f"the list at {head} is not well-formed; expected one rdf:first and rdf:rest a member")
        seen.add(head)
        found += first
        (head,) = rest
    return found
