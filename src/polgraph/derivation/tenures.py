"""Between which days people are seen in office, over all releases that show them there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from polgraph.derivation.model import Derived
from polgraph.derivation.reading import Reading, Values
from polgraph.engine import NamedNode, Object, literal
from polgraph.namespaces import DCT, ID, ORG, PG, XSD

_LEFT = f"{ID}capacity/dismissed"
_NOT_SEEN = {f"{ID}capacity/mentioned", _LEFT}
"""Who is only mentioned may have held the office at any time."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A day on which someone is seen in office, as far as it is known."""

    participation: str
    not_before: str | None
    not_after: str | None
    leaves: bool
    """True where the text says that the office was left."""

    @property
    def day(self) -> str | None:
        """The very day; None if it is not stated."""
        return self.not_before if self.not_before == self.not_after else None


def tenure_span(reading: Reading, rule: str) -> Iterator[Derived]:
    """Tell by which day someone was in office, from which day on at the earliest they left it, and when they left."""
    held = _sightings(reading)
    by_post: dict[str, set[str]] = defaultdict(set)
    for person, post in held:
        by_post[post].add(person)
    for (person, post), (tenures, sightings) in sorted(held.items()):
        others = [held[other, post][1] for other in sorted(by_post[post] - {person})]
        days = list(_days(sightings))
        if not days or (reading.one(PG.singleSeat, post) == "true" and _interrupted(days, others)):
            continue
        inputs = tuple(sorted({*tenures, *(seen.participation for seen in sightings)}))
        about: list[tuple[str, Object]] = [(ORG.member, NamedNode(person)), (PG.post, NamedNode(post))]
        yield Derived("tenure", PG.DerivedTenure, rule, inputs, (*about, *days))


def _days(sightings: list[Sighting]) -> Iterator[tuple[str, Object]]:
    seen = [sighting for sighting in sightings if not sighting.leaves]
    stated = {
        PG.notLaterThan: min((s.not_after for s in seen if s.not_after), default=None),
        PG.notBefore: max((s.not_before for s in seen if s.not_before), default=None),
        PG.heldUntil: max((s.day for s in sightings if s.leaves and s.day), default=None),
    }
    yield from ((name, literal(day, datatype=XSD.date)) for name, day in stated.items() if day is not None)


def _interrupted(days: list[tuple[str, Object]], others: list[list[Sighting]]) -> bool:
    """Tell whether someone else is seen in the only seat in between: then the days make no one tenure."""
    known = {name: day.value for name, day in days}
    begin, end = known.get(PG.notLaterThan), known.get(PG.notBefore)
    if begin is None or end is None:
        return False
    return any(seen.day is not None and begin <= seen.day <= end for other in others for seen in other)


def _sightings(reading: Reading) -> dict[tuple[str, str], tuple[list[str], list[Sighting]]]:
    """Return, for each identity and post, the tenures and when they are attested."""
    former_or_acting = reading.pairs(PG.formerOf).keys() | reading.pairs(PG.actingFor).keys()
    participations = reading.things(PG.Participation)
    found: dict[tuple[str, str], tuple[list[str], list[Sighting]]] = defaultdict(lambda: ([], []))
    for tenure, said in reading.things(PG.Tenure).items():
        if former_or_acting & set(said.get(ORG.role, ())):
            continue
        for member in said.get(ORG.member, ()):
            for post in said.get(PG.post, ()):
                tenures, sightings = found[reading.one(PG.identifiedAs, member) or member, post]
                tenures.append(tenure)
                for iri in sorted(said.get(PG.attestedBy, ())):
                    sightings += _sighting(reading, iri, participations.get(iri, {}))
    return found


def _sighting(reading: Reading, iri: str, said: Values) -> Iterator[Sighting]:
    """Yield when a participation shows someone in office: the day, else what its release leaves possible."""
    capacities = set(said.get(PG.capacity, ()))
    leaves = _LEFT in capacities
    if not leaves and capacities <= _NOT_SEEN:
        return
    event = next(iter(said.get(PG.inEvent, ())), "")
    day, during = reading.one(PG.date, event), reading.one(PG.heldDuring, event) or ""
    looks_back, release = reading.one(PG.reviewsPeriod, event) or "", reading.release_of(said)
    not_before = day or reading.one(PG.firstDay, during) or reading.one(PG.firstDay, looks_back)
    not_after = day or reading.one(PG.lastDay, during) or (release and reading.one(DCT.issued, release))
    yield Sighting(iri, not_before, not_after or None, leaves)
