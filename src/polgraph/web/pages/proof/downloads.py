"""What there is of a release besides its graph: the text, where it is kept, and the facts document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.errors import UnknownThingError
from polgraph.facts import facts_json
from polgraph.iris import release_graph, thing
from polgraph.mapping import facts_of
from polgraph.pipeline.serving.evidence import archived
from polgraph.pipeline.serving.names import SLUG
from polgraph.web.pages.proof.stating import Stating
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked


def text(asked: Asked, origin: Origin) -> Answer:
    """Return the text of the release `id` as it is kept; UnknownThingError if it is not."""
    stating = _stating(asked, origin)
    kept = archived(origin, stating.sha256)
    if kept is None:
        told = f"the text of release:{asked.text('id')} is not kept here"
        raise UnknownThingError(f"{told}; expected a store that `polgraph ingest` put it into")
    headers = {"revision": origin.opened}
    return Answer("text/plain; charset=utf-8", kept.content.encode(), headers=headers)


def facts(asked: Asked, origin: Origin) -> Answer:
    """Return what the release `id` states as a facts document."""
    stating = _stating(asked, origin)
    graph = origin.dataset().matching(None, None, graph=release_graph(stating.release.iri))
    document = facts_json(facts_of(graph)[0])
    return Answer("application/json", document.encode(), headers={"revision": origin.opened})


def _stating(asked: Asked, origin: Origin) -> Stating:
    slug = asked.text("id")
    if SLUG.fullmatch(slug):
        stating = Stating(origin.dataset(), thing("release", slug))
        if stating.text:
            return stating
    raise UnknownThingError(f"there is no release {slug[:80]!r}; expected one that is served here")
