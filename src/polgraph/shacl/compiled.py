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
from polgraph.shacl.respelled import AsWritten, Respelled, respelled_in
from polgraph.shacl.targets import FocusNodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.engine import Quad, Term
    from polgraph.shacl.reading import Shapes
    from polgraph.shacl.report import Result


class Validator:
    """Shapes and a context, made ready once for any number of graphs."""

    def __init__(self, shapes: Sequence[Quad], context: Sequence[Quad] = ()) -> None:
        self._shapes = read_shapes(shapes)
        self._context = context
        self._graph = MergedGraph()
        self._graph.add_merged(context)
        written = context.others if isinstance(context, QuadFiles) else context
        self._below = AsWritten(self._graph, lambda: written, self._shapes.named())
        self._classes: dict[str, frozenset[Term]] = {}  # of the context, for data that says nothing about classes

    def results(self, data: Sequence[Quad]) -> list[Result]:
        """Return what the subjects of *data* break; SourceError or QueryError if a shape cannot be used."""
        return self.judged(data).results

    def judged(self, data: Sequence[Quad]) -> Judged:
        """Return the same, which engine judged by which shape, and at how many nodes."""
        respelled = respelled_in(data) | self._below.respelled
        shapes = self._shapes.beside(respelled)
        found, checked = self._by_compiled(data, shapes, respelled)
        found += judged_by_pyshacl(shapes, lambda: [*data, *self._context])
        return Judged(found, judges_of(shapes), checked)

    def _by_compiled(self, data: Sequence[Quad], shapes: Shapes, respelled: Respelled) -> tuple[list[Result], int]:
        index = Overlay(data, self._below, self._graph)
        self._graph.add(index.new)
        try:
            asking = Asking(self._graph, index, respelled.spellings)
            classes = Classes(index, None if index.data.subjects_of(RDFS.subClassOf) else self._classes)
            judge = Judge(self._shapes.by_node, index, asking, classes)
            focus = FocusNodes(index.data, index, judge.classes)
            targeted = [(shape, focus.of(shape)) for shape in shapes.by_node.values() if shape.targets]
            able = [(shape, nodes) for shape, nodes in targeted if shape.node not in shapes.uncompiled]
            judging = (judge.results, judge.selected)
            found = [result for shape, nodes in able if nodes for ask in judging for result in ask(shape, nodes)]
            return found, len({node for _, nodes in targeted for node in nodes})
        finally:
            self._graph.unmark()
            self._graph.remove(index.new)


def results(data: list[Quad], context: Sequence[Quad], shapes: list[Quad]) -> Judged:
    """Return what *data* breaks, and which engine judged by which shape."""
    return Validator(shapes, context).judged(data)
