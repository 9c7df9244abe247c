"""Literals that the store spells anew, such as 1 for 01, kept beside it as they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal
from polgraph.engine.values import kept_as
from polgraph.namespaces import XSD
from polgraph.shacl.index import MemoryIndex, list_members

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from polgraph.engine import Quad, Term
    from polgraph.engine.merged import MergedGraph

_NOTHING = MemoryIndex(())
# What the store keeps as it is written; it may spell any other literal of XML Schema anew, or with another datatype.
_KEPT = {
    datatype: re.compile(pattern)
    for datatype, pattern in {
        XSD.boolean: "true|false",
        XSD.date: "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        XSD.decimal: r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?",
        XSD.integer: "0|-?[1-9][0-9]{0,17}",
    }.items()
}


def is_respelled(term: Term) -> bool:
    """Tell whether the store gives back *term* in another spelling."""
    if not isinstance(term, Literal):
        return False
    if term.language:
        return not term.language.islower()
    datatype = term.datatype.value
    if datatype == XSD.string or (datatype in _KEPT and _KEPT[datatype].fullmatch(term.value)):
        return False
    return datatype.startswith(XSD.iri) and kept_as(term) != term


def is_spelling(term: Term, kept: Term) -> bool:
    """Tell whether the store keeps *term* as *kept*."""
    return isinstance(term, Literal) and is_respelled(term) and kept_as(term) == kept


@dataclass(frozen=True, slots=True)
class Respelled:
    """The literals that a store spells anew, and where they stand."""

    spellings: dict[Term, Term]
    """How they are written, by what the store keeps of them."""
    properties: frozenset[str] = frozenset()
    """The properties that have one of them."""
    retyped: frozenset[str] = frozenset()
    """Those of these properties for which the store changes a datatype too."""
    as_nodes: bool = False
    """The shapes target one of them by name."""

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.spellings)

    def __or__(self, other: Respelled) -> Respelled:
        """Return both together."""
        return Respelled(
            self.spellings | other.spellings,
            self.properties | other.properties,
            self.retyped | other.retyped,
            self.as_nodes or other.as_nodes,
        )


def respelled_in(quads: Iterable[Quad], named: Iterable[Term] = ()) -> Respelled:
    """Return the respelled literals among the values of *quads* and the nodes that shapes have *named*."""
    found = [(quad.predicate.value, quad.object) for quad in quads if is_respelled(quad.object)]
    nodes = [term for term in named if is_respelled(term)]
    kept = {term: kept_as(term) for term in (*nodes, *(term for _, term in found)) if isinstance(term, Literal)}
    return Respelled(
        {kept: term for term, kept in kept.items()},
        frozenset(predicate for predicate, _ in found),
        frozenset(one for one, term in found if isinstance(term, Literal) and kept[term].datatype != term.datatype),
        bool(nodes),
    )


class AsWritten:
    """An index over *graph* that gives literals as they are written in *quads*, which it was loaded from.

    *named* are literals that the shapes name.
    """

    def __init__(self, graph: MergedGraph, quads: Callable[[], Iterable[Quad]], named: Iterable[Term] = ()) -> None:
        self._graph = graph
        places = {(quad.subject, quad.predicate) for quad in quads() if is_respelled(quad.object)}
        self.apart = MemoryIndex(q for q in quads() if (q.subject, q.predicate) in places) if places else _NOTHING
        self.respelled = respelled_in(self.apart.quads, named)

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""
        apart = self.apart.forth.get(node, {}).get(predicate)
        return self._graph.objects(node, predicate) if apart is None else apart

    def column(self, nodes: Collection[Term], predicate: str) -> list[tuple[Term, Collection[Term]]]:
        """Return each of *nodes* with its values of *predicate*."""
        return [(node, self.objects(node, predicate)) for node in nodes]

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""
        found = dict.fromkeys(self.apart.subjects(predicate, value))
        forth = self.apart.forth
        others = (node for node in self._graph.subjects(predicate, value) if predicate not in forth.get(node, {}))
        return {**found, **dict.fromkeys(others)}

    def about(self, node: Term) -> Iterator[tuple[str, Term]]:
        """Yield all properties of *node* with their values."""
        apart = self.apart.forth.get(node, {})
        yield from self.apart.about(node)
        yield from ((predicate, value) for predicate, value in self._graph.about(node) if predicate not in apart)

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list; SourceError if it is none."""
        return list_members(self, head)
