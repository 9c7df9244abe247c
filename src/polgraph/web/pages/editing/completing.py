"""What the editor of queries completes by: the terms that are here, with their names and how often they are used."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.iris import short_iri
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving.fields import as_json
from polgraph.web.pages.editing.editor import example
from polgraph.web.pages.linking import href
from polgraph.web.pages.making import Maker
from polgraph.web.pages.queries import supporting

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked, Json

_MOST = 4000
"""Individuals that are completed; of more, those that are used most."""


def terms(asked: Asked, origin: Origin) -> Answer:
    """Return classes, properties and individuals by their names in `language`, and the saved queries."""
    maker = Maker(asked, origin)
    told: list[Json] = [
        {"kind": kind, "iri": iri, "short": short_iri(iri), "name": maker.name(iri), "count": count}
        for kind, iri, count in used(maker.dataset)
    ]
    queries: dict[str, Json] = {name: example(maker, query) for name, query in saved_queries().items()}
    return as_json({"queries": queries, "terms": told}, origin, Vary="Accept-Language")


def labels(asked: Asked, origin: Origin) -> Answer:
    """Return the names of `iris` in `language`, and where our pages about them are; nothing of what has no name."""
    maker = Maker(asked, origin)
    named: dict[str, Json] = {}
    for iri in asked.texts("iris"):
        if _is_known(maker.dataset, iri) and (name := maker.name(iri)) != iri:
            named[iri] = {"name": name, "href": href(iri)[0]}
    return as_json(named, origin)


@lru_cache(maxsize=1)
def used(dataset: Dataset) -> list[tuple[str, str, int]]:
    """Return each term that is here: its kind, its IRI, and how often it is used; the same as long as the data are."""
    found = []
    for kind in ("class", "property", "individual"):
        rows = supporting(dataset, f"used-{kind}").rows
        found += [
            (kind, term.value, int(count.value))
            for term, count in rows[:_MOST]
            if isinstance(term, NamedNode) and isinstance(count, Literal)
        ]
    return found


def _is_known(dataset: Dataset, iri: str) -> bool:
    try:
        return dataset.knows(iri)
    except ValueError:  # it is no IRI
        return False
