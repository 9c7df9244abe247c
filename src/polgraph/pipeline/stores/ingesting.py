"""Take releases into a store: read, archive, extract, map, check, store; each whole or not at all."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph.errors import PolgraphError, SourceError
from polgraph.fetching import Fetcher
from polgraph.pipeline.stores import gathering, quarantine, readings
from polgraph.pipeline.stores.keeping import kept
from polgraph.pipeline.stores.readings import Given, Reading
from polgraph.pipeline.stores.storing import UNCHANGED, is_known, is_written, put
from polgraph.sealed import read_sealed
from polgraph.workers import Bounds
from polgraph.workers.pool import pooled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.pipeline.stores.gathering import Found
    from polgraph.pipeline.stores.keeping import Kept

BOUNDS = Bounds(120.0, 4096, "text", SourceError)
"""What the reading of one release may take."""
SNAPSHOT_SECONDS = 10.0
"""How long readers wait at most for what was stored."""
FAILED, QUARANTINED = "failed", "quarantined"
_WAITS = "was put there before; expected somebody to look at it: polgraph ingest --review"


@dataclass(frozen=True, slots=True)
class Ingest:
    """What to take in, and how."""

    names: tuple[str, ...]
    """Files and addresses, as `gathering.names` gives them."""
    store: Path
    jobs: int = 1
    """How many processes read."""
    minimum: float = 0.5
    """A figure that is less sure puts its release into quarantine."""
    new_only: bool = False
    """Whether addresses that were fetched before are left alone."""
    allow_private: bool = False
    """Whether addresses of this machine and its network may be fetched."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input, of which release, with how many facts, and why not.

    It is stored, a revision, replaced, unchanged, quarantined or failed.
    """

    source: str
    """The name that was given: a file, or an address."""
    done: str
    """What became of it, one of the words above."""
    release: str = ""
    facts: int = 0
    """How many facts were read; 0 where nothing was."""
    problems: tuple[str, ...] = ()
    """Why it was not taken, a line each."""


def ingest(wanted: Ingest) -> Iterator[Outcome]:
    """Take in what is wanted, and yield what became of each as it is known.

    A release that is told as stored is on the disk. Readers see it within SNAPSHOT_SECONDS, and all at the end.
    StoreError if the store is held by another, or fails.
    """
    with kept(wanted.store) as store:
        last = time.monotonic()
        for outcome in _outcomes(store, wanted):
            yield outcome
            if time.monotonic() - last > SNAPSHOT_SECONDS:
                store.writer.snapshot()
                last = time.monotonic()


def _outcomes(store: Kept, wanted: Ingest) -> Iterator[Outcome]:
    """Read what is new in children, and store what they found."""
    known: list[Outcome] = []
    tasks = _tasks(store, wanted, known)
    for found, reading in pooled(
        readings.read, tasks, jobs=wanted.jobs, bounds=BOUNDS, prepared="polgraph.pipeline.stores.prepared"
    ):
        yield from _taken(known)
        yield _settled(store, found, reading)
    yield from _taken(known)


def _tasks(store: Kept, wanted: Ingest, known: list[Outcome]) -> Iterator[tuple[Found, tuple[Given, float]]]:
    """Yield what is to be read; add to *known* what became of the rest."""
    fetcher = Fetcher(allow_private=wanted.allow_private)
    for name in wanted.names:
        before = store.archive.newest_at(name, store.has) if wanted.new_only else None
        if before:
            known.append(Outcome(name, UNCHANGED, before[:12]))
            continue
        try:
            found = gathering.gathered(name, fetcher)
        except SourceError as exc:
            known.append(Outcome(name, FAILED, problems=(str(exc),)))
            continue
        if found.address:
            found = replace(found, retrieved=store.archive.time_of_visit(found.address, found.retrieved))
        text = is_known(store, found, source_of(found))
        if text and quarantine.holds(store.writer.layout, text):
            known.append(Outcome(name, QUARANTINED, text[:12], problems=(_WAITS,)))
        elif text:
            known.append(Outcome(name, UNCHANGED, text[:12]))
        else:
            yield found, (Given(found.where, found.content, found.text, found.charset), wanted.minimum)


def _settled(store: Kept, found: Found, reading: Reading | PolgraphError) -> Outcome:
    """Store what was read, or put it into quarantine."""
    if isinstance(reading, PolgraphError):
        return Outcome(found.where, FAILED, problems=(str(reading),))
    release = reading.sha256[:12]
    if is_written(store, found, reading.sha256):
        reading = replace(reading, turtle=read_sealed(store.writer.layout.releases / f"{release}.ttl"), problems=())
    if reading.problems:
        quarantine.put(store, found, source_of(found), reading)
        return Outcome(found.where, QUARANTINED, release, reading.found, reading.problems)
    done = put(store, found, source_of(found), reading)
    return Outcome(found.where, done, release, reading.found)


def source_of(found: Found) -> str:
    """Return the hash of what was found: of the page, the text or the facts document."""
    return sha256(found.content).hexdigest()


def _taken(outcomes: list[Outcome]) -> Iterator[Outcome]:
    while outcomes:
        yield outcomes.pop(0)
