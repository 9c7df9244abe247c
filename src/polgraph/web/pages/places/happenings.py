"""What happened at a place, newest first: meetings, visits and trips, who was there, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.iris import kind_and_slug
from polgraph.web.pages.places.answers import saved, support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Term
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

MOST = 30
"""Events that a page shows; the page of events has all."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who was at an event, in which role and capacities; an office without a name has no role of its own."""

    who: Value
    role: Value | None
    capacities: tuple[Value, ...]
    proofs: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event; without a *date*, it belongs to a release about *period*, if any; *larger* is what it was a part of."""

    event: Value
    kind: Value
    date: str
    period: Value | None
    larger: Value | None
    proofs: tuple[Value, ...]
    attendees: tuple[Attendee, ...]


def happenings(maker: Maker, place: str) -> tuple[tuple[Happening, ...], int]:
    """Return the newest events at *place* (an id), and how many there are."""
    rows = support(maker, "events-of-a-place", {"region": place}).rows
    return tuple(_happening(maker, *row) for row in islice(rows, MOST)), len(rows)


def _happening(maker: Maker, event: Term | None, kind: Term | None, *rest: Term | None) -> Happening:
    date, period, larger, evidence = rest
    iri = getattr(event, "value", "")
    return Happening(
        event=maker.linked(iri),
        kind=maker.linked(getattr(kind, "value", "")),
        date=getattr(date, "value", ""),
        period=_linked(maker, period),
        larger=_linked(maker, larger),
        proofs=_proofs(maker, evidence, iri),
        attendees=tuple(_attendees(maker, iri)),
    )


def _attendees(maker: Maker, event: str) -> Iterator[Attendee]:
    rows = saved(maker, "attendees-of-a-meeting", {"meeting": kind_and_slug(event)[1]}).rows
    for who in dict.fromkeys(row[1] for row in rows):
        own = [row for row in rows if row[1] == who]
        name, _, _, role, claim, _, evidence = own[0]
        yield Attendee(
            who=maker.linked(getattr(who, "value", "")),
            role=_linked(maker, role) if name else None,
            capacities=tuple(maker.linked(getattr(row[2], "value", "")) for row in own),
            proofs=_proofs(maker, evidence, getattr(claim, "value", "")),
        )


def _linked(maker: Maker, term: Term | None) -> Value | None:
    return maker.linked(term.value) if isinstance(term, NamedNode) else None


def _proofs(maker: Maker, evidence: Term | None, claim: str) -> tuple[Value, ...]:
    """Lead to the first words that say so; the page of the event has all."""
    spans = getattr(evidence, "value", "").split()
    return tuple(maker.proof(span, claim) for span in spans[:1])
