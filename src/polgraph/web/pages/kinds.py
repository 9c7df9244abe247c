"""Which kinds of things have pages of their own; all others are shown by what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from polgraph.namespaces import ID
from polgraph.web.pages.definitions import ONTOLOGY, definitions
from polgraph.web.pages.model import Sheet
from polgraph.web.pages.proof.release import release
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

KINDS: Mapping[str, Callable[[Described, Maker], Sheet]] = {
    "release": release,
}
"""Kind, as IRIs have it, to what makes the page; its template extends thing.html."""
STATEMENTS = "statements"
"""The view of a thing that shows all that is said of it, whatever its kind."""


def sheet(found: Described, maker: Maker) -> Sheet:
    """Return how *found* is shown."""
    if found.iri == ONTOLOGY and maker.fields.get("view") != STATEMENTS:
        return Sheet("def", *definitions(maker))
    kind = found.iri.removeprefix(ID).partition("/")[0] if found.iri.startswith(ID) else ""
    if kind in KINDS and maker.fields.get("view") != STATEMENTS:
        return KINDS[kind](found, maker)
    return Sheet("thing", Pages(maker).page(found), {})
