"""The jobs of the children that read, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.parameters import things_named
from polgraph.pipeline import asking
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.serving import (
    catalogue,
    checking,
    choosing,
    downloading,
    evidence,
    extracting,
    finding,
    names,
    openapi,
    querying,
    saved,
    shipped,
    uploading,
)
from polgraph.pipeline.serving.origin import Origin
from polgraph.pipeline.stores import readings
from polgraph.pipeline.values import bound
from polgraph.workers.kept.jobs import Answer, Asked

if TYPE_CHECKING:
    from polgraph.workers.kept.jobs import Job, Json

Work = Callable[[Asked, Origin], Answer]
JOBS: dict[str, Work] = {
    "answer": saved.answer,
    "ask": choosing.ask,
    "check": checking.check,
    "dataset": downloading.dataset,
    "evidence": evidence.evidence,
    "extract": extracting.extract,
    "find": finding.find,
    "graph": downloading.graph,
    "openapi": openapi.openapi,
    "parse": uploading.parsed,
    "queries": catalogue.queries,
    "query": querying.query,
    "ready": querying.ready,
}


def jobs(settings: Mapping[str, Json], table: Mapping[str, Work] = JOBS) -> dict[str, Job]:
    """Return the jobs of *table* over what *settings* name: a `folder`, which may be `scratch`, or the shipped data."""
    folder = settings.get("folder")
    origin = Origin(Path(str(folder)) if folder else None, scratch=bool(settings.get("scratch")))
    return {name: partial(_done, job, origin) for name, job in table.items()}


def prepare() -> None:
    """Make ready what jobs need before their first request, over the shipped data where it is of data."""
    dataset = shipped.merged()
    for query in saved_queries().values():
        bound(dataset, query, {})
        for parameter in (one for one in query.parameters.values() if one.ending == "iri"):
            things_named(parameter, "", dataset)
    asking.chooser(dataset)
    finding.names_of(dataset).find("Казахстан", names.KINDS)
    readings.prepare()


def _done(job: Work, origin: Origin, asked: Asked) -> Answer:
    return job(asked, origin)
