"""The jobs of the children that read, by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.pipeline.serving import querying, uploading
from polgraph.pipeline.serving.origin import Origin
from polgraph.workers.kept.jobs import Answer, Asked

if TYPE_CHECKING:
    from polgraph.workers.kept.jobs import Job, Json

Work = Callable[[Asked, Origin], Answer]
JOBS: dict[str, Work] = {
    "graph": uploading.graph,
    "parse": uploading.parsed,
    "query": querying.query,
    "ready": querying.ready,
}


def jobs(settings: Mapping[str, Json], table: Mapping[str, Work] = JOBS) -> dict[str, Job]:
    """Return the jobs of *table* over what *settings* name: a `folder`, which may be `scratch`, or the shipped data."""
    folder = settings.get("folder")
    origin = Origin(Path(str(folder)) if folder else None, scratch=bool(settings.get("scratch")))
    return {name: partial(_done, job, origin) for name, job in table.items()}


def prepare() -> None:
    """Make ready what jobs need before their first request."""


def _done(job: Work, origin: Origin, asked: Asked) -> Answer:
    return job(asked, origin)
