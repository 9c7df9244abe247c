"""One graph made of many, in the engine's own store: each triple once, whichever graph it stood in."""

from __future__ import annotations

from contextlib import contextmanager

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from polgraph.engine.files import QuadFiles
from polgraph.engine.parse import FORMS, UNREADABLE, parse_quads
from polgraph.errors import QueryError, SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.engine.terms import Term
    from polgraph.resources import Path

_MARK = NamedNode("urn:polgraph:marked")


class MergedGraph:
    """Triples in the default graph; marks, which name sets of nodes for queries, in graphs of their own."""

    def __init__(self) -> None:
        self._store = Store()
        self._marks = 0

    def __len__(self) -> int:
        """Count the triples, and the marks that were not taken away."""
        return len(self._store)

    def __contains__(self, quad: Quad) -> bool:
        """Tell whether a triple of the default graph is there."""
        return quad in self._store

    def has_subject(self, node: Term) -> bool:
        """Tell whether anything is said about *node*."""
        found = self._store.quads_for_pattern(node, None, None, DefaultGraph())  # type: ignore[arg-type]
        return next(iter(found), None) is not None

    def load(self, path: Path | str, form: str) -> None:
        """Read a file of any size without keeping it in Python; SourceError if it cannot be read."""
        rdf_format = FORMS[form]
        try:
            if rdf_format.supports_datasets:
                self._store.bulk_extend(_in_default(parse_quads(path, form)))
            else:
                self._store.bulk_load(path=str(path), format=rdf_format, to_graph=DefaultGraph())
        except UNREADABLE as exc:
            raise SourceError(f"{path}: {' '.join(str(exc).split())}") from exc

    def add(self, quads: Iterable[Quad]) -> None:
        """Add triples of the default graph."""
        self._store.extend(quads)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take triples of the default graph away."""
        for quad in quads:
            self._store.remove(quad)

    def add_merged(self, quads: Iterable[Quad]) -> None:
        """Add triples, whichever graph they stand in."""
        if isinstance(quads, QuadFiles):
            for path in quads.paths:
                self._store.load(path=path, format=FORMS["turtle"], to_graph=DefaultGraph())
            quads = quads.others
        self._store.bulk_extend(_in_default(quads))

    def quads(self, where: str) -> Iterator[Quad]:
        """Yield a quad for each ?subject, ?property and ?value that the patterns *where* bind."""
        for row in self.tuples(f"SELECT DISTINCT ?subject ?property ?value WHERE {{ {where} }}"):
            yield Quad(*row)  # type: ignore[arg-type]  # a subject and a property are no literals

    def mark(self, nodes: Iterable[Term], variable: str = "this") -> str:
        """Give *nodes* a mark, and return the triple pattern that binds them to *variable*."""
        graph = self._marking()
        self._store.extend(Quad(_MARK, _MARK, node, graph) for node in nodes)
        return f"GRAPH {graph} {{ {_MARK} {_MARK} ?{variable} }}"

    def mark_pairs(self, pairs: Iterable[tuple[Term, Term]], second: str) -> str:
        """Mark *pairs* of nodes, and return the triple pattern that binds them to ?this and *second*."""
        graph = self._marking()
        self._store.bulk_extend(Quad(one, _MARK, other, graph) for one, other in pairs)  # type: ignore[arg-type]
        return f"GRAPH {graph} {{ ?this {_MARK} {second} }}"

    def unmark(self) -> None:
        """Take all marks away."""
        for graph in list(self._store.named_graphs()):
            self._store.remove_graph(graph)

    def rows(self, sparql: str) -> Iterator[dict[str, Term]]:
        """Yield the rows of a SELECT, each with what is bound in it; QueryError if it fails."""
        with _failures_told():
            found = self._select(sparql)
            names = [variable.value for variable in found.variables]
            for row in found:
                yield {name: value for name, value in zip(names, row, strict=True) if value is not None}

    def tuples(self, sparql: str) -> Iterator[list[Term]]:
        """Yield the rows of a SELECT in which everything is bound; QueryError if it fails."""
        with _failures_told():
            for row in self._select(sparql):
                yield list(row)

    def objects(self, node: Term, predicate: str) -> Collection[Term]:
        """Return the values of *predicate* at *node*."""
        if not isinstance(node, NamedNode | BlankNode):
            return ()
        found = self._store.quads_for_pattern(node, NamedNode(predicate), None, DefaultGraph())
        return [quad.object for quad in found]

    def column(self, nodes: Iterable[Term], predicate: str) -> list[tuple[Term, Collection[Term]]]:
        """Return each of *nodes* with its values of *predicate*."""
        return [(node, self.objects(node, predicate)) for node in nodes]

    def subjects(self, predicate: str, value: Term) -> Collection[Term]:
        """Return the nodes that have *value* for *predicate*."""
        found = self._store.quads_for_pattern(None, NamedNode(predicate), value, DefaultGraph())
        return [quad.subject for quad in found]

    def about(self, node: Term) -> Iterator[tuple[str, Term]]:
        """Yield all properties of *node* with their values."""
        if isinstance(node, NamedNode | BlankNode):
            for quad in self._store.quads_for_pattern(node, None, None, DefaultGraph()):
                yield quad.predicate.value, quad.object

    def _select(self, sparql: str) -> QuerySolutions:
        found = self._store.query(sparql)
        if not isinstance(found, QuerySolutions):
            raise QueryError("the query is no SELECT; expected one")
        return found

    def _marking(self) -> NamedNode:
        self._marks += 1
        return NamedNode(f"urn:polgraph:marks:{self._marks}")


@contextmanager
def _failures_told() -> Iterator[None]:
    """Raise what the engine does as our own error."""
    try:
        yield
    except (OSError, RuntimeError, SyntaxError) as exc:
        raise QueryError(f"the query failed: {' '.join(str(exc).split())[:200]}") from exc


def syntax_error(sparql: str) -> str:
    """Say why *sparql* cannot be read; empty if it can."""
    try:
        Store().query(sparql)
    except (SyntaxError, RuntimeError) as exc:
        return " ".join(str(exc).split())[:120]
    return ""


def _in_default(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
