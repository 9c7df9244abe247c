"""Judging one node at a time: to which shapes it conforms, and what it breaks (SHACL 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.shacl.classes import Classes
from polgraph.shacl.following import follow
from polgraph.shacl.report import Result
from polgraph.shacl.shape import selecting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Protocol

    from polgraph.engine import Node, Term
    from polgraph.shacl.index import Index
    from polgraph.shacl.select import Select
    from polgraph.shacl.shape import Constraint, Rows, Shape

    class Asking(Protocol):
        """What evaluates a SPARQL constraint at some nodes."""

        def rows(self, select: Select, shape: Shape, nodes: Collection[Term]) -> list[Result]:
            """Return what *select* finds at *nodes*."""


class Judge:
    """Judges nodes of *index* by *shapes*, and remembers what it found out."""

    def __init__(
        self, shapes: Mapping[Node, Shape], index: Index, asking: Asking, classes: Classes | None = None
    ) -> None:
        self.index, self.classes = index, classes or Classes(index)
        self._shapes, self._asking = shapes, asking
        self._selecting = selecting(shapes)
        self._known: dict[tuple[Node, Term], bool] = {}

    def conforms(self, shape: Node, node: Term) -> bool:
        """Tell whether *node* breaks nothing of *shape*."""
        key = shape, node
        if key not in self._known:
            self._known[key] = shape not in self._shapes or self._conforms(self._shapes[shape], node)
        return self._known[key]

    def results(self, shape: Shape, nodes: Collection[Term]) -> Iterator[Result]:
        """Yield what *nodes* break of *shape* and its property shapes, the SPARQL constraints apart."""
        rows = self.rows(shape, nodes)
        for constraint in shape.constraints:
            yield from self.broken(shape, constraint, rows)
        inner = nodes if shape.path is None else self.values(rows)
        for name in shape.properties if inner else ():
            if name in self._shapes:
                yield from self.results(self._shapes[name], inner)

    def selected(self, shape: Shape, nodes: Collection[Term]) -> Iterator[Result]:
        """Yield what the SPARQL constraints of *shape* and of its property shapes find at *nodes*."""
        for select in shape.selects:
            yield from self._asking.rows(select, shape, nodes)
        inner = [self._shapes[name] for name in shape.properties if name in self._selecting]
        values = self.values(self.rows(shape, nodes)) if inner else ()
        for one in inner if values else ():
            yield from self.selected(one, values)

    def broken(self, shape: Shape, constraint: Constraint, rows: Rows) -> Iterator[Result]:
        """Yield what breaks one *constraint* of *shape* among *rows*."""
        for focus, value, path in constraint.broken(self, rows):
            yield Result(
                focus, path or shape.path, value, shape.severity, shape.node, constraint.component, None, shape.message
            )

    def rows(self, shape: Shape, nodes: Collection[Term]) -> Rows:
        """Return *nodes* with their value nodes by *shape*."""
        if shape.path is None:
            return [(node, (node,)) for node in nodes]
        if shape.path.iri:
            return self.index.column(nodes, shape.path.iri)
        return [(node, follow(self.index, shape.path, node)) for node in nodes]

    @staticmethod
    def values(rows: Rows) -> Collection[Term]:
        """Return the values of all *rows*, each as often as it is reached: that many results are due for it."""
        return [value for _, found in rows for value in found]

    def _conforms(self, shape: Shape, node: Term) -> bool:
        rows = self.rows(shape, (node,))
        for constraint in shape.constraints:
            for _ in constraint.broken(self, rows):
                return False
        if any(self._asking.rows(select, shape, [node]) for select in shape.selects):
            return False
        return all(self.conforms(name, value) for name in shape.properties for value in self.values(rows))
