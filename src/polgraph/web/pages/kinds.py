"""Which kinds of things have pages of their own; all others are shown by what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from polgraph.namespaces import BASE, ID
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.places.indicator import indicator
from polgraph.web.pages.places.place import place, region
from polgraph.web.pages.proof.claim import claim
from polgraph.web.pages.proof.release import release
from polgraph.web.pages.proof.texts import text
from polgraph.web.pages.things import Pages
from polgraph.web.pages.vocabulary.definitions import definitions
from polgraph.web.pages.vocabulary.shapes import shapes
from polgraph.web.pages.who.agency import agency
from polgraph.web.pages.who.event import event
from polgraph.web.pages.who.office import post, role
from polgraph.web.pages.who.person import person

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

KINDS: Mapping[str, Callable[[Described, Maker], Sheet]] = {
    "action": claim,
    "agency": agency,
    "change": claim,
    "def": definitions,
    "event": event,
    "holder": claim,
    "indicator": indicator,
    "instruction": claim,
    "issue": claim,
    "mention": claim,
    "observation": claim,
    "participation": claim,
    "person": person,
    "place": place,
    "post": post,
    "purpose": claim,
    "region": region,
    "release": release,
    "role": role,
    "shapes": shapes,
    "statement": claim,
    "tenure": claim,
    "text": text,
}
"""Kind, as IRIs have it, to what makes the page; its template extends thing.html."""
STATEMENTS = "statements"
"""The view of a thing that shows all that is said of it, whatever its kind."""


def sheet(found: Described, maker: Maker) -> Sheet:
    """Return how *found* is shown."""
    kind = found.iri.removeprefix(ID if found.iri.startswith(ID) else BASE).partition("/")[0]
    if kind in KINDS and maker.fields.get("view") != STATEMENTS:
        return KINDS[kind](found, maker)
    return Sheet("thing", Pages(maker).page(found), {})
