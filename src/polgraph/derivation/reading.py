"""What is stated, read once for all rules."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from polgraph.derivation.figures import Level, Move
from polgraph.derivation.model import Asked
from polgraph.engine import Literal, NamedNode
from polgraph.iris import kind_and_slug
from polgraph.namespaces import DCT, ID, ORG, PG, PROV
from polgraph.resources import read_bytes

Values = Mapping[str, list[str]]
_ASKED = "<urn:asked>"
_NO_TOTAL = (PG.indicatorStatus, PG.origin, PG.partOf, PG.scope, PG.wording)
_SIZES = (PG.changeValue, PG.magnitudeLowerBound, PG.magnitudeUpperBound)
_KINDS = ("absolute", "factor", "percent", "percentage-point")


class Reading:
    """Things, levels, changes and where they stand; each kind is asked for when the first rule needs it."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._things: dict[str, dict[str, Values]] = {}
        self._pairs: dict[str, dict[str, list[str]]] = {}

    def things(self, class_: str) -> dict[str, Values]:
        """Return the things of a class that one release describes, in order, with all that is said of them."""
        if class_ not in self._things:
            found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
            for thing, said, value in self._rows("things", class_):
                found[thing][said].append(value)
            self._things[class_] = {iri: found[iri] for iri in sorted(found)}
        return self._things[class_]

    def pairs(self, said: str) -> dict[str, list[str]]:
        """Return what each thing has for a property, sorted."""
        if said not in self._pairs:
            found: dict[str, list[str]] = defaultdict(list)
            for thing, value in sorted(self._rows("pairs", said)):
                found[thing].append(value)
            self._pairs[said] = dict(found)
        return self._pairs[said]

    def one(self, said: str, thing: str) -> str | None:
        """Return the first value that *thing* has for a property; None if there is none."""
        return next(iter(self.pairs(said).get(thing, ())), None)

    @cached_property
    def levels(self) -> dict[str, Level]:
        """The stated figures that have an indicator, a region and a period."""
        found = (_level(iri, said) for iri, said in self.things(PG.Observation).items())
        return {level.iri: level for level in found if level is not None}

    @cached_property
    def totals(self) -> dict[tuple[str, str, str, str], list[Level]]:
        """The figures that are totals, by what they are about."""
        found: dict[tuple[str, str, str, str], list[Level]] = defaultdict(list)
        for level in self.levels.values():
            if level.is_total:
                found[level.key].append(level)
        return {key: found[key] for key in sorted(found)}

    @cached_property
    def moves(self) -> list[Move]:
        """The stated changes that have a size, a level and the period that they are measured from."""
        found = (_move(iri, said) for iri, said in self.things(PG.Change).items())
        return [move for move in found if move is not None]

    @cached_property
    def release_of_run(self) -> dict[str, str]:
        """The release that each run of an extractor read."""
        by_text = {text: release for release, texts in self.pairs(PG.text).items() for text in texts}
        used = self.pairs(PROV.used)
        return {run: by_text[text] for run, texts in used.items() for text in texts if text in by_text}

    @cached_property
    def organizations(self) -> dict[str, list[str]]:
        """The agencies that a release shows each of its people in."""
        found: dict[str, list[str]] = defaultdict(list)
        for said in self.things(PG.Tenure).values():
            for member in said.get(ORG.member, ()):
                found[member] += said.get(ORG.organization, ())
        return dict(found)

    def release_of(self, said: Values) -> str | None:
        """Return the release that a claim, of which all this is *said*, is from."""
        return next((self.release_of_run.get(run) for run in said.get(PROV.wasGeneratedBy, ())), None)

    def day_of(self, release: str | None) -> str | None:
        """Return the day of a release, else the last one that it looks back on; None if neither is stated."""
        if release is None:
            return None
        return self.one(DCT.issued, release) or self.one(PG.lastDay, self.one(PG.reviewsPeriod, release) or "")

    def _rows(self, name: str, asked: str) -> Iterator[tuple[str, ...]]:
        text = read_bytes(f"{os.path.dirname(__file__)}/{name}.rq").decode()  # noqa: PTH120  # as in `resources`
        for row in self._asked.select(text.replace(_ASKED, str(NamedNode(asked)))).rows:
            if all(isinstance(term, NamedNode | Literal) for term in row):
                yield tuple(term.value for term in row if isinstance(term, NamedNode | Literal))


def _level(iri: str, said: Values) -> Level | None:
    needed = [_first(said, name) for name in (PG.indicator, PG.region, PG.period, PG.unit, PG.valueKind)]
    indicator, region, period, unit, kind = (value or "" for value in needed)
    if not all(needed):
        return None
    return Level(
        iri=iri,
        indicator=indicator,
        region=region,
        period=period,
        unit=unit,
        kind=kind_and_slug(kind)[1],
        value=_decimal(said, PG.value),
        low=_decimal(said, PG.lowerBound),
        low_counts=_first(said, PG.lowerInclusive) != "false",
        high=_decimal(said, PG.upperBound),
        high_counts=_first(said, PG.upperInclusive) != "false",
        run=_first(said, PROV.wasGeneratedBy) or "",
        is_total=not any(said.get(name) for name in _NO_TOTAL),
    )


def _move(iri: str, said: Values) -> Move | None:
    needed = [_first(said, name) for name in (PG.ofObservation, PG.fromPeriod, PG.changeKind, PG.direction)]
    level, from_period, kind, direction = (value or "" for value in needed)
    size = next((number for number in (_decimal(said, name) for name in _SIZES) if number is not None), None)
    precision, decimals = _first(said, PG.changeValueKind), _first(said, PG.statedDecimals)
    if not all(needed) or size is None or precision is None or kind.removeprefix(f"{ID}change-kind/") not in _KINDS:
        return None
    if direction not in (f"{ID}direction/down", f"{ID}direction/up"):
        return None
    return Move(
        iri=iri,
        level=level,
        from_period=from_period,
        kind=kind_and_slug(kind)[1],
        rises=direction == f"{ID}direction/up",
        precision=kind_and_slug(precision)[1],
        size=abs(size),
        decimals=int(decimals or 0),
        previous=_decimal(said, PG.previousValue),
    )


def _first(said: Values, name: str) -> str | None:
    return min(said.get(name, ()), default=None)


def _decimal(said: Values, name: str) -> Decimal | None:
    value = _first(said, name)
    return None if value is None else Decimal(value)
