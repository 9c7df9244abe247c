"""The jobs behind the tools of an assistant, by their names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.pipeline.assisting import checking, documents, figures, naming, orienting, proving, querying
from polgraph.pipeline.assisting.answers import told
from polgraph.pipeline.serving.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from polgraph.workers.kept.jobs import Answer, Asked, Job, Json

JOBS: dict[str, Callable[[Asked, Origin], Json]] = {
    "ask": querying.ask,
    "describe_graph": orienting.describe_graph,
    "document": documents.document,
    "evidence": proving.evidence,
    "find": naming.find,
    "observations": figures.observations,
    "run_saved_query": querying.run_saved_query,
    "sparql": querying.sparql,
    "validate": checking.validate,
}


def jobs(settings: Mapping[str, Json]) -> dict[str, Job]:
    """Return the jobs over what *settings* name: a `folder`, or the shipped data."""
    folder = settings.get("folder")
    origin = Origin(Path(str(folder)) if folder else None)
    return {name: partial(_done, job, origin) for name, job in JOBS.items()}


def _done(job: Callable[[Asked, Origin], Json], origin: Origin, asked: Asked) -> Answer:
    return told(job(asked, origin))
