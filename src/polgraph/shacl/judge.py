"""Judging one node at a time: to which shapes it conforms, and what it breaks (SHACL 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import RDF, RDFS
from polgraph.shacl.following import follow
from polgraph.shacl.report import Result

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Protocol

    from polgraph.engine import Node, Term
    from polgraph.shacl.index import Index
    from polgraph.shacl.select import Select
    from polgraph.shacl.shape import Shape

    class Asking(Protocol):
        """What evaluates a SPARQL constraint at some nodes."""

        def rows(self, select: Select, shape: Shape, nodes: Collection[Term]) -> list[Result]:
            """Return what *select* finds at *nodes*."""


class Classes:
    """Which node is an instance of which class, in the sense of SHACL 1.1."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._below: dict[str, frozenset[Term]] = {}

    def is_instance(self, node: Term, class_: str) -> bool:
        """Tell whether *node* has a type that is *class_* or below it."""
        types = () if isinstance(node, Literal) else self._index.objects(node, RDF.type)
        return any(one in self.below(class_) for one in types) if types else False

    def below(self, class_: str) -> frozenset[Term]:
        """Return *class_* and all classes below it."""
        if class_ not in self._below:
            found: dict[Term, None] = {NamedNode(class_): None}
            waiting = list(found)
            while waiting:
                more = [one for one in self._index.subjects(RDFS.subClassOf, waiting.pop()) if one not in found]
                found.update(dict.fromkeys(more))
                waiting += more
            self._below[class_] = frozenset(found)
        return self._below[class_]


class Judge:
    """Judges nodes of *index* by *shapes*, and remembers what it found out."""

    def __init__(self, shapes: Mapping[Node, Shape], index: Index, asking: Asking) -> None:
        self.index, self.classes = index, Classes(index)
        self._shapes, self._asking = shapes, asking
        self._known: dict[tuple[Node, Term], bool] = {}

    def conforms(self, shape: Node, node: Term) -> bool:
        """Tell whether *node* breaks nothing of *shape*."""
        key = shape, node
        if key not in self._known:
            self._known[key] = shape not in self._shapes or self._conforms(self._shapes[shape], node)
        return self._known[key]

    def results(self, shape: Shape, focus: Term) -> Iterator[Result]:
        """Yield what *focus* breaks of *shape* and its property shapes, its own SPARQL constraints apart."""
        found = self.values(shape, focus)
        for constraint in shape.constraints:
            for value, path in constraint.broken(self, focus, found):
                yield Result(
                    focus,
                    path or shape.path,
                    value,
                    shape.severity,
                    shape.node,
                    constraint.component,
                    None,
                    shape.message,
                )
        for name in shape.properties:
            if name in self._shapes:
                for value in found:
                    yield from self.results(self._shapes[name], value)

    def values(self, shape: Shape, focus: Term) -> Collection[Term]:
        """Return the value nodes of *shape* at *focus*."""
        if shape.path is None:
            return (focus,)
        if shape.path.iri:
            return self.index.objects(focus, shape.path.iri)
        return follow(self.index, shape.path, focus)

    def _conforms(self, shape: Shape, node: Term) -> bool:
        found = self.values(shape, node)
        for constraint in shape.constraints:
            for _ in constraint.broken(self, node, found):
                return False
        if any(self._asking.rows(select, shape, [node]) for select in shape.selects):
            return False
        return all(self.conforms(name, value) for name in shape.properties for value in found)
