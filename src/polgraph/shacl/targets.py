"""The nodes that shapes are for (SHACL 2.1.3), over an index in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.engine import Term
    from polgraph.shacl.classes import Classes
    from polgraph.shacl.index import Index, MemoryIndex
    from polgraph.shacl.shape import Shape, Target


class FocusNodes:
    """Finds focus nodes among the subjects of *data*, whatever *index* knows of them besides."""

    def __init__(self, data: MemoryIndex, index: Index, classes: Classes) -> None:
        self._data, self._index, self._classes = data, index, classes
        self._by_type: dict[Term, list[Term]] = {}
        self._by_class: dict[str, Collection[Term]] = {}
        for node in data.forth:
            for type_ in index.objects(node, RDF.type):
                self._by_type.setdefault(type_, []).append(node)

    def of(self, shape: Shape) -> Collection[Term]:
        """Return the focus nodes of *shape*, each once."""
        if len(shape.targets) == 1:
            return self._of_target(shape.targets[0])
        return dict.fromkeys(node for target in shape.targets for node in self._of_target(target))

    def _of_target(self, target: Target) -> Collection[Term]:
        if target.kind == "node" or not isinstance(target.term, NamedNode):
            return (target.term,)
        if target.kind == "class":
            return self._of_class(target.term.value)
        predicate = target.term.value
        if target.kind == "subjects-of":
            return [node for node in self._data.forth if self._index.objects(node, predicate)]
        elsewhere = (node for node in self._data.forth if self._index.subjects(predicate, node))
        return dict.fromkeys([*_objects_of(self._data, predicate), *elsewhere])

    def _of_class(self, class_: str) -> Collection[Term]:
        if class_ not in self._by_class:
            types = self._classes.below(class_)
            found = (node for type_, nodes in self._by_type.items() if type_ in types for node in nodes)
            self._by_class[class_] = dict.fromkeys(found)
        return self._by_class[class_]


def _objects_of(index: MemoryIndex, predicate: str) -> Iterator[Term]:
    return (value for properties in index.forth.values() for value in properties.get(predicate, ()))
