"""Levels and changes as rules look at them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from polgraph.derivation.numbers import ZERO, Interval, around, half_of_last_digit
from polgraph.namespaces import ID

WHOLE_UNITS = {f"{ID}unit/count"}
"""Things that are counted one by one and printed to the last one; all else is taken as rounded at its last digit."""
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Level:
    """A stated figure of an indicator, a region and a period."""

    iri: str
    indicator: str
    region: str
    period: str
    unit: str
    kind: str
    """The id of its value kind."""
    value: Decimal | None
    low: Decimal | None
    low_counts: bool
    high: Decimal | None
    high_counts: bool
    run: str
    is_total: bool
    """False for figures of a part, of one case, of some origin, or of what has no concept: they have no key."""

    @property
    def key(self) -> Key:
        """Tell what figures must be about to be the same figure."""
        return self.indicator, self.region, self.period, self.unit

    @property
    def is_whole(self) -> bool:
        """Tell whether it counts things one by one."""
        return self.unit in WHOLE_UNITS

    def stated(self) -> Interval | None:
        """Return the numbers that it states, taken at its word; None for "about"."""
        if self.kind == "exact" and self.value is not None:
            return Interval(Fraction(self.value), Fraction(self.value))
        if self.kind == "approximate" or (self.low is None and self.high is None):
            return None
        low = ZERO if self.low is None else Fraction(self.low)
        high = None if self.high is None else Fraction(self.high)
        if self.is_whole:
            low += 0 if self.low is None or self.low_counts else 1
            high = high if high is None or self.high_counts else high - 1
        return Interval(low, high)

    def possible(self) -> Interval | None:
        """Return the numbers that may stand behind it, rounded as it is; None for "about"."""
        if self.kind == "exact" and self.value is not None and not self.is_whole:
            return around(self.value, half_of_last_digit(self.value))
        return self.stated()


@dataclass(frozen=True, slots=True)
class Move:
    """A stated change with a size, from a period that is stated, to a level that is stated."""

    iri: str
    level: str
    from_period: str
    kind: str
    """The id of its change kind: percent, factor, absolute, percentage-point."""
    rises: bool
    precision: str
    """The id of a value kind: whether its size is exact or a bound."""
    size: Decimal
    decimals: int
    previous: Decimal | None
    """The earlier level, where the text states it."""

    @property
    def stated(self) -> Interval | None:
        """The earlier level as a number that it lies at; None if the text does not state it."""
        return None if self.previous is None else Interval(Fraction(self.previous), Fraction(self.previous))
