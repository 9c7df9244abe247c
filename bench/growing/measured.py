"""Everything that is measured of one number of releases, each step in a child with limits."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.asking import ANCHORS
from bench.growing import work
from bench.growing.work import Taken

from polgraph.errors import PolgraphError
from polgraph.pipeline import questions
from polgraph.workers import Bounds, run_bounded

SECONDS = 300
"""What a query may take, by the clock."""
MEGABYTES = 10_000
"""What a child may take of the address space beyond what it starts with."""
_OF_A_STEP = 4 * 3600
TOO_LATE = f"> {SECONDS} s"
_PASSED = {"took more than": TOO_LATE, "needed more than": f"> {MEGABYTES:,} MB"}

Outcome = Taken | str
"""What something took, or the limit that it passed."""


class Opening(NamedTuple):
    """What a new process takes to open a store and to ask for the evidence of a claim: medians."""

    seconds: float
    cpu: float
    megabytes: float


class Size(NamedTuple):
    """What one number of releases came to."""

    memory: Outcome
    steps: Mapping[str, Taken]
    size: int
    opening: Opening
    answers: Mapping[str, Outcome]
    """By query; the megabytes are those beyond what a process has that only opened the store."""

    @property
    def quads(self) -> int:
        """How many quads the files have."""
        return self.steps["loaded"].number


def measured(files: list[Path], folder: Path) -> Size:
    """Fill a store in *folder* with *files*, open it, and ask everything."""
    steps = {
        "loaded": _step(work.loaded, folder, files),
        "merged": _step(work.merged, folder, files),
        "derived": _step(work.derived, folder),
        "compacted": _step(work.compacted, folder),
    }
    size = sum(path.stat().st_blocks * 512 for path in folder.iterdir())
    idle = _step(work.opened, folder).megabytes
    answers = {name: _beyond(idle, _limited(work.asked, folder, *asked)) for name, asked in _questions()}
    return Size(_limited(work.remembered, files), steps, size, _opening(folder), answers)


def _questions() -> Iterator[tuple[str, tuple[str, Mapping[str, str]]]]:
    """Yield each saved query as it is, and with a value for what it may be asked about."""
    for name in questions.saved_queries():
        for values in [{}, ANCHORS[name]] if name in ANCHORS else [{}]:
            yield " ".join([name, *(f"{key}={value}" for key, value in values.items())]), (name, values)


def _step(function: Callable[..., Taken], *arguments: object) -> Taken:
    found = run_bounded(function, *arguments, bounds=Bounds(_OF_A_STEP, MEGABYTES, "step"))
    print(function.__name__, found, file=sys.stderr, flush=True)
    return found


def _limited(function: Callable[..., Taken], *arguments: object) -> Outcome:
    try:
        found: Outcome = run_bounded(function, *arguments, bounds=Bounds(SECONDS, MEGABYTES))
    except PolgraphError as exc:
        passed = [told for words, told in _PASSED.items() if words in str(exc)]
        if not passed:
            raise
        found = passed[0]
    print(*arguments[1:], found, file=sys.stderr, flush=True)
    return found


def _beyond(idle: float, found: Outcome) -> Outcome:
    return found._replace(megabytes=found.megabytes - idle) if isinstance(found, Taken) else found


def _opening(folder: Path) -> Opening:
    rounds = [_opened_anew(folder) for _ in range(work.ROUNDS)]
    return Opening(*(median(column) for column in zip(*rounds, strict=True)))


def _opened_anew(folder: Path) -> Opening:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "bench.growing.opening", str(folder)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Opening(end - start, cpu, float(told))
