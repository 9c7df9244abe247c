"""Derive what follows from the shipped data, and tell how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polgraph import derivation, iris, serialization, store
from polgraph.engine import Literal, NamedNode, parse_file
from polgraph.namespaces import SKOS
from polgraph.resources import resource_dir

_COMMENT = "What follows from the releases, by named rules; no text states it. Data: CC BY 4.0, polgraph contributors."


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words, with what it made: the names of things, each with those of its inputs."""

    rule: str
    says: str
    made: dict[str, tuple[str, ...]]


def derived_turtle(rules: Iterable[str] = ()) -> bytes:
    """Return what *rules*, or all of them, make of the shipped data; SourceError for a rule that is not there."""
    return serialization.to_turtle(derivation.derive(store.open_shipped(), rules), comment=_COMMENT)


def explanations(rules: Iterable[str] = ()) -> list[Explanation]:
    """Return *rules*, or all of them, with what each makes of the shipped data; SourceError as above."""
    chosen = list(rules) or list(derivation.RULES)
    made: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in chosen}
    for thing in derivation.things(store.open_shipped(), chosen):
        made[thing.rule][thing.iri] = thing.inputs
    says = _definitions(f"{resource_dir('ontology')}/schemes/rules.ttl")
    return [Explanation(name, says[iris.thing("rule", name)], made[name]) for name in chosen]


def _definitions(path: str) -> dict[str, str]:
    terms = ((q.subject, q.object) for q in parse_file(path) if q.predicate.value == SKOS.definition)
    return {s.value: o.value for s, o in terms if isinstance(s, NamedNode) and isinstance(o, Literal)}
