"""What the regions have together, held against what is stated of the country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from polgraph.derivation.conflicts import ADDITIVE, conflict
from polgraph.derivation.figures import Level
from polgraph.derivation.model import Derived, nodes
from polgraph.derivation.numbers import ZERO, Interval
from polgraph.derivation.previous import number
from polgraph.derivation.reading import Reading
from polgraph.derivation.reasons import UNEXPLAINED
from polgraph.engine import NamedNode, Object
from polgraph.namespaces import ID, PG

_COUNTRY = f"{ID}region/KZ"
_REGION = f"{_COUNTRY}-"


def country_from_regions(reading: Reading, rule: str) -> Iterator[Derived]:
    """Add up the regions wherever the country is stated too: it has at least their sum.

    No upper end: departments of the country register too, and some regions may not be stated.
    """
    for total, summands, least in _sums(reading):
        agreeing = [level.iri for level in total if _fits(level, least)]
        about = ((PG.indicator, total[0].indicator), (PG.region, _COUNTRY), (PG.period, total[0].period))
        values: list[tuple[str, Object]] = [(name, NamedNode(iri)) for name, iri in about]
        values += [(PG.unit, NamedNode(total[0].unit)), *number(Interval(least, None)), *nodes(PG.agreesWith, agreeing)]
        inputs = tuple(level.iri for level in summands)
        yield Derived("observation", PG.DerivedObservation, rule, inputs, tuple(values))


def country_below_regions(reading: Reading, rule: str) -> Iterator[Derived]:
    """Find figures of the country that are below the sum of its regions."""
    for total, summands, least in _sums(reading):
        for level in total:
            if not _fits(level, least):
                yield conflict(rule, (level.iri, *(one.iri for one in summands)), UNEXPLAINED)


def _sums(reading: Reading) -> Iterator[tuple[list[Level], list[Level], Fraction]]:
    """Yield the figures of the country, the least figure of each region, and the sum of these."""
    regions: dict[tuple[str, str, str], list[Level]] = defaultdict(list)
    for (indicator, region, period, unit), levels in reading.totals.items():
        known = [level for level in levels if level.possible() is not None]
        if region.startswith(_REGION) and known and unit in ADDITIVE and _existed(reading, region, period):
            regions[indicator, period, unit].append(min(known, key=_least))
    for (indicator, period, unit), summands in regions.items():
        total = reading.totals.get((indicator, _COUNTRY, period, unit), [])
        least = sum((_least(level) for level in summands), ZERO)
        if total and least > 0:
            yield total, summands, least


def _existed(reading: Reading, region: str, period: str) -> bool:
    """Tell whether the region was there all the time; before, its figures are in those of another one."""
    since, first = reading.one(PG.validFrom, region), reading.one(PG.firstDay, period)
    return since is None or (first is not None and since <= first)


def _least(level: Level) -> Fraction:
    possible = level.possible()
    return ZERO if possible is None else possible.low


def _fits(level: Level, least: Fraction) -> bool:
    possible = level.possible()
    return possible is None or possible.high is None or least <= possible.high
