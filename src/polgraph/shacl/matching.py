"""Which targets of shapes (SHACL 2.1.3) have anything in the data, found out with as little looking as will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import OWL, RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polgraph.engine import Quad, Term

    # The property that states a target, and its value.
    Target = tuple[str, Term]

NODE_SHAPES = {NamedNode(SH.NodeShape), NamedNode(SH.PropertyShape)}
_CLASSES = {NamedNode(OWL.Class), NamedNode(RDFS.Class)}
_LOOKED_FOR = {SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf}
_TARGETS = {*_LOOKED_FOR, SH.targetNode}


def targets_of(shapes: Iterable[Quad]) -> list[Target]:
    """Return each target of the shapes with its kind, a class that is a shape itself among them; sorted."""
    types: dict[Term, set[Term]] = {}
    found: set[Target] = set()
    for quad in shapes:
        predicate = quad.predicate.value
        if predicate == RDF.type:
            types.setdefault(quad.subject, set()).add(quad.object)
        elif predicate in _TARGETS:
            found.add((predicate, quad.object))
    both = (node for node, its in types.items() if its & _CLASSES and its & NODE_SHAPES)
    found.update((SH.targetClass, node) for node in both)
    return sorted(found, key=str)


def any_matched(data: Sequence[Quad], context: Sequence[Quad], targets: list[Target]) -> bool:
    """Tell whether *data* has anything for one of *targets*."""
    return len(_left(data, context, targets, enough=len(targets) - 1)) < len(targets)


def unmatched(data: Sequence[Quad], context: Sequence[Quad], targets: list[Target]) -> set[Target]:
    """Return those of *targets* that *data* has nothing for."""
    return _left(data, context, targets, enough=0)


def _left(data: Sequence[Quad], context: Sequence[Quad], targets: list[Target], *, enough: int) -> set[Target]:
    """Take away what is matched until *enough* are left; a target node is one whether the data has it or not."""
    waiting = {target for target in targets if target[0] in _LOOKED_FOR}
    for quad in data:
        if len(waiting) <= enough:
            return waiting
        waiting.discard((SH.targetSubjectsOf, quad.predicate))
        waiting.discard((SH.targetObjectsOf, quad.predicate))
        if quad.predicate.value == RDF.type:
            waiting.discard((SH.targetClass, quad.object))
    return waiting - {(SH.targetClass, one) for one in _classes(data, context)}


def _classes(data: Sequence[Quad], context: Sequence[Quad]) -> set[Term]:
    """Return the classes that a subject of *data* has, by its type or by one below it."""
    subjects = {quad.subject for quad in data}
    above: dict[Term, list[Term]] = {}
    found: set[Term] = set()
    for quad in (*data, *context):
        if quad.predicate.value == RDFS.subClassOf:
            above.setdefault(quad.subject, []).append(quad.object)
        elif quad.predicate.value == RDF.type and quad.subject in subjects:
            found.add(quad.object)
    waiting = list(found)
    while waiting:
        more = [one for one in above.get(waiting.pop(), ()) if one not in found]
        found.update(more)
        waiting += more
    return found
