"""The earlier level behind "14 per cent less", as far as the printed digits tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from polgraph.derivation.figures import Level, Move
from polgraph.derivation.model import Derived, nodes
from polgraph.derivation.numbers import (
    ZERO,
    Interval,
    around,
    half_of_decimals,
    half_of_last_digit,
    written,
    written_high,
    written_low,
)
from polgraph.derivation.reading import Reading
from polgraph.engine import NamedNode, Object
from polgraph.namespaces import ID, PG

_HUNDRED = Fraction(100)
_PERCENT = f"{ID}unit/percent"


def from_percent(reading: Reading, rule: str) -> Iterator[Derived]:
    """Undo a change in per cent of the earlier level."""
    return _previous(reading, rule, "percent")


def from_factor(reading: Reading, rule: str) -> Iterator[Derived]:
    """Undo a change by a number of times."""
    return _previous(reading, rule, "factor")


def from_absolute(reading: Reading, rule: str) -> Iterator[Derived]:
    """Undo a change by a number of things."""
    return _previous(reading, rule, "absolute")


def from_points(reading: Reading, rule: str) -> Iterator[Derived]:
    """Undo a change by percentage points."""
    return _previous(reading, rule, "percentage-point")


def previous_level(level: Level, move: Move) -> Interval | None:
    """Return what the earlier level may have been; None if that is anything, or nothing fits what is printed."""
    later, size = level.possible(), _size(move, level)
    if later is None or size is None or later.high == 0:
        return None
    found = _UNDONE[move.kind](later, size, move.rises)
    if found is None or found.says_nothing:
        return None
    if level.unit == _PERCENT:
        found = Interval(found.low, _HUNDRED if found.high is None else min(found.high, _HUNDRED))
    if found.high is not None and found.high < found.low:
        return None
    return found.whole() if level.is_whole else found


def implied(reading: Reading) -> Iterator[tuple[Level, Move, Interval]]:
    """Yield what each change from a stated period to the level of a total leaves possible for the earlier level."""
    for move in reading.moves:
        level = reading.levels.get(move.level)
        if level is not None and level.is_total:
            found = previous_level(level, move)
            if found is not None:
                yield level, move, found


def earlier_levels(reading: Reading, level: Level, move: Move) -> list[Level]:
    """Return the stated figures of the period that a change is measured from."""
    return reading.totals.get((level.indicator, level.region, move.from_period, level.unit), [])


def _previous(reading: Reading, rule: str, kind: str) -> Iterator[Derived]:
    for level, move, found in implied(reading):
        if move.kind == kind:
            about = ((PG.indicator, level.indicator), (PG.region, level.region), (PG.period, move.from_period))
            values: list[tuple[str, Object]] = [(name, NamedNode(iri)) for name, iri in about]
            values += [(PG.unit, NamedNode(level.unit)), *number(found), *_point(level, move, found)]
            values += nodes(PG.agreesWith, _agreeing(reading, level, move, found))
            yield Derived("observation", PG.DerivedObservation, rule, (level.iri, move.iri), tuple(values))


def _agreeing(reading: Reading, level: Level, move: Move, found: Interval) -> Iterator[str]:
    """Yield the stated figures that fit, and the change itself where it states a fitting earlier level."""
    if move.stated is not None and found.meets(move.stated):
        yield move.iri
    for other in earlier_levels(reading, level, move):
        possible = other.possible()
        if possible is not None and found.meets(possible):
            yield other.iri


def number(found: Interval) -> Iterator[tuple[str, Object]]:
    """Write an interval on the properties that its kind calls for; both ends belong to it."""
    if found.low == found.high:
        kind, values = "exact", [(PG.value, written(found.low))]
    elif found.high is None:
        kind, values = "lower-bound", [(PG.lowerBound, written_low(found.low))]
    elif found.low == 0:
        kind, values = "upper-bound", [(PG.upperBound, written_high(found.high))]
    else:
        kind = "interval"
        values = [(PG.lowerBound, written_low(found.low)), (PG.upperBound, written_high(found.high))]
    yield PG.valueKind, NamedNode(f"{ID}value-kind/{kind}")
    yield from values


def _point(level: Level, move: Move, found: Interval) -> Iterator[tuple[str, Object]]:
    """Tell what follows from the numbers as they are printed, where both are exact and leave an interval."""
    if level.value is None or move.precision != "exact" or found.high is None or found.low == found.high:
        return
    size = Fraction(move.size)
    undone = _UNDONE[move.kind](
        Interval(Fraction(level.value), Fraction(level.value)), Interval(size, size), move.rises
    )
    if undone is not None and undone.high is not None:
        yield PG.pointEstimate, written(Fraction(round(undone.low)) if level.is_whole else undone.low)


def _size(move: Move, level: Level) -> Interval | None:
    """Return how large the change may have been, without its sign."""
    if move.precision == "lower-bound":
        return Interval(Fraction(move.size), None)
    if move.precision == "upper-bound":
        return Interval(ZERO, Fraction(move.size))
    if move.precision != "exact":
        return None
    if move.kind != "absolute":
        return around(move.size, half_of_decimals(move.decimals))
    return around(move.size, ZERO if level.is_whole else half_of_last_digit(move.size))


def _divided(later: Interval, ratio: Interval) -> Interval:
    """Undo a multiplication: the earlier level is the later one divided by their ratio."""
    low = ZERO if ratio.high is None else later.low / ratio.high
    return Interval(low, None if later.high is None or ratio.low == 0 else later.high / ratio.low)


def _by_percent(later: Interval, size: Interval, rises: bool) -> Interval | None:
    share = Interval(size.low / 100, None if size.high is None else size.high / 100)
    if rises:
        return _divided(later, Interval(1 + share.low, None if share.high is None else 1 + share.high))
    if share.low >= 1:
        return None  # what falls by more than all of itself tells nothing
    return _divided(later, Interval(ZERO if share.high is None else max(ZERO, 1 - share.high), 1 - share.low))


def _by_factor(later: Interval, size: Interval, rises: bool) -> Interval | None:
    times = Interval(max(size.low, Fraction(1)), size.high)
    if rises:
        return _divided(later, times)
    high = None if later.high is None or times.high is None else later.high * times.high
    return Interval(later.low * times.low, high)


def _by_step(later: Interval, size: Interval, rises: bool) -> Interval | None:
    if not rises:
        high = None if later.high is None or size.high is None else later.high + size.high
        return Interval(later.low + size.low, high)
    low = ZERO if size.high is None else max(ZERO, later.low - size.high)
    if later.high is not None and later.high < size.low:
        return None  # nothing rises by more than it is
    return Interval(low, None if later.high is None else later.high - size.low)


_UNDONE: dict[str, Callable[[Interval, Interval, bool], Interval | None]] = {
    "absolute": _by_step,
    "factor": _by_factor,
    "percent": _by_percent,
    "percentage-point": _by_step,
}
