"""What a text states without doubt, in the words of the vocabularies: for comparing with what was extracted."""

from __future__ import annotations

from typing import NamedTuple

from polgraph.facts import Facts, Number, Period


class Level(NamedTuple):
    """A figure; *value* is low and high for an interval."""

    measure: str
    subject: str | None
    setting: str | None
    kind: str
    value: Number | tuple[Number, Number]
    unit: str
    region: str | None
    period: Period | None


class Change(NamedTuple):
    """A movement; *value* carries the sign, except for factors, and *previous* is the level before if that is told."""

    measure: str
    subject: str | None
    setting: str | None
    direction: str
    kind: str
    value: Number | None
    bound: str | None
    previous: Number | None
    region: str | None
    period: Period | None


class Named(NamedTuple):
    """A person by name and office; the name is None where the text names only the office."""

    name: str | None
    role: str | None


class Held(NamedTuple):
    """An event."""

    type: str
    region: str | None


class Known(NamedTuple):
    """All of one text, each thing once."""

    levels: tuple[Level, ...]
    changes: tuple[Change, ...]
    people: tuple[Named, ...]
    events: tuple[Held, ...]


def known_of(facts: Facts) -> Known:
    """Return what a facts document says, as far as `Known` tells such things."""
    return Known(
        tuple(Level(*(getattr(one, field) for field in Level._fields)) for one in facts.observations),
        tuple(Change(*(getattr(one, field) for field in Change._fields)) for one in facts.changes),
        tuple(Named(one.name, one.role) for one in facts.people),
        tuple(Held(one.type, one.region) for one in facts.events),
    )
