"""What is here, told in a page: releases, years, regions, kinds of claims, saved queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.iris import short_iri
from polgraph.pipeline.assisting.rows import value
from polgraph.pipeline.questions import FALLBACK, saved_queries
from polgraph.resources import read_bytes, resource_dir

if TYPE_CHECKING:
    from polgraph.engine import Dataset, Solutions
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Asked, Json

_RELEASES, _REGIONS, _YEARS = 5, 21, 30
_IDS = "short ids such as region:KZ-47 stand for https://w3id.org/polgraph/id/region/KZ-47; all tools take them"


def describe_graph(asked: Asked, origin: Origin) -> Json:
    """Return what is here; of what there is much, how much, and a part."""
    dataset = origin.dataset()
    releases, regions = dataset.select(saved_queries()["releases"].text), _found(dataset, "regions")
    years: list[Json] = [value(row[0]) for row in _found(dataset, "years").rows]
    return {
        "what": "facts that press releases of the police of Kazakhstan state, each with the words that state it",
        "ids": _IDS,
        "releases": _releases(releases),
        "releases_total": len(releases.rows),
        "years": years[-_YEARS:],
        "regions": _regions(dataset, regions),
        "regions_total": len(regions.rows),
        "claims": {
            short_iri(str(value(kind))): {"count": value(count), "example": value(example)}
            for kind, count, example in _found(dataset, "kinds").rows
        },
        "queries": [_called(name) for name in saved_queries()],
    }


def _found(dataset: Dataset, name: str) -> Solutions:
    return dataset.select(read_bytes(f"{resource_dir('queries')}/support/{name}.rq").decode())


def _releases(found: Solutions) -> Json:
    """Return the releases of the latest periods."""
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows[-_RELEASES:]]
    return [
        {"id": value(row["release"]), "period": value(row["period"]), "title": str(value(row["title"]) or "")[:100]}
        for row in rows
    ]


def _regions(dataset: Dataset, found: Solutions) -> Json:
    """Return the regions with most claims, by their labels."""
    iris = [str(getattr(row[0], "value", "")) for row in found.rows[:_REGIONS]]
    labels = dataset.labels(iris, FALLBACK["en"])
    return {short_iri(iri): labels.get(iri, "") for iri in iris}


def _called(name: str) -> str:
    """Write a saved query as it is called."""
    return f"{name}({', '.join(saved_queries()[name].parameters)})"
