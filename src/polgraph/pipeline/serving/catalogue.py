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
    from collections.abc import Mapping

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
    known: dict[str, list[str]] = defaultdict(list)
    for thing in dataset.slugs(ID):
        known[thing.partition("/")[0]].append(thing)
    few = {kind: things for kind, things in known.items() if len(things) <= _MOST_LISTED}
    labels = dataset.labels([ID + thing for things in few.values() for thing in things], FALLBACK[language])
    listed = [_described(query, few, labels) for query in saved_queries().values()]
    return json.dumps({"queries": listed}, ensure_ascii=False).encode() + b"\n"


def _described(query: SavedQuery, known: Mapping[str, list[str]], labels: Mapping[str, str]) -> Json:
    parameters: list[Json] = [
        {
            "name": name,
            "type": parameter.type,
            "kinds": list(kinds_of(parameter)) if parameter.ending == "iri" else [],
            "label": dict(parameter.label),
            "default": query.defaults.get(name),
            "values": _values(parameter, known, labels),
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


def _values(parameter: Parameter, known: Mapping[str, list[str]], labels: Mapping[str, str]) -> Json:
    """Return what a parameter may be, with labels; None where that is open, or too much for a list."""
    if fixed := fixed_values(parameter):
        return [{"value": value, "label": value} for value in fixed]
    if parameter.ending != "iri" or not all(kind in known for kind in kinds_of(parameter)):
        return None
    things = [thing for kind in kinds_of(parameter) for thing in known[kind]]
    prefixed = not parameter.scheme
    return [
        {
            "value": thing.replace("/", ":", 1) if prefixed else thing.partition("/")[2],
            "label": labels.get(ID + thing, thing.partition("/")[2]),
        }
        for thing in things
    ]
