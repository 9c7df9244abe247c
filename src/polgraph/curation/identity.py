"""Which people a person has called one, and which different, for the step that says who is who."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from polgraph.curation.force import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.curation.model import Decision

IDENTITY = ("merge", "split")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of people, each pair in the order of its IRIs."""

    same: frozenset[Pair]
    different: frozenset[Pair]


def identity_decisions(decisions: Iterable[Decision]) -> Decisions:
    """Return the pairs that are merged or split; the last word on a pair wins."""
    said = {pair: decision.kind for pair, decision in _last_words(in_force(decisions)).items()}
    return Decisions(
        frozenset(pair for pair, kind in said.items() if kind == "merge"),
        frozenset(pair for pair, kind in said.items() if kind == "split"),
    )


def overruled(known: list[Decision]) -> list[Decision]:
    """Return the decisions to merge or split of which later ones of *known*, all in force, settle every pair anew."""
    last = {decision.iri for decision in _last_words(known).values()}
    return [one for one in known if one.kind in IDENTITY and one.iri not in last]


def _last_words(known: list[Decision]) -> dict[Pair, Decision]:
    """Return the last decision on each pair of people."""
    said: dict[Pair, Decision] = {}
    for decision in known:
        if decision.kind in IDENTITY:
            people = sorted(target.iri for target in decision.targets)
            said |= dict.fromkeys(combinations(people, 2), decision)
    return said
