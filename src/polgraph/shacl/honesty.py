"""Whether anything is checked at all: misspelt terms, no shapes, no targets or no match are no `conforms`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.errors import SourceError, did_you_mean
from polgraph.namespaces import RDF, SH
from polgraph.shacl.matching import NODE_SHAPES, any_matched, targets_of, unmatched
from polgraph.shacl.reading import read_shapes
from polgraph.shacl.refusals import not_followed, refuse_remote
from polgraph.shacl.report import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.engine import Node, Quad
    from polgraph.namespaces import Namespace
    from polgraph.shacl.matching import Target
    from polgraph.shacl.reading import Shapes

_SHOWN = 3


def lint(
    data: Sequence[Quad], context: Sequence[Quad], shapes: Sequence[Quad], *, ours: bool = False
) -> tuple[str, ...]:
    """Return what a reader of the report should know; SourceError if the shapes check nothing or are misspelt.

    *context* may type what *data* speaks of, and is not checked itself. Shapes that are *ours* are known to be sound.
    """
    targets = targets_of(shapes)
    if ours:
        refuse_unmatched(data, context, shapes, targets)
        return ()
    refuse_remote(shapes)
    refuse_unknown(shapes, SH, "SHACL")
    refuse_near_namespaces(shapes)
    refuse_unmatched(data, context, shapes, targets)
    left = sorted(unmatched(data, context, targets), key=str)
    names = f"{len(left)} of {len(targets)} targets have nothing in the data: {_listed(map(_told, left))}"
    return (*not_followed(shapes), *_silent(shapes), *([names] if left else []))


def refuse_unknown(shapes: Sequence[Quad], namespace: Namespace, name: str) -> None:
    """Refuse shapes with a term that *namespace*, called *name*, does not have: misspelt, it checks nothing.

    Only what speaks SHACL is looked at: data in the same file may say what it likes.
    """
    unknown = [(quad.subject, local) for quad in shapes for local in _unknown(quad, namespace)]
    speaking = {quad.subject for quad in shapes if _speaks_shacl(quad)} if unknown else set()
    for subject, local in unknown:
        if subject in speaking:
            where = f"{subject.value}: " if isinstance(subject, NamedNode) else ""
            hint = did_you_mean(local, namespace.terms) or "expected one of its terms"
            raise SourceError(f"the shapes cannot be used: {where}{name} has no term {local!r}; {hint}")


def refuse_near_namespaces(shapes: Sequence[Quad]) -> None:
    """Refuse terms that would be of SHACL, were its namespace written right."""
    for quad in shapes:
        iri = quad.predicate.value
        if not iri.startswith(SH.iri) and re.match(r"https?://www\.w3\.org/ns/shacl(?!-)", iri, re.IGNORECASE):
            raise SourceError(f"the shapes cannot be used: {iri} is no term of SHACL; expected one in {SH.iri}")


def refuse_unmatched(
    data: Sequence[Quad], context: Sequence[Quad], shapes: Iterable[Quad], targets: list[Target]
) -> None:
    """Refuse shapes that nothing in *data* is a target of; SourceError says why."""
    if targets and any_matched(data, context, targets):
        return
    if not targets and not any(quad.object in NODE_SHAPES for quad in shapes):
        raise SourceError("nothing was checked: the shapes hold no shape; expected a sh:NodeShape with a target")
    if not targets:
        raise SourceError("nothing was checked: no shape has a target; expected sh:targetClass or another target")
    wanted = [term.value for kind, term in targets if kind == SH.targetClass and isinstance(term, NamedNode)]
    types = {quad.object for quad in data if quad.predicate.value == RDF.type}
    present = sorted(type_.value for type_ in types if isinstance(type_, NamedNode))
    hints = (did_you_mean(_local(one), map(_local, wanted)) for one in present)
    hint = next(filter(None, hints), "expected data that the shapes are for")
    has = f"has {_listed(present)}" if present else "names no class"
    wish = _listed(map(_told, targets))
    raise SourceError(f"nothing was checked: the shapes look for {wish}, and the data {has}; {hint}")


def _silent(shapes: Sequence[Quad]) -> Iterator[str]:
    """Tell of shapes with a target that ask for nothing: empty ones, and those that are switched off."""
    read = read_shapes(shapes)
    active = [node for node, shape in read.by_node.items() if shape.targets]
    silent = [node for node in active if not _asks(read, node, ())]
    if len(silent) == len(active):
        yield "nothing was asked: no shape with a target has a constraint that is switched on"
    elif silent:
        yield f"{len(silent)} of {len(active)} shapes with a target ask for nothing: {_listed(map(written, silent))}"


def _asks(read: Shapes, node: Node, above: tuple[Node, ...]) -> bool:
    shape = read.by_node.get(node)
    if shape is None or node in above:
        return False
    own = bool(shape.constraints or shape.selects) or node in read.uncompiled
    return own or any(_asks(read, one, (*above, node)) for one in shape.properties)


def _unknown(quad: Quad, namespace: Namespace) -> Iterator[str]:
    for term in (quad.predicate, quad.object):
        if isinstance(term, NamedNode) and term.value.startswith(namespace.iri):
            local = term.value.removeprefix(namespace.iri)
            if local and local not in namespace.terms:
                yield local


def _speaks_shacl(quad: Quad) -> bool:
    terms = (quad.predicate, quad.object) if quad.predicate.value == RDF.type else (quad.predicate,)
    iris = (term.value for term in terms if isinstance(term, NamedNode))
    return any(iri.startswith(SH.iri) and iri.removeprefix(SH.iri) in SH.terms for iri in iris)


def _told(target: Target) -> str:
    kind, term = target
    value = term.value if isinstance(term, NamedNode) else str(term)
    return value if kind == SH.targetClass else f"sh:{kind.removeprefix(SH.iri)} {value}"


def _local(iri: str) -> str:
    """Return the last part of an IRI: what comes before it is the same in a whole vocabulary."""
    return re.split(r"[#/:]", iri)[-1]


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more
