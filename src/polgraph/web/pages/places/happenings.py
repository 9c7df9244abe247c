"""What happened at a place, newest first: meetings, visits and trips, who was there, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.iris import kind_and_slug
from polgraph.web.pages.queries import saved, supporting
from polgraph.web.pages.rows import told
from polgraph.web.pages.when import told_review, told_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value
    from polgraph.web.pages.rows import Told

MOST = 30
"""Events that a page shows; the page of events has all."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who was at an event, in which role and capacities; an office without a name has no role of its own."""

    who: Value
    role: Value | None
    capacities: tuple[Value, ...]
    proof: Value


@dataclass(frozen=True, slots=True)
class Happening:
    """An event; *when* is empty if no text states it; *larger* is what it was a part of."""

    event: Value
    when: str
    review: str
    larger: Value | None
    proof: Value
    attendees: tuple[Attendee, ...]


def happenings(maker: Maker, place: str) -> tuple[tuple[Happening, ...], int]:
    """Return the newest events at *place* (an id), and how many there are."""
    rows = told(supporting(maker.dataset, "events-of-a-place", region=place))
    return tuple(_happening(maker, row) for row in rows[:MOST]), len(rows)


def _happening(maker: Maker, row: Told) -> Happening:
    return Happening(
        event=maker.linked(row["event"]),
        when=told_time(maker, row["event"]),
        review=told_review(maker, row["event"], row["release"]),
        larger=maker.linked(row["larger"]) if "larger" in row else None,
        proof=_proof(maker, row, row["event"]),
        attendees=tuple(_attendees(maker, row["event"])),
    )


def _attendees(maker: Maker, event: str) -> Iterator[Attendee]:
    rows = told(saved(maker.dataset, "attendees-of-a-meeting", meeting=kind_and_slug(event)[1]))
    for who in dict.fromkeys(row["who"] for row in rows):
        own = [row for row in rows if row["who"] == who]
        first = own[0]
        yield Attendee(
            who=maker.linked(who),
            role=maker.linked(first["role"]) if {"name", "role"} <= first.keys() else None,
            capacities=tuple(maker.linked(row["capacity"]) for row in own),
            proof=_proof(maker, first, first["claim"]),
        )


def _proof(maker: Maker, row: Told, claim: str) -> Value:
    """Lead to the first words that say so; the page of the event has all."""
    return maker.proof(row["evidence"].split()[0], claim)
