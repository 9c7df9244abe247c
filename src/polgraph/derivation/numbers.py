"""Exact arithmetic on what printed numbers can mean: rounded, bounded, or counted."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from polgraph.engine import Literal, literal
from polgraph.namespaces import XSD

_DIGITS = 6
"""More digits than a release prints; what is cut off is rounded outwards."""
ZERO = Fraction(0)


class Interval(NamedTuple):
    """All numbers from *low* to *high*, both included; None is no upper end."""

    low: Fraction
    high: Fraction | None

    @property
    def says_nothing(self) -> bool:
        """Tell whether any number of zero or more lies in it."""
        return self.low <= 0 and self.high is None

    def meets(self, other: Interval) -> bool:
        """Tell whether some number lies in both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def whole(self) -> Interval | None:
        """Return the counts in it; None if there are none."""
        low, high = Fraction(ceil(self.low)), None if self.high is None else Fraction(floor(self.high))
        return None if high is not None and low > high else Interval(low, high)


def around(number: Decimal, half: Fraction) -> Interval:
    """Return what rounds to *number*, give or take *half* a step; either way of rounding a half counts."""
    return Interval(max(ZERO, Fraction(number) - half), Fraction(number) + half)


def half_of_decimals(decimals: int) -> Fraction:
    """Return half a step of a number that is printed with so many decimals."""
    return Fraction(1, 2 * 10**decimals)


def half_of_last_digit(number: Decimal) -> Fraction:
    """Return half a step of the last digit that is not zero: 2 500 000 may be anything that rounds to 2.5 million."""
    exponent = number.normalize().as_tuple().exponent
    return Fraction(Decimal(1).scaleb(int(exponent))) / 2 if number else half_of_decimals(0)


def written(number: Fraction, rounding: str = ROUND_HALF_EVEN) -> Literal:
    """Write a number: an integer as it is, else a decimal of six digits."""
    if number.denominator == 1:
        return literal(int(number))
    cut = Context(prec=_DIGITS, rounding=rounding).divide(Decimal(number.numerator), Decimal(number.denominator))
    plain = f"{cut.normalize():f}"
    return literal(plain, datatype=XSD.decimal) if "." in plain else literal(int(plain))


def written_low(number: Fraction) -> Literal:
    """Write a lower bound, not above what it is."""
    return written(number, ROUND_FLOOR)


def written_high(number: Fraction) -> Literal:
    """Write an upper bound, not below what it is."""
    return written(number, ROUND_CEILING)
