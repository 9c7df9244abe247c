"""Days on which something is said of a person: how far apart, which first, whether at one time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

Span = tuple[int, int]
"""The first and the last day, by number, that a date may stand for: one day, or a year."""
Times = tuple[Span, ...]
NEAR, APART, FAR = 2 * 366, 5 * 366, 12 * 366
_AT_ONCE = 14  # days within which nobody changes an office for another
_SHORT = 31


def span_of(written: str) -> Span | None:
    """Read YYYY or YYYY-MM-DD; nothing for anything else."""
    try:
        if len(written) == 4:
            return date(int(written), 1, 1).toordinal(), date(int(written), 12, 31).toordinal()
        day = date.fromisoformat(written).toordinal()
    except ValueError:
        return None
    return day, day


def gap(one: Times, other: Times) -> int | None:
    """Return the days between the nearest two of both, 0 where they overlap; None if either has none."""
    if not one or not other:
        return None
    nearest = date.max.toordinal()
    last: dict[int, int] = {}
    for first, end, side in sorted([(*span, 0) for span in one] + [(*span, 1) for span in other]):
        if 1 - side in last:
            nearest = min(nearest, max(0, first - last[1 - side]))
        last[side] = max(end, last.get(side, 0))
    return nearest


def at_once(one: Times, other: Times) -> bool:
    """Tell whether both are said of one time: of days that are close, or of the same year as a whole."""
    return within_days(one, other) or bool({*one} & {*other})


def within_days(one: Times, other: Times) -> bool:
    """Tell whether some day of each is close."""
    brief = [tuple(span for span in times if span[1] - span[0] <= _SHORT) for times in (one, other)]
    apart = gap(*brief)
    return apart is not None and apart <= _AT_ONCE


def follows(one: Times, other: Times) -> int:
    """Return 1 if all of *other* comes after all of *one*, -1 if before, 0 if neither is sure."""
    if not one or not other:
        return 0
    if max(end for _, end in one) < min(first for first, _ in other):
        return 1
    return -1 if max(end for _, end in other) < min(first for first, _ in one) else 0


def runs(spans: Iterable[Span]) -> list[Times]:
    """Part *spans* where more than NEAR days lie between two, in order."""
    ordered = sorted(set(spans))
    cuts = [at for at, (before, after) in enumerate(pairwise(ordered), start=1) if after[0] - before[1] > NEAR]
    return [tuple(ordered[start:end]) for start, end in pairwise([0, *cuts, len(ordered)]) if start < end]


def years(days: int) -> float:
    """Return *days* as years."""
    return days / (timedelta(days=365.25).days)
