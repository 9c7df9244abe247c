"""Why figures about the same thing differ, as far as the figures and their releases tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from polgraph.derivation.figures import Level
from polgraph.derivation.numbers import half_of_last_digit
from polgraph.derivation.reading import Reading
from polgraph.namespaces import PROV

UNEXPLAINED = "unexplained"


def reason_of(levels: Sequence[Level], reading: Reading) -> str:
    """Return the id of the first reason that explains all differences between *levels*."""
    return next((reason for reason, explains in _REASONS.items() if explains(levels, reading)), UNEXPLAINED)


def is_revised(levels: Sequence[Level], reading: Reading) -> bool:
    """Tell whether the release of one of *levels* is a revision of that of another."""
    releases = {reading.release_of_run.get(level.run) for level in levels}
    revised = reading.pairs(PROV.wasRevisionOf)
    return any(earlier in releases for one in releases if one for earlier in revised.get(one, ()))


def _by_bound(levels: Sequence[Level], _: Reading) -> bool:
    """Tell whether the exact figures agree, so that only a bound is in the way."""
    exact = {level.value for level in levels if level.kind == "exact"}
    return len(exact) <= 1 and any(level.kind != "exact" for level in levels)


def _by_rounding(levels: Sequence[Level], _: Reading) -> bool:
    """Tell whether each figure is the next finer one, rounded: 3300 for 3343, as a headline has it."""
    values = {level.value for level in levels if level.kind == "exact" and level.value}
    if len(values) < 2 or any(level.kind != "exact" for level in levels):
        return False
    finest_first = sorted(values, key=lambda value: (half_of_last_digit(value), value))
    return all(
        half_of_last_digit(finer) < half_of_last_digit(coarser)
        and abs(Fraction(finer) - Fraction(coarser)) <= half_of_last_digit(coarser)
        for finer, coarser in pairwise(finest_first)
    )


_REASONS: dict[str, Callable[[Sequence[Level], Reading], bool]] = {
    "revised-total": is_revised,
    "bound": _by_bound,
    "rounding": _by_rounding,
}
