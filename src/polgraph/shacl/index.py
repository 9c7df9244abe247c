"""Triples by subject and by object, with the few look-ups that judging a node takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from polgraph.engine import NamedNode
from polgraph.errors import SourceError
from polgraph.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.engine import Quad, Term

_NIL = NamedNode(RDF.nil)


class Index(Protocol):
    """What a judge asks of data, wherever it is kept; properties are named by their IRI."""

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""

    def about(self, node: Term) -> Iterable[tuple[str, Term]]:
        """Return all properties of *node* with their values."""

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list; SourceError if it is none."""


class MemoryIndex:
    """Triples in dictionaries, each once; *below* holds more of them, looked at as well and never changed."""

    def __init__(self, quads: Iterable[Quad], below: MemoryIndex | None = None) -> None:
        self.below = below
        self.forth: dict[Term, dict[str, dict[Term, None]]] = {}
        self._back: dict[Term, dict[str, dict[Term, None]]] | None = None
        for quad in quads:
            predicate, value = quad.predicate.value, quad.object
            if not (below and value in below.objects(quad.subject, predicate)):
                self.forth.setdefault(quad.subject, {}).setdefault(predicate, {})[value] = None

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""
        found: Collection[Term] = self.forth[node].get(predicate, ()) if node in self.forth else ()
        if self.below is not None and (more := self.below.objects(node, predicate)):
            return [*found, *more]
        return found

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""
        found: Collection[Term] = self._backwards().get(value, {}).get(predicate, ())
        if self.below is not None and (more := self.below.subjects(predicate, value)):
            return [*found, *more]
        return found

    def about(self, node: Term) -> Iterator[tuple[str, Term]]:
        """Yield all properties of *node* with their values."""
        for predicate, values in self.forth.get(node, {}).items():
            for value in values:
                yield predicate, value
        if self.below is not None:
            yield from self.below.about(node)

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list; SourceError if it is none."""
        return list_members(self, head)

    def _backwards(self) -> dict[Term, dict[str, dict[Term, None]]]:
        """Return subjects by object and property, made when it is first asked for."""
        if self._back is None:
            self._back = {}
            for node, properties in self.forth.items():
                for predicate, values in properties.items():
                    for value in values:
                        self._back.setdefault(value, {}).setdefault(predicate, {})[node] = None
        return self._back


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
