"""The page of a person: posts as releases show them, what they attended, said, instructed and did, and their names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.iris import kind_and_slug
from polgraph.namespaces import NIF, ORG, PG, PREFIXES, SKOS
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.things import Pages
from polgraph.web.pages.who.acts import proofs
from polgraph.web.pages.who.facts import Facts
from polgraph.web.pages.who.tenures import Attested, attested, bounds
from polgraph.web.pages.who.timeline import timeline

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

MOST_MENTIONS = 100
_MOVES = {f"{PREFIXES['capacity']}{one}" for one in ("appointed", "dismissed")}
"""Capacities that begin or end the time in a post."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one release has them: the names found there, in which words."""

    names: tuple[tuple[str, str], ...]
    """Each with its language."""
    link: Value
    release: Value | None
    proofs: tuple[Value, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A post with what attests it, and what is known of its bounds."""

    latest: Attested
    attestations: tuple[Attested, ...]
    bounds: tuple[str, ...]
    asked: str
    """Where one may ask who held it on a day."""


def person(found: Described, maker: Maker) -> Sheet:
    """Show a person; one who is taken to be another leads there."""
    facts = Facts(maker.dataset)
    identity = facts.identity(found.iri)
    mentions = facts.of(identity, PG.identifiedAs)
    page = Pages(maker).head(found)
    named = [one for one in mentions if facts.all(one, PG.evidence)]
    if identity != found.iri:
        more = {"identity": maker.linked(identity), "canonical": identity, "mentions": _mentions(maker, [found.iri])}
        return Sheet("mention", page, {"is_special": True, **more})
    slug = kind_and_slug(found.iri)[1]
    entries, part = timeline(maker, slug)
    more = {
        "held": _held(maker, found.iri, mentions),
        "entries": entries,
        "csv": f"/api/queries/timeline-of-a-person?{urlencode({'person': slug, 'format': 'csv'})}",
        "part": part,
        "names": facts.texts(found.iri, SKOS.prefLabel, SKOS.altLabel),
        "mentions": _mentions(maker, named),
        "count": len(named),
        "is_curated": found.iri not in named,
    }
    return Sheet("person", page, {"is_special": True, **more})


def _mentions(maker: Maker, people: list[str]) -> list[Mention]:
    facts = Facts(maker.dataset)
    return [_mention(maker, facts, one) for one in people[:MOST_MENTIONS]]


def _mention(maker: Maker, facts: Facts, iri: str) -> Mention:
    texts = {text for span in facts.all(iri, PG.evidence) for text in facts.all(span, NIF.referenceContext)}
    release = next((one for one in map(maker.release_of, sorted(texts)) if one), "")
    return Mention(
        names=tuple(facts.texts(iri, SKOS.prefLabel, SKOS.altLabel)),
        link=maker.linked(iri),
        release=maker.linked(release) if release else None,
        proofs=proofs(maker, iri),
    )


def _held(maker: Maker, iri: str, mentions: list[str]) -> list[Held]:
    """Return the posts that releases show a person in, the one shown last first."""
    facts = Facts(maker.dataset)
    tenures = attested(maker, {tenure for one in mentions for tenure in facts.of(one, ORG.member)})
    places = list(dict.fromkeys(map(_place, tenures)))
    by_place = {
        place: tuple(group)
        for place, group in groupby(sorted(tenures, key=lambda one: places.index(_place(one))), key=_place)
    }
    parts = {
        capacity
        for one in mentions
        for claim in facts.of(one, PG.participant)
        for capacity in facts.all(claim, PG.capacity)
    }
    return [
        Held(
            group[0],
            group,
            tuple(bounds(maker, iri, facts.one(group[0].claim, PG.post), is_moved=bool(parts & _MOVES))),
            _question(facts, group[0]),
        )
        for group in by_place.values()
    ]


def _place(one: Attested) -> tuple[str, str]:
    return one.role.href, one.agency.href if one.agency else ""


def _question(facts: Facts, one: Attested) -> str:
    """Ask who held a post on the last day that its latest release may tell of."""
    role, agency = facts.one(one.claim, ORG.role), facts.one(one.claim, ORG.organization)
    day = facts.day(facts.release(one.claim))
    if not (role and agency and day):
        return ""
    values = {"role": kind_and_slug(role)[1], "organization": kind_and_slug(agency)[1], "date": day}
    return f"/questions/office-holders-on-a-date?{urlencode(values)}"
