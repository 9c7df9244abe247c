"""Shapes that are not compiled, judged by pySHACL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import RDF, RDFS
from polgraph.shacl.reading import TARGETS
from polgraph.shacl.report import JudgedBy, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from polgraph.engine import Quad
    from polgraph.shacl.reading import Shapes
    from polgraph.shacl.report import Result


def judged_by_pyshacl(shapes: Shapes, data: Callable[[], Sequence[Quad]]) -> list[Result]:
    """Return what *data* breaks of the shapes that are not compiled; the others lose their targets."""
    left = shapes.uncompiled
    if not any(shape.targets for node, shape in shapes.by_node.items() if node in left):
        return []
    from polgraph.shacl import reference

    kept = [quad for quad in shapes.quads if quad.subject in left or not _is_target(quad)]
    return reference.found_in(list(data()), kept)


def judges_of(shapes: Shapes) -> list[JudgedBy]:
    """Tell of each shape with a target which engine takes it, and why not the compiled one."""
    reasons = shapes.uncompiled
    targeted = (shape.node for shape in shapes.by_node.values() if shape.targets)
    return [
        JudgedBy(written(node), "pyshacl" if node in reasons else "compiled", reasons.get(node, ""))
        for node in targeted
    ]


def _is_target(quad: Quad) -> bool:
    implicit = quad.predicate.value == RDF.type and quad.object == NamedNode(RDFS.Class)
    return implicit or quad.predicate.value in TARGETS
