"""Figures with their bounds: what was counted, where, when, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline.assisting.answers import Wish
from polgraph.pipeline.assisting.rows import table
from polgraph.pipeline.values import bound
from polgraph.queries.registry import read_query
from polgraph.resources import resource_dir

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

_NAMES = {
    "high": "upperBound",
    "highIncluded": "upperInclusive",
    "low": "lowerBound",
    "lowIncluded": "lowerInclusive",
}
_NONE = "no release here reports such a figure; that is not zero"


def observations(asked: Asked, origin: Origin) -> Json:
    """Return the figures of an `indicator`, `measure`, `subject`, `region` and `year`, of any that is not given."""
    query = read_query(f"{resource_dir('queries')}/support/figures.rq")
    dataset, wish = origin.dataset(), Wish.of(asked)
    values = {name: asked.text(name) for name in query.parameters if asked.text(name)}
    found, total = dataset.part(bound(dataset, query, values), wish.first, wish.most)
    return table(found, total, dataset, wish, _NAMES) | ({} if total else {"hint": _NONE})
