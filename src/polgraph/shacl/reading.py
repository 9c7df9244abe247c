"""Shapes read from a graph (SHACL 2), and which of them the compiled engine cannot take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.errors import SourceError
from polgraph.namespaces import RDF, RDFS, SH
from polgraph.shacl.classes import Classes
from polgraph.shacl.components import constraints, shapes_named
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.paths import read_path
from polgraph.shacl.report import Messages, written
from polgraph.shacl.report_graph import SEVERITIES
from polgraph.shacl.select import read_select
from polgraph.shacl.shape import Shape, Target
from polgraph.shacl.syntax import Parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polgraph.engine import Node, Quad, Term
    from polgraph.shacl.respelled import Respelled
    from polgraph.shacl.select import Select

TARGETS = {
    SH.targetClass: "class",
    SH.targetNode: "node",
    SH.targetObjectsOf: "objects-of",
    SH.targetSubjectsOf: "subjects-of",
}
_VALIDATORS = (SH.validator, SH.nodeValidator, SH.propertyValidator)
_NODE_SHAPE, _PROPERTY_SHAPE = NamedNode(SH.NodeShape), NamedNode(SH.PropertyShape)
_LETTERS = "its SPARQL constraint reads the letters of literals, some of which the store spells anew"
_DEEPEST = 100  # shapes within shapes: each takes some frames of Python's stack


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes by their node; *uncompiled* are those that need another engine, with the reason."""

    quads: tuple[Quad, ...]
    by_node: dict[Node, Shape]
    uncompiled: dict[Node, str]
    above: dict[Node, list[Node]]
    """For each shape those that refer to it."""

    def beside(self, respelled: Respelled) -> Shapes:
        """Return the same, those uncompiled too whose queries may see that literals were *respelled*."""
        seen = {
            node: _LETTERS
            for node, shape in (self.by_node.items() if respelled else ())
            if any(select.letters.may_see(respelled) for select in shape.selects)
        }
        return replace(self, uncompiled={**_spread(seen, self.above), **self.uncompiled}) if seen else self

    def named(self) -> list[Term]:
        """Return the nodes that shapes target by name."""
        return [target.term for shape in self.by_node.values() for target in shape.targets if target.kind == "node"]


def read_shapes(quads: Sequence[Quad]) -> Shapes:
    """Read the shapes of a graph; SourceError, naming shape and parameter, if one is not well-formed."""
    return _read(tuple(quads))


@lru_cache(maxsize=2)
def _read(quads: tuple[Quad, ...]) -> Shapes:
    """Read them once, for whoever refuses what is empty and for each engine that judges."""
    index = MemoryIndex(quads)
    components = _own_components(index)
    found: dict[Node, Shape] = {}
    below: dict[Node, list[Node]] = {}
    uncompiled: dict[Node, str] = {}
    waiting = _starting_points(index)
    while waiting:
        node = waiting.pop()
        if node in below:
            continue
        given = Parameters(index, node)
        properties = given.nodes(SH.property)
        below[node] = [*properties, *shapes_named(given)]
        if undefined := next((one for one in below[node] if one not in index.forth), None):
            raise given.unusable(f"{SH.iri}node", f"{written(undefined)} is no shape", "one that the shapes define")
        waiting += below[node]
        if given.flag(SH.deactivated):
            continue
        if properties_without_path := [one for one in properties if not index.objects(one, SH.path)]:
            raise given.unusable(SH.property, f"{properties_without_path[0]} has no sh:path", "a property shape")
        found[node] = _shape(given, tuple(properties))
        if reason := _reason(index, node, components):
            uncompiled[node] = reason
    above = _above(below)
    return Shapes(quads, found, _spread(_circular(below, above) | uncompiled, above), above)


def _starting_points(index: MemoryIndex) -> list[Node]:
    """Return all nodes that are shapes by themselves: by type or by target."""
    types = [node for type_ in (_NODE_SHAPE, _PROPERTY_SHAPE) for node in index.subjects(RDF.type, type_)]
    targeted = [node for node, given in index.forth.items() if not given.keys().isdisjoint(TARGETS)]
    return [node for node in dict.fromkeys((*types, *targeted)) if not isinstance(node, Literal)]  # type: ignore[misc]


