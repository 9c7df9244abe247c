"""The posts that releases show a person in, each with what attests it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.iris import kind_and_slug
from polgraph.namespaces import ORG, PG, PREFIXES
from polgraph.web.pages.said import Said
from polgraph.web.pages.who.tenures import Attested, attested, bounds

if TYPE_CHECKING:
    from collections.abc import Collection

    from polgraph.web.pages.making import Maker

_MOVES = {f"{PREFIXES['capacity']}{one}" for one in ("appointed", "dismissed")}
"""Capacities that begin or end the time in a post."""


@dataclass(frozen=True, slots=True)
class Held:
    """A post with what attests it, and what is known of its bounds."""

    latest: Attested
    attestations: tuple[Attested, ...]
    bounds: tuple[str, ...]
    asked: str
    """Where one may ask who held it on a day."""


def held(maker: Maker, iri: str, mentions: Collection[str]) -> list[Held]:
    """Return the posts that releases show a person in under any of *mentions*, the one shown last first."""
    facts = Said(maker.dataset)
    tenures = attested(maker, {tenure for one in mentions for tenure in facts.of(one, ORG.member)})
    by_post: dict[tuple[str, str], list[Attested]] = defaultdict(list)
    for one in tenures:
        by_post[one.role.href, one.agency.href if one.agency else ""].append(one)
    parts = {part for one in mentions for part in facts.of(one, PG.participant)}
    is_moved = any(capacity in _MOVES for part in parts for capacity in facts.all(part, PG.capacity))
    return [
        Held(
            group[0],
            tuple(group),
            tuple(bounds(maker, iri, facts.one(group[0].claim, PG.post), is_moved=is_moved)),
            _question(facts, group[0]),
        )
        for group in by_post.values()
    ]


def _question(facts: Said, one: Attested) -> str:
    """Ask who held a post on the last day that its latest release may tell of."""
    role, agency = facts.one(one.claim, ORG.role), facts.one(one.claim, ORG.organization)
    day = facts.day(facts.release(one.claim))
    if not (role and agency and day):
        return ""
    values = {"role": kind_and_slug(role)[1], "organization": kind_and_slug(agency)[1], "date": day}
    return f"/questions/office-holders-on-a-date?{urlencode(values)}"
