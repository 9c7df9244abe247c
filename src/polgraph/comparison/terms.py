"""Two versions of an ontology: which terms and concepts were added, removed, changed or deprecated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from polgraph.engine import Literal as RdfLiteral
from polgraph.engine import NamedNode, Quad, Term
from polgraph.namespaces import BASE, OWL

Happened = Literal["added", "changed", "deprecated", "removed"]
Says = Mapping[str, tuple[str, ...]]
"""What a term says: the values by property, texts with the tag of their language."""
_TRUE = {"true", "1"}


@dataclass(frozen=True, slots=True)
class TermDifference:
    """One term or concept that differs between two versions."""

    term: str
    """Its IRI."""
    change: Happened
    now: Says = field(default_factory=dict)
    """What it says now: all of an added term, of others the properties that differ."""
    before: Says = field(default_factory=dict)
    """The same of the version before."""


def term_differences(old: Iterable[Quad], new: Iterable[Quad]) -> list[TermDifference]:
    """Return what differs, by the IRIs of the terms; a term is what either version describes below our base."""
    before, after = _terms(old), _terms(new)
    found = [_difference(term, before.get(term), after.get(term)) for term in sorted({*before, *after})]
    return [one for one in found if one]


def _difference(term: str, old: Says | None, new: Says | None) -> TermDifference | None:
    if old is None or new is None:
        change: Happened = "removed" if new is None else "added"
        return TermDifference(term, change, new or {}, old or {})
    names = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    if not names:
        return None
    now, then = ({name: says[name] for name in names if name in says} for says in (new, old))
    dropped = _TRUE & set(now.get(OWL.deprecated, ()))
    return TermDifference(term, "deprecated" if dropped else "changed", now, then)


def _terms(quads: Iterable[Quad]) -> dict[str, Says]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(BASE):
            found[quad.subject.value][quad.predicate.value].add(_written(quad.object))
    return {term: {name: tuple(sorted(values)) for name, values in says.items()} for term, says in found.items()}


def _written(value: Term) -> str:
    if isinstance(value, RdfLiteral) and value.language:
        return f"{value.value}@{value.language}"
    return value.value if isinstance(value, NamedNode | RdfLiteral) else str(value)
