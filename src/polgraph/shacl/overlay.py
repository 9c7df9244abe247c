"""Data in memory over a context in the store: few triples looked at often, over many looked at rarely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.shacl.index import MemoryIndex, list_members

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from polgraph.engine import Quad, Term
    from polgraph.engine.merged import MergedGraph
    from polgraph.shacl.respelled import AsWritten


class Overlay:
    """An index over *data* and over *context*, whose *graph* takes the data as well once this is made.

    *new* are the triples of the data that the graph has not, in the default graph.
    """

    def __init__(self, data: Sequence[Quad], context: AsWritten, graph: MergedGraph) -> None:
        self.data, self._context = MemoryIndex(data), context
        self._both = {node for node in self.data.forth if graph.has_subject(node)}
        self.new = [quad for quad in self.data.quads if quad.subject not in self._both or quad not in graph]
        self._shared: dict[tuple[Term, str], Collection[Term]] = {}
        for node in self._both:
            for predicate, values in self.data.forth[node].items():
                self._shared[node, predicate] = {**values, **dict.fromkeys(context.objects(node, predicate))}

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""
        if node not in self.data.forth:
            return self._context.objects(node, predicate)
        if node not in self._both:
            return self.data.forth[node].get(predicate, ())
        return self._shared.get((node, predicate)) or self._context.objects(node, predicate)

    def column(self, nodes: Collection[Term], predicate: str) -> list[tuple[Term, Collection[Term]]]:
        """Return each of *nodes* with its values of *predicate*."""
        if self._both.isdisjoint(nodes):
            forth, outside = self.data.forth, self._context.objects
            return [(n, forth[n].get(predicate, ()) if n in forth else outside(n, predicate)) for n in nodes]
        return [(node, self.objects(node, predicate)) for node in nodes]

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""
        found = self.data.subjects(predicate, value)
        more = [node for node in self._context.subjects(predicate, value) if node not in found]
        return [*found, *(node for node in more if value in self.objects(node, predicate))] if more else found

    def about(self, node: Term) -> Iterator[tuple[str, Term]]:
        """Yield all properties of *node* with their values."""
        own = self.data.forth.get(node, {})
        yield from self.data.about(node)
        if not own or node in self._both:
            pairs: Iterable[tuple[str, Term]] = self._context.about(node)
            yield from ((predicate, value) for predicate, value in pairs if value not in own.get(predicate, ()))

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list; SourceError if it is none."""
        return list_members(self, head)
