"""Read records in child processes: some at a time, and one by one where one of them hangs or kills its child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from polgraph.errors import PolgraphError, SourceError
from polgraph.pipeline.bulk.reading import FAILED, Outcome, Record, read_many
from polgraph.pipeline.releases import EXTRACTION_MEGABYTES, EXTRACTION_SECONDS
from polgraph.workers import Bounds
from polgraph.workers.pool import pooled

Key = TypeVar("Key")
SECONDS = EXTRACTION_SECONDS
"""What the reading of one release may take, as everywhere."""
_TOGETHER = 32
"""So many releases are checked against the shapes at once, and lost with one that kills the child."""


def read_all(
    records: Iterable[tuple[Key, Record]], *, minimum: float, jobs: int = 1, seconds: float = SECONDS
) -> Iterator[tuple[Key, Outcome]]:
    """Yield the key of each record with what became of it, as it is known; *seconds* is what one release may take.

    What hangs, dies or wants too much memory fails alone: those that were read with it are read again without it.
    """
    bounds = Bounds(seconds, EXTRACTION_MEGABYTES, "text", SourceError)
    lost: list[tuple[Key, Record]] = []
    for size in (_TOGETHER, 1):
        tasks = ((some, ([record for _, record in some], minimum)) for some in _some(lost or records, size))
        lost = []
        prepared = "polgraph.pipeline.stores.prepared"
        for some, outcomes in pooled(read_many, tasks, jobs=jobs, bounds=bounds, prepared=prepared):
            if not isinstance(outcomes, PolgraphError):
                yield from zip((key for key, _ in some), outcomes, strict=True)
            elif size > 1:
                lost += some
            else:
                yield some[0][0], Outcome(FAILED, f"{some[0][1].where}: {outcomes}")
        if not lost:
            return


def _some(records: Iterable[tuple[Key, Record]], size: int) -> Iterator[list[tuple[Key, Record]]]:
    left = iter(records)
    while some := list(islice(left, size)):
        yield some
