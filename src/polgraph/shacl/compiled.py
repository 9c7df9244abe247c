"""The compiled engine: core constraints over an index, each SPARQL constraint as one query for all its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine.files import QuadFiles
from polgraph.engine.merged import MergedGraph
from polgraph.namespaces import RDFS
from polgraph.shacl.asking import Asking
from polgraph.shacl.classes import Classes
from polgraph.shacl.fallback import judged_by_pyshacl, judges_of
from polgraph.shacl.judge import Judge
from polgraph.shacl.overlay import Overlay
from polgraph.shacl.reading import read_shapes
from polgraph.shacl.report import Judged
from polgraph.shacl.respelled import AsWritten, spellings
from polgraph.shacl.targets import FocusNodes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from polgraph.engine import Node, Quad, Term
    from polgraph.shacl.reading import Shapes
    from polgraph.shacl.report import Result
    from polgraph.shacl.shape import Shape


class Validator:
    """Shapes and a context, made ready once for any number of graphs."""

    def __init__(self, shapes: Sequence[Quad], context: Sequence[Quad] = ()) -> None:
        self._shapes = read_shapes(shapes)
        self._selecting = _selecting(self._shapes.by_node)
        self._context = context
        self._graph = MergedGraph()
        self._graph.add_merged(context)
        self._below = AsWritten(self._graph, lambda: context.others if isinstance(context, QuadFiles) else context)
        self._classes: dict[str, frozenset[Term]] = {}  # of the context, for data that says nothing about classes

    def results(self, data: Sequence[Quad]) -> list[Result]:
        """Return what the subjects of *data* break; SourceError or QueryError if a shape cannot be used."""
        return self.judged(data).results

    def judged(self, data: Sequence[Quad]) -> Judged:
        """Return the same, which engine judged by which shape, and at how many nodes."""
        spelled = spellings(quad.object for quad in data) | self._below.spellings
        shapes = self._shapes.without_letters() if spelled else self._shapes
        found, checked = self._by_compiled(data, shapes, spelled)
        found += judged_by_pyshacl(shapes, lambda: [*data, *self._context])
        return Judged(found, judges_of(shapes), checked)

    def _by_compiled(self, data: Sequence[Quad], shapes: Shapes, spelled: dict[Term, Term]) -> tuple[list[Result], int]:
        index = Overlay(data, self._below, self._graph)
        self._graph.add(index.new)
        try:
            asking = Asking(self._graph, index, spelled)
            classes = Classes(index, None if index.data.subjects_of(RDFS.subClassOf) else self._classes)
            judge = Judge(self._shapes.by_node, index, asking, classes)
            focus = FocusNodes(index.data, index, judge.classes)
            targeted = [(shape, focus.of(shape)) for shape in shapes.by_node.values() if shape.targets]
            able = [(shape, nodes) for shape, nodes in targeted if shape.node not in shapes.uncompiled]
            found = [result for shape, nodes in able for result in self._of(shape, nodes, judge, asking)]
            return found, len({node for _, nodes in targeted for node in nodes})
        finally:
            self._graph.unmark()
            self._graph.remove(index.new)

    def _of(self, shape: Shape, nodes: Collection[Term], judge: Judge, asking: Asking) -> Iterator[Result]:
        yield from judge.results(shape, nodes)
        if shape.node in self._selecting and nodes:
            yield from self._selected(shape, nodes, judge, asking)

    def _selected(self, shape: Shape, nodes: Collection[Term], judge: Judge, asking: Asking) -> Iterator[Result]:
        """Yield what the SPARQL constraints of *shape* and of its property shapes find at *nodes*."""
        for select in shape.selects:
            yield from asking.rows(select, shape, nodes)
        inner = [name for name in shape.properties if name in self._selecting]
        values = judge.values(judge.rows(shape, nodes)) if inner else ()
        for name in inner:
            yield from self._selected(self._shapes.by_node[name], values, judge, asking)


def results(data: list[Quad], context: Sequence[Quad], shapes: list[Quad]) -> Judged:
    """Return what *data* breaks, and which engine judged by which shape."""
    return Validator(shapes, context).judged(data)


def _selecting(shapes: dict[Node, Shape]) -> set[Node]:
    """Return the shapes that have SPARQL constraints, themselves or in the property shapes below them."""
    found = {node for node, shape in shapes.items() if shape.selects}
    while more := {node for node, shape in shapes.items() if node not in found and found & {*shape.properties}}:
        found |= more
    return found
