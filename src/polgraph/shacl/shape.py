"""Shapes as values: what they target, and what they ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from polgraph.engine import Node, Term
    from polgraph.shacl.judge import Judge
    from polgraph.shacl.paths import Path
    from polgraph.shacl.report import Messages
    from polgraph.shacl.select import Select

    # Focus nodes with their value nodes, each value once.
    Rows = Collection[tuple[Term, Collection[Term]]]
    # What broke a constraint: at which focus node, the value, if it was one, and the property, where that is not the
    # path of the shape.
    Found = tuple[Term, Term | None, Path | None]


class Constraint(Protocol):
    """One constraint of a shape."""

    @property
    def component(self) -> str:
        """Name the constraint component by its IRI."""

    def broken(self, judge: Judge, rows: Rows) -> Iterator[Found]:
        """Yield what breaks the constraint among *rows*."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which nodes a shape is for: *kind* is class, node, subjects-of or objects-of."""

    kind: str
    term: Term


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape if it has a path."""

    node: Node
    path: Path | None
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]
    properties: tuple[Node, ...]
    selects: tuple[Select, ...]
    severity: str
    message: Messages


def selecting(shapes: Mapping[Node, Shape]) -> set[Node]:
    """Return the shapes that have SPARQL constraints, themselves or in the property shapes below them."""
    found = {node for node, shape in shapes.items() if shape.selects}
    while more := {node for node, shape in shapes.items() if node not in found and found & {*shape.properties}}:
        found |= more
    return found
