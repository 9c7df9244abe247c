"""Which people a person has called one, and which different, for the step that says who is who."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from polgraph.curation.force import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.curation.model import Decision

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of people, each pair in the order of its IRIs."""

    same: frozenset[Pair]
    different: frozenset[Pair]


def identity_decisions(decisions: Iterable[Decision]) -> Decisions:
    """Return the pairs that are merged or split; the last word on a pair wins."""
    said: dict[Pair, str] = {}
    for decision in in_force(decisions):
        if decision.kind in ("merge", "split"):
            people = sorted(target.iri for target in decision.targets)
            said |= dict.fromkeys(combinations(people, 2), decision.kind)
    return Decisions(
        frozenset(pair for pair, kind in said.items() if kind == "merge"),
        frozenset(pair for pair, kind in said.items() if kind == "split"),
    )
