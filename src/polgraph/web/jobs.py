"""The jobs of the children of the service: those that find, and those that make pages of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline.serving import jobs as finding
from polgraph.web.pages.jobs import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.workers.kept.jobs import Job, Json


def jobs(settings: Mapping[str, Json]) -> dict[str, Job]:
    """Return the jobs over what *settings* name."""
    return finding.jobs(settings, {**finding.JOBS, **PAGES})
