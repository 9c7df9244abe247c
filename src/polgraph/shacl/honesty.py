"""Whether anything is checked at all: misspelt terms, no shapes, no targets and no match are told apart from `conforms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, NamedNode
from polgraph.errors import SourceError, did_you_mean
from polgraph.namespaces import OWL, RDF, RDFS, SH
from polgraph.shacl.refusals import not_followed, refuse_remote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from polgraph.engine import Quad, Term
    from polgraph.namespaces import Namespace

_CLASSES = (OWL.Class, RDFS.Class)
_SHAPES = (SH.NodeShape, SH.PropertyShape)
_TARGETS = (SH.target, SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_SHOWN = 3

Target = tuple[str, Term]


def lint(data: Sequence[Quad], context: Sequence[Quad], shapes: Sequence[Quad]) -> tuple[str, ...]:
    """Return what a reader of the report should know; SourceError if the shapes check nothing, or not what they seem to.

    *context* may type what *data* speaks of, and is not checked itself.
    """
    refuse_remote(shapes)
    refuse_unknown(shapes, SH, "SHACL")
    refuse_unmatched(data, context, shapes)
    left = [target for target in targets_of(shapes) if target in _unmatched(data, context, targets_of(shapes))]
    return (*not_followed(shapes), *(f"nothing in the data is a target of {_told(target)}" for target in left))


def refuse_unknown(shapes: Iterable[Quad], namespace: Namespace, name: str) -> None:
    """Refuse shapes with a term that *namespace*, called *name*, does not have: a misspelt constraint checks nothing."""
    for quad in shapes:
        for term in (quad.predicate, quad.object):
            local = term.value.removeprefix(namespace.iri) if isinstance(term, NamedNode) else ""
            if local and isinstance(term, NamedNode) and local != term.value and local not in namespace.terms:
                hint = did_you_mean(local, namespace.terms) or "expected one of its terms"
                raise SourceError(f"the shapes cannot be used: {_near(quad)}{name} has no term {local!r}; {hint}")


def refuse_unmatched(data: Iterable[Quad], context: Iterable[Quad], shapes: Sequence[Quad]) -> None:
    """Refuse shapes that nothing in *data* is a target of; SourceError says why."""
    targets = targets_of(shapes)
    if not targets and not any(quad.object.value in _SHAPES for quad in shapes if isinstance(quad.object, NamedNode)):
        raise SourceError("nothing was checked: the shapes hold no shape; expected a sh:NodeShape with a target")
    if not targets:
        raise SourceError("nothing was checked: no shape has a target; expected sh:targetClass or another target")
    data, context = list(data), list(context)
    if len(_unmatched(data, context, targets, one_will_do=True)) < len(targets):
        return
    wanted = [target.value for kind, target in targets if kind == SH.targetClass and isinstance(target, NamedNode)]
    present = sorted({q.object.value for q in data if q.predicate.value == RDF.type and isinstance(q.object, NamedNode)})
    hints = (did_you_mean(one, wanted) for one in present)
    hint = next((f"; {hint}" for hint in hints if hint), "; expected data that the shapes are for")
    has = f"has {_listed(present)}" if present else "names no class"
    raise SourceError(f"nothing was checked: the shapes look for {_listed(map(_told, targets))}, and the data {has}{hint}")


def targets_of(shapes: Iterable[Quad]) -> list[Target]:
    """Return each target of the shapes with its kind, a class that is a shape itself among them; sorted."""
    types: dict[Term, set[str]] = {}
    found: set[Target] = set()
    for quad in shapes:
        predicate = quad.predicate.value
        if predicate == RDF.type and isinstance(quad.object, NamedNode):
            types.setdefault(quad.subject, set()).add(quad.object.value)
        elif predicate in _TARGETS:
            found.add((predicate, quad.object))
    both = (node for node, its in types.items() if not its.isdisjoint(_CLASSES) and not its.isdisjoint(_SHAPES))
    found.update((SH.targetClass, node) for node in both)
    return sorted(found, key=str)


def _unmatched(
    data: Sequence[Quad], context: Sequence[Quad], targets: list[Target], *, one_will_do: bool = False
) -> set[Target]:
    """Return the *targets* that nothing is; with *one_will_do* the look ends at the first match."""
    waiting = {target for target in targets if target[0] in (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)}
    if one_will_do and len(waiting) < len(targets):
        return waiting  # a node by its name is a target whether the data has it or not
    enough = len(waiting) - 1 if one_will_do else 0
    for quad in data:
        waiting.discard((SH.targetSubjectsOf, quad.predicate))
        waiting.discard((SH.targetObjectsOf, quad.predicate))
        if quad.predicate.value == RDF.type:
            waiting.discard((SH.targetClass, quad.object))
        if len(waiting) <= enough:
            return waiting
    return waiting - {(SH.targetClass, one) for one in _present(data, context)}


def _present(data: Sequence[Quad], context: Sequence[Quad]) -> set[Term]:
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


def _told(target: Target) -> str:
    kind, term = target
    value = term.value if isinstance(term, NamedNode) else str(term)
    return value if kind == SH.targetClass else f"sh:{kind.removeprefix(SH.iri)} {value}"


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more


def _near(quad: Quad) -> str:
    return "" if isinstance(quad.subject, BlankNode) else f"{quad.subject.value}: " if isinstance(quad.subject, NamedNode) else ""
