"""The page of an event: what, where and when, who was there and as what, what was said, instructed and reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.iris import kind_and_slug
from polgraph.namespaces import PG, SCHEMA
from polgraph.web.pages.making import SPAN
from polgraph.web.pages.model import Row, Sheet, Value
from polgraph.web.pages.said import Said
from polgraph.web.pages.tables import Table, table, where
from polgraph.web.pages.things import Pages
from polgraph.web.pages.when import told_time
from polgraph.web.pages.who.acts import acts, in_order, of_kind, proofs

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

_PLACED = {
    "event.type": PG.eventType,
    "event.region": PG.region,
    "event.place": PG.place,
    "event.host": PG.hostedBy,
    "event.venue": PG.venue,
    "event.visited": PG.visited,
    "event.reviews": PG.reviewsPeriod,
    "event.part-of": SCHEMA.superEvent,
}
"""What is told of an event: words, and the property that they put."""
_FIGURE = ("indicator", "kind", "value", "low", "high", "unit", "direction", "change", "previous", "evidence")
_ACTS = ("statement", "instruction", "action")


def event(found: Described, maker: Maker) -> Sheet:
    """Show an event."""
    facts, slug = Said(maker.dataset), kind_and_slug(found.iri)[1]
    claims = in_order(maker, facts.of(found.iri, PG.inEvent))
    releases = _releases(maker, facts, found.iri)
    more = {
        "facts": _told(maker, facts, found.iri, releases),
        "proofs": proofs(maker, found.iri),
        "attendees": table(maker, "attendees-of-a-meeting", {"meeting": slug}, ["who", "capacity", "role", "evidence"]),
        "topics": table(maker, "topics-of-meetings", {"meeting": slug}, ["topic", "as", "evidence"]),
        "acts": {kind: acts(maker, of_kind(claims, kind)) for kind in _ACTS},
        "figures": _figures(maker, facts, found.iri, releases),
        "region": next((maker.linked(one) for one in facts.all(found.iri, PG.region)), None),
    }
    return Sheet("event", Pages(maker).head(found), {"is_special": True, **more})


def _told(maker: Maker, facts: Said, iri: str, releases: list[str]) -> list[Row]:
    """Return what is told of the event itself; that no day is stated is told too."""
    rows = [(key, [maker.linked(one) for one in facts.all(iri, name)]) for key, name in _PLACED.items()]
    when = Value(told_time(maker, iri) or maker.words["event.undated"])
    parts = [maker.linked(one) for one in facts.of(iri, SCHEMA.superEvent)]
    told = [
        ("event.when", [when]),
        *rows,
        ("event.parts", parts),
        ("event.releases", list(map(maker.linked, releases))),
    ]
    return [Row(Value(maker.words[key]), tuple(values)) for key, values in told if values]


def _releases(maker: Maker, facts: Said, iri: str) -> list[str]:
    """Return the releases whose words tell of the event."""
    texts = {span.partition(SPAN)[0] for span in facts.all(iri, PG.evidence)}
    return sorted(filter(None, map(maker.release_of, texts)))


def _figures(maker: Maker, facts: Said, iri: str, releases: list[str]) -> Table | None:
    """Return what those releases report for the region of the event and the period that it reviews."""
    region, period = facts.one(iri, PG.region), facts.one(iri, PG.reviewsPeriod)
    if not (region and period):
        return None
    values = {"region": kind_and_slug(region)[1], "year": facts.one(period, PG.lastDay)[:4]}
    return table(
        maker,
        "figures-of-a-region",
        values,
        _FIGURE,
        part=where(lambda row: row.get("period") == period and facts.release(row["claim"]) in releases),
    )
