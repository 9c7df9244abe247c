"""The compiled engine for graphs of any size: sets of nodes are screened in the store, and only suspects are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.engine.merged import MergedGraph
from polgraph.namespaces import RDF
from polgraph.shacl.asking import Asking
from polgraph.shacl.fallback import judged_by_pyshacl, judges_of
from polgraph.shacl.joins import pairs
from polgraph.shacl.judge import Judge
from polgraph.shacl.reading import read_shapes
from polgraph.shacl.report import Judged
from polgraph.shacl.respelled import AsWritten
from polgraph.shacl.screens import Screens
from polgraph.shacl.suspects import BadValues

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from polgraph.engine import Node, Quad, Term
    from polgraph.shacl.paths import Path
    from polgraph.shacl.reading import Shapes
    from polgraph.shacl.report import Result
    from polgraph.shacl.select import Select
    from polgraph.shacl.shape import Shape, Target


# Triples that pySHACL can judge in bearable time. Of more, constraints that read letters see those of the store.
_FEW = 50_000


def results(data: list[Quad], context: Sequence[Quad], shapes: list[Quad]) -> Judged:
    """Return what *data* and *context* break, and which engine judged by which shape."""
    graph = MergedGraph()
    quads = [*data, *context]
    graph.add_merged(quads)
    return judged(graph, shapes, lambda: quads, unjudged={quad.subject for quad in context} - {q.subject for q in data})


def judged(
    graph: MergedGraph,
    shapes: Sequence[Quad],
    quads: Callable[[], Iterable[Quad]],
    *,
    respelled: bool = True,
    unjudged: Collection[Term] = (),
) -> Judged:
    """Return what the nodes of *graph* break, and who judged; *quads* are the same as they are written.

    They are asked for if the store has *respelled* literals, or another engine needs them. Those *unjudged* are not
    counted.
    """
    read = read_shapes(shapes)
    index = AsWritten(graph, quads if respelled else tuple, read.named())
    if len(graph) <= _FEW:
        read = read.beside(index.respelled)
    screening = Screening(read, graph, index)
    found = [*screening.results(), *judged_by_pyshacl(read, lambda: list(quads()))]
    return Judged(found, judges_of(read), screening.checked(unjudged))


class Screening:
    """Judges a whole *graph* by *shapes*."""

    def __init__(self, shapes: Shapes, graph: MergedGraph, index: AsWritten) -> None:
        self._shapes, self._graph, self._index = shapes, graph, index
        self._asking = Asking(graph, index, index.respelled.spellings)
        self._judge = Judge(shapes.by_node, index, self._asking)
        self._marked: dict[tuple[str, tuple[Term, ...]], str] = {}
        self._bad = BadValues(graph, self._judge, self._breaking)
        self._screens = Screens(graph, self._judge, index, self._bad)

    def results(self) -> Iterator[Result]:
        """Yield what the nodes of the graph break; nodes may come more than once."""
        shapes = [shape for shape in self._shapes.by_node.values() if shape.targets]
        below = [
            self._shapes.by_node[name] for shape in shapes for name in shape.properties if name in self._shapes.by_node
        ]
        self._bad.look([*below, *(shape for shape in shapes if shape.path)])
        for shape in shapes:
            if shape.node in self._shapes.uncompiled:
                continue
            targets = [target for target in shape.targets if not self._is_apart(target)]
            apart = self._apart(shape)
            if apart:
                yield from self._judge.results(shape, apart)
                yield from self._judge.selected(shape, apart)
            if targets:
                yield from self._of(shape, self._targeted(targets, apart))

    def checked(self, unjudged: Collection[Term]) -> int:
        """Count the nodes that are the target of a shape, without those *unjudged*."""
        targets = {target: None for shape in self._shapes.by_node.values() for target in shape.targets}
        named = {target.term for target in targets if target.kind == "node"}
        patterns = [pattern for target in targets if target.kind != "node" for pattern in self._patterns(target)]
        either = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
        if not patterns:
            return len(named)
        found = {node for (node,) in self._graph.tuples(f"SELECT DISTINCT ?this WHERE {{ {either} }}")}
        return len((found | named).difference(unjudged))

    def _of(self, shape: Shape, nodes: str) -> Iterator[Result]:
        for constraint in shape.constraints:
            rows = self._screens.rows(constraint, shape, nodes)
            if rows:
                yield from self._judge.broken(shape, constraint, rows)
        for select in shape.selects:
            yield from self._selected(select, shape, nodes)
        inner = self._inner(shape)
        if inner and shape.path is not None:
            yield from self._below(shape, inner, nodes)
            return
        for one in inner:
            yield from self._of(one, nodes)

    def _below(self, shape: Shape, inner: list[Shape], nodes: str) -> Iterator[Result]:
        """Judge the values of a property shape one by one: what two nodes have is told for both."""
        values = self._judge.values(self._judge.rows(shape, self._screens.nodes(nodes)))
        for one in inner:
            yield from self._judge.results(one, values)
            yield from self._judge.selected(one, values)

    def _breaking(self, node: Node, nodes: str) -> set[Term]:
        """Return those of *nodes* that do not conform to the shape at *node*."""
        if node not in self._shapes.by_node:
            return set()
        shape = self._shapes.by_node[node]
        found = {
            focus
            for constraint in shape.constraints
            for focus, _, _ in constraint.broken(self._judge, self._screens.rows(constraint, shape, nodes))
        }
        found.update(result.focus for select in shape.selects for result in self._selected(select, shape, nodes))
        inner = self._inner(shape)
        below = nodes if shape.path is None or not inner else self._values_of(shape.path, nodes)
        broken = {value for one in inner for value in self._breaking(one.node, below)}
        return found | (broken if shape.path is None else {*self._screens.with_values(broken, shape.path, nodes)})

    def _inner(self, shape: Shape) -> list[Shape]:
        return [self._shapes.by_node[name] for name in shape.properties if name in self._shapes.by_node]

    def _values_of(self, path: Path, nodes: str) -> str:
        found = f"SELECT DISTINCT ?value WHERE {{ {nodes} ?this {path.sparql()} ?value }}"
        return self._graph.mark([value for (value,) in self._graph.tuples(found)])

    def _selected(self, select: Select, shape: Shape, nodes: str) -> list[Result]:
        if select.one_by_one:
            found = self._graph.tuples(f"SELECT DISTINCT ?this WHERE {{ {nodes} }}")
            return self._asking.rows(select, shape, [node for (node,) in found])
        joined = pairs(select.join, self._graph, nodes) if select.join else None
        return self._asking.everywhere(select, shape, joined or nodes)

    def _is_apart(self, target: Target) -> bool:
        """Tell whether the graph may not have the focus nodes, or not as they are written."""
        return target.kind == "node" or (target.kind == "objects-of" and bool(self._index.apart.forth))

    def _apart(self, shape: Shape) -> list[Term]:
        found: dict[Term, None] = {}
        for target in filter(self._is_apart, shape.targets):
            if target.kind == "node":
                found[target.term] = None
            elif isinstance(target.term, NamedNode):
                nodes = self._screens.nodes(f"?this {target.term} ?any .")
                rows = self._index.column(nodes, target.term.value)
                found.update(dict.fromkeys(self._judge.values(rows)))
        return list(found)

    def _targeted(self, targets: list[Target], others: list[Term]) -> str:
        """Return the triple patterns that bind ?this to the focus nodes of *targets* but *others*, each once."""
        patterns = [pattern for target in targets for pattern in self._patterns(target)]
        if len(patterns) == 1 and targets[0].kind == "class" and not others:
            return patterns[0]
        either = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
        asked = either, tuple(others)
        if asked not in self._marked:  # a node with two of the classes would come twice
            found = self._graph.tuples(f"SELECT DISTINCT ?this WHERE {{ {either} }}")
            self._marked[asked] = self._graph.mark([node for (node,) in found if node not in others])
        return self._marked[asked]

    def _patterns(self, target: Target) -> list[str]:
        if target.kind == "class" and isinstance(target.term, NamedNode):
            classes = sorted(map(str, self._judge.classes.below(target.term.value)))
            return [f"?this {NamedNode(RDF.type)} {class_} ." for class_ in classes]
        return [f"?this {target.term} ?any ." if target.kind == "subjects-of" else f"?any {target.term} ?this ."]
