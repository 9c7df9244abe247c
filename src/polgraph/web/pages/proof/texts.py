"""The page of a text: its places, each leading to the same words on the page of its release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.web.pages.model import Sheet
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker


def text(found: Described, maker: Maker) -> Sheet:
    """Return the page of a text; a release is what its words are read on."""
    page = Pages(maker).page(found)
    if release := maker.release_of(found.iri):
        return Sheet("text", page, {"release": maker.linked(release), "is_special": True})
    return Sheet("thing", page, {})
