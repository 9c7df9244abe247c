"""A job that takes long, and nothing of the processor."""

from __future__ import annotations

import time
from collections.abc import Mapping

from polgraph.workers.kept.jobs import Answer, Asked, Job, Json


def jobs(_: Mapping[str, Json]) -> dict[str, Job]:
    return {"sleep": _sleep}


def _sleep(_: Asked) -> Answer:
    time.sleep(60)
    return Answer("text/plain", b"")
