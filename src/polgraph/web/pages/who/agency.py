"""The page of an agency: what it is a part of and responsible for, its names, people, events, acts and releases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph.iris import kind_and_slug
from polgraph.namespaces import DCT, ORG, PG, PREFIXES, SKOS
from polgraph.web.pages.model import Row, Sheet, Value
from polgraph.web.pages.paging import part_of
from polgraph.web.pages.said import Said
from polgraph.web.pages.tables import between, table
from polgraph.web.pages.things import Pages
from polgraph.web.pages.when import told_review, told_time
from polgraph.web.pages.who.acts import WHO, acts, in_order, of_kind
from polgraph.web.pages.who.tenures import attested

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

MOST = 100
"""Things of a kind that a page lists."""
_OWN = {
    "agency.kind": (ORG.classification,),
    "agency.parent": (ORG.subOrganizationOf, ORG.unitOf),
    "agency.jurisdiction": (PG.jurisdiction,),
}
_OTHERS = {
    "agency.units": (ORG.subOrganizationOf, ORG.unitOf),
    "agency.posts": (ORG.postIn,),
    "agency.hosted": (PG.hostedBy,),
    "agency.visited": (PG.visited,),
    "agency.published": (DCT.publisher, PG.attributedTo),
}
"""What there is of an agency: words, and the properties whose value, or whose subject, that is."""
_ACTING = ("office", "release", "did", "act", "evidence")


def agency(found: Described, maker: Maker) -> Sheet:
    """Show an agency."""
    facts, slug = Said(maker.dataset), kind_and_slug(found.iri)[1]
    tenures = of_kind(facts.of(found.iri, ORG.organization), "tenure")
    part = part_of(maker, len(tenures))
    instructed = in_order(maker, facts.of(found.iri, PG.addressee))
    acting = in_order(maker, facts.of(found.iri, *WHO))
    more = {
        "facts": _told(maker, {key: facts.all(found.iri, *names) for key, names in _OWN.items()}),
        "names": facts.texts(found.iri, SKOS.prefLabel, SKOS.altLabel),
        "lists": _told(maker, {key: facts.of(found.iri, *names) for key, names in _OTHERS.items()}),
        "people": attested(maker, tenures, part.rows),
        "part": part,
        "unnamed": table(maker, "unnamed-offices", {"organization": slug}, _ACTING, part=between(slice(MOST))),
        "acts": acts(maker, acting),
        "acted": len(acting),
        "told": acts(maker, instructed),
        "instructed": len(instructed),
        "regions": [
            maker.linked(one) for one in facts.all(found.iri, PG.jurisdiction) if one.startswith(PREFIXES["region"])
        ],
    }
    return Sheet("agency", Pages(maker).head(found), {"is_special": True, **more})


def _told(maker: Maker, found: Mapping[str, list[str]]) -> list[Row]:
    """Put what there is in rows; of more than a page lists, say how many there are."""
    return [
        Row(_head(maker.words[key], len(things)), tuple(_shown(maker, one) for one in things[:MOST]))
        for key, things in found.items()
        if things
    ]


def _shown(maker: Maker, iri: str) -> Value:
    """Show a thing, an event with its time, for many are called alike."""
    shown = maker.linked(iri)
    if not iri.startswith(PREFIXES["event"]):
        return shown
    release = Said(maker.dataset).release(iri)
    return replace(shown, note=told_time(maker, iri) or told_review(maker, iri, release))


def _head(word: str, count: int) -> Value:
    return Value(f"{word} ({count})" if count > MOST else word)
