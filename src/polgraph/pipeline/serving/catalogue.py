"""List the saved queries: what each asks, in three languages, and what its parameters may be."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.namespaces import ID
from polgraph.parameters import kinds_of
from polgraph.pipeline.questions import FALLBACK, saved_queries
from polgraph.pipeline.serving.fields import language_of, refuse_unknown
from polgraph.pipeline.values import fixed_values
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.queries import Parameter, SavedQuery
    from polgraph.workers.kept.jobs import Asked, Json

_MOST_LISTED = 200
"""Things of one kind; more than a list can offer are found by their names."""


def queries(asked: Asked, origin: Origin) -> Answer:
    """List the saved queries, with what their parameters may be in the data."""
    fields = asked.mapping("fields")
    refuse_unknown(fields, ("lang",))
    content = _listed(origin.dataset(), language_of(fields))
    return Answer("application/json", content, headers={"revision": origin.opened})


@lru_cache(maxsize=len(FALLBACK))
def _listed(dataset: Dataset, language: str) -> bytes:
    """Write the list; it is the same as long as the data are."""
    offers = offers_of(dataset, language)
    listed = [_described(query, offers) for query in saved_queries().values()]
    return json.dumps({"queries": listed}, ensure_ascii=False).encode() + b"\n"


class Offers:
    """What parameters may be in a dataset: values, each with its label."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        known: dict[str, list[str]] = defaultdict(list)
        for thing in dataset.slugs(ID):
            known[thing.partition("/")[0]].append(thing)
        self._known = {kind: things for kind, things in known.items() if len(things) <= _MOST_LISTED}
        iris = [ID + thing for things in self._known.values() for thing in things]
        self._labels = dataset.labels(iris, FALLBACK[language])

    def of(self, parameter: Parameter) -> list[tuple[str, str]] | None:
        """Return what *parameter* may be, with labels; None where that is open, or too much for a list."""
        if fixed := fixed_values(parameter):
            return [(value, value) for value in fixed]
        if parameter.ending != "iri" or not all(kind in self._known for kind in kinds_of(parameter)):
            return None
        things = [thing for kind in kinds_of(parameter) for thing in self._known[kind]]
        return [
            (written_for(parameter, thing), self._labels.get(ID + thing, thing.partition("/")[2])) for thing in things
        ]


@lru_cache(maxsize=len(FALLBACK))
def offers_of(dataset: Dataset, language: str) -> Offers:
    """Return what parameters may be in *dataset*; it is the same as long as the data are."""
    return Offers(dataset, language)


def _described(query: SavedQuery, offers: Offers) -> Json:
    parameters: list[Json] = [
        {
            "name": name,
            "type": parameter.type,
            "kinds": list(kinds_of(parameter)) if parameter.ending == "iri" else [],
            "label": dict(parameter.label),
            "default": query.defaults.get(name),
            "values": _values(offers.of(parameter)),
        }
        for name, parameter in query.parameters.items()
    ]
    return {
        "name": query.name,
        "summary": query.summary,
        "question": dict(query.question),
        "parameters": parameters,
        "chart": json.loads(json.dumps(query.chart)),
        "address": f"/api/queries/{query.name}",
    }


def _values(offered: list[tuple[str, str]] | None) -> Json:
    return None if offered is None else [{"value": value, "label": label} for value, label in offered]


def written_for(parameter: Parameter, thing: str) -> str:
    """Write a thing as *parameter* takes it: by its id alone where its kind is clear."""
    return thing.partition("/")[2] if parameter.scheme else thing.replace("/", ":", 1)
