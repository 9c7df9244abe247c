"""Implied earlier levels, held against what is stated for those periods."""

from __future__ import annotations

from collections.abc import Iterator

from polgraph.derivation.conflicts import conflict
from polgraph.derivation.figures import Level
from polgraph.derivation.model import Derived
from polgraph.derivation.numbers import Interval, around, half_of_last_digit
from polgraph.derivation.previous import earlier_levels, implied
from polgraph.derivation.reading import Reading
from polgraph.derivation.reasons import UNEXPLAINED, is_revised


def previous_against_stated(reading: Reading, rule: str) -> Iterator[Derived]:
    """Find stated earlier levels that a change and its level leave no room for."""
    for level, move, found in implied(reading):
        if move.stated is not None and not found.meets(move.stated):
            yield conflict(rule, (level.iri, move.iri), UNEXPLAINED)
        for other in earlier_levels(reading, level, move):
            possible = other.possible()
            if possible is not None and not found.meets(possible):
                are_exact = {level.kind, move.precision, other.kind} == {"exact"}
                reason = _reason(found, other) if are_exact else "bound"
                reason = "revised-total" if is_revised([level, other], reading) else reason
                yield conflict(rule, (level.iri, move.iri, other.iri), reason)


def _reason(found: Interval, other: Level) -> str:
    """Tell whether the stated level is a rounded one, as headlines have them."""
    if other.value and found.meets(around(other.value, half_of_last_digit(other.value))):
        return "rounding"
    return UNEXPLAINED
