"""Figures that look alike and may not be compared, each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from polgraph.derivation.conflicts import nested
from polgraph.derivation.model import Derived, nodes
from polgraph.derivation.reading import Reading
from polgraph.engine import NamedNode
from polgraph.namespaces import ID, PG

_BREAKS = {f"{ID}reason/series-break", f"{ID}reason/region-reform"}


def same_counting_unit(reading: Reading, rule: str) -> Iterator[Derived]:
    """Note where one region and period have figures of offences and of crimes, which count different things."""
    for narrower, wider in nested(reading):
        if len({reading.one(PG.countingUnit, level.indicator) for level in (narrower[0], wider[0])}) > 1:
            inputs = tuple(level.iri for level in (*narrower, *wider))
            yield _note(rule, inputs, inputs, f"{ID}reason/counting-unit")


def change_across_break(reading: Reading, rule: str) -> Iterator[Derived]:
    """Note where a change is measured across a day from which the law, or the region, was another one."""
    breaks = _breaks(reading)
    for move in reading.moves:
        level = reading.levels.get(move.level)
        if level is None:
            continue
        begin, end = reading.one(PG.firstDay, move.from_period), reading.one(PG.lastDay, level.period)
        for about in (reading.one(PG.subject, level.indicator) or "", level.region):
            for day, reason, note in breaks.get(about, ()):
                if begin is not None and end is not None and begin < day <= end:
                    yield _note(rule, (move.iri, note), (move.iri,), reason)


def _breaks(reading: Reading) -> dict[str, list[tuple[str, str, str]]]:
    """Return the breaks of each subject and region: the day, the reason, the note."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for note, days in reading.pairs(PG.breakDate).items():
        for reason in _BREAKS.intersection(reading.pairs(PG.reason).get(note, ())):
            for about in reading.pairs(PG.concerns).get(note, ()):
                found[about].append((days[0], reason, note))
    return found


def _note(rule: str, inputs: tuple[str, ...], compared: tuple[str, ...], reason: str) -> Derived:
    told = ((PG.verdict, NamedNode(f"{ID}verdict/not-comparable")), (PG.reason, NamedNode(reason)))
    return Derived("comparability", PG.DerivedNote, rule, inputs, (*nodes(PG.compares, compared), *told))