def _shape(given: Parameters, properties: tuple[Node, ...]) -> Shape:
    node: Node = given.node  # type: ignore[assignment]  # a subject
    path_node = given.one(SH.path)
    if path_node is None and _PROPERTY_SHAPE in given.all(RDF.type):
        raise given.unusable(SH.path, "missing", "a path on each property shape")
    path = None if path_node is None else read_path(given.index, path_node)
    severity = given.iri(SH.severity) or SH.Violation
    message = Messages({text.language or "": text.value for text in given.all(SH.message) if isinstance(text, Literal)})
    selects = tuple(_selects(given, path_node))
    name = SEVERITIES.get(severity, severity)
    return Shape(node, path, _targets(given), constraints(given), properties, selects, name, message)


def _selects(given: Parameters, path: Term | None) -> Iterable[Select]:
    for node in given.nodes(SH.sparql):
        constraint = Parameters(given.index, node)
        if not constraint.flag(SH.deactivated):
            yield read_select(constraint, path=path)


def _targets(given: Parameters) -> tuple[Target, ...]:
    found = [Target(kind, value) for name, kind in TARGETS.items() for value in given.all(name)]
    for name, kind in TARGETS.items():
        if kind != "node" and name in given.names:
            given.iris(name)  # which tells if one is none
    if isinstance(given.node, NamedNode) and Classes(given.index).is_instance(given.node, RDFS.Class):
        found.append(Target("class", given.node))
    return tuple(found)


def _own_components(index: MemoryIndex) -> dict[str, str]:
    """Return the components that the shapes define themselves, by the property that makes a shape use them."""
    found = {}
    for component, given in index.forth.items():
        if not given.keys().isdisjoint(_VALIDATORS):
            paths = [path for parameter in given.get(SH.parameter, ()) for path in index.objects(parameter, SH.path)]
            found.update({path.value: written(component) for path in paths if isinstance(path, NamedNode)})
    return found


def _reason(index: MemoryIndex, node: Term, components: dict[str, str]) -> str:
    """Say why a shape cannot be compiled; empty if it can."""
    for predicate, _ in index.about(node):
        if predicate in components:
            return f"uses the component {components[predicate]}, which the shapes define themselves"
    for constraint in index.objects(node, SH.sparql):
        for text in index.objects(constraint, SH.select):
            if isinstance(text, Literal) and ("shapesGraph" in text.value or "currentShape" in text.value):
                return "its SPARQL constraint reads the shapes themselves"
    return ""


def _above(below: dict[Node, list[Node]]) -> dict[Node, list[Node]]:
    """Return for each shape those that refer to it."""
    above: dict[Node, list[Node]] = {}
    for node, others in below.items():
        for other in others:
            above.setdefault(other, []).append(node)
    return above


def _circular(below: dict[Node, list[Node]], above: dict[Node, list[Node]]) -> dict[Node, str]:
    """Take the shapes from the innermost outwards; those that are never reached refer to themselves."""
    missing = {node: len(others) for node, others in below.items()}
    level = [node for node, number in missing.items() if not number]
    for _ in range(_DEEPEST):
        outer = [one for node in level for one in above.get(node, ())]
        for one in outer:
            missing[one] -= 1
        level = [one for one in dict.fromkeys(outer) if not missing[one]]
    if level:
        raise SourceError(f"the shapes cannot be used: nested more than {_DEEPEST} deep; expected fewer levels")
    return {node: "refers to itself" for node, number in missing.items() if number}


def _spread(reasons: dict[Node, str], above: dict[Node, list[Node]]) -> dict[Node, str]:
    """Return *reasons* together with the shapes that need one of these."""
    found = dict(reasons)
    waiting = list(reasons)
    while waiting:
        node = waiting.pop()
        for outer in above.get(node, ()):
            if outer not in found:
                found[outer] = f"needs {written(node)}, which {found[node]}"
                waiting.append(outer)
    return found
