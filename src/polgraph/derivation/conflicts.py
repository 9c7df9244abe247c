"""Stated figures that cannot all be right, kept side by side with the reason why they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from polgraph.derivation.figures import Level
from polgraph.derivation.model import Derived, nodes
from polgraph.derivation.numbers import Interval
from polgraph.derivation.reading import Reading
from polgraph.derivation.reasons import UNEXPLAINED, reason_of
from polgraph.engine import NamedNode
from polgraph.namespaces import ID, PG, SKOS

ADDITIVE = {f"{ID}unit/{name}" for name in ("count", "kilogram", "litre", "tenge", "usd")}
"""A part of a set has no more of these than the whole set; a rate of a part may be higher."""


def conflict(rule: str, members: tuple[str, ...], reason: str) -> Derived:
    """Make the conflict between *members*, sorted."""
    reasons = [(PG.reason, NamedNode(f"{ID}reason/{reason}"))]
    return Derived("conflict", PG.Conflict, rule, members, (*nodes(PG.member, members), *reasons))


def same_figure(reading: Reading, rule: str) -> Iterator[Derived]:
    """Find figures of the same indicator, region, period and unit that no one number fits."""
    for levels in reading.totals.values():
        known = [level for level in levels if level.stated() is not None]
        if not _share_a_number([level.stated() for level in known]):
            yield conflict(rule, tuple(level.iri for level in known), reason_of(known, reading))


def narrower_above_wider(reading: Reading, rule: str) -> Iterator[Derived]:
    """Find figures of a part, such as crimes, above those of its whole, such as criminal offences."""
    for narrower, wider in nested(reading):
        if narrower[0].unit not in ADDITIVE:
            continue
        top = max(narrower, key=_low)
        least = min(wider, key=_high)
        if _low(top) > _high(least):
            yield conflict(rule, (least.iri, top.iri), UNEXPLAINED)


def nested(reading: Reading) -> Iterator[tuple[list[Level], list[Level]]]:
    """Yield the figures of a subject with those of each wider one, where all else is the same."""
    by_place: dict[tuple[str | None, ...], dict[str, list[Level]]] = defaultdict(dict)
    for (indicator, region, period, unit), levels in reading.totals.items():
        subject = reading.one(PG.subject, indicator)
        if subject is not None:
            measure, setting = reading.one(PG.measure, indicator), reading.one(PG.setting, indicator)
            by_place[measure, setting, region, period, unit][subject] = levels
    above = reading.pairs(SKOS.broaderTransitive)
    for subjects in by_place.values():
        for subject, levels in subjects.items():
            yield from ((levels, subjects[wider]) for wider in above.get(subject, ()) if wider in subjects)


def _share_a_number(found: list[Interval | None]) -> bool:
    intervals = [interval for interval in found if interval is not None]
    highs = [interval.high for interval in intervals if interval.high is not None]
    return not highs or max(interval.low for interval in intervals) <= min(highs)


def _low(level: Level) -> float:
    possible = level.possible()
    return float("-inf") if possible is None else float(possible.low)


def _high(level: Level) -> float:
    possible = level.possible()
    return float("inf") if possible is None or possible.high is None else float(possible.high)
