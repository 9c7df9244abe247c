"""The page of a person: posts as releases show them, what they attended, said, instructed and did, and their names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.iris import kind_and_slug
from polgraph.namespaces import PG
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.said import Said
from polgraph.web.pages.things import Pages
from polgraph.web.pages.who.identity import MOST_MENTIONS, NAMES, mentions
from polgraph.web.pages.who.posts import held
from polgraph.web.pages.who.timeline import timeline

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker


def person(found: Described, maker: Maker) -> Sheet:
    """Show a person; a mention that is taken to be somebody else leads there."""
    facts, page = Said(maker.dataset), Pages(maker).head(found)
    identity, slug = facts.identity(found.iri), kind_and_slug(found.iri)[1]
    if identity != found.iri:
        more = {
            "identity": maker.linked(identity),
            "canonical": identity,
            "mentions": mentions(maker, [found.iri], identity),
        }
        return Sheet("mention", page, {"is_special": True, **more})
    everyone = facts.of(identity, PG.identifiedAs)
    named = [one for one in everyone if facts.all(one, PG.evidence)]
    entries, part = timeline(maker, slug)
    more = {
        "held": held(maker, found.iri, everyone),
        "entries": entries,
        "csv": f"/api/queries/timeline-of-a-person?{urlencode({'person': slug, 'format': 'csv'})}",
        "part": part,
        "names": sorted(
            {name for one in {identity, *named[:MOST_MENTIONS]} for name in facts.texts(one, *NAMES)}, key=_as_read
        ),
        "mentions": mentions(maker, named, identity),
        "count": len(named),
        "is_curated": found.iri not in named,
    }
    return Sheet("person", page, {"is_special": True, **more})


def _as_read(name: tuple[str, str]) -> tuple[str, str]:
    """Order names by their languages."""
    return name[1], name[0]
