"""The jobs of the one child that writes, by their names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.pipeline.serving.changing import StoreChanges
from polgraph.pipeline.serving.scratching import ScratchChanges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.workers.kept.jobs import Job, Json


def jobs(settings: Mapping[str, Json]) -> dict[str, Job]:
    """Return the jobs that change the `folder` that *settings* name, which is a store, or `scratch`."""
    folder = Path(str(settings["folder"]))
    changes = ScratchChanges(folder) if settings.get("scratch") else StoreChanges(folder)
    return {
        "delete": changes.delete,
        "post": changes.post,
        "put": changes.put,
        "ready": changes.ready,
        "update": changes.update,
    }
