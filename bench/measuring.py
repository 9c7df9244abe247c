"""Measure in CPU seconds, which other work on the machine moves less than it moves the clock."""

from __future__ import annotations

import gc
import json
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Work = Callable[[], int]


class Cost(NamedTuple):
    """Seconds: the median of some rounds, the least and the most; *result* is what the work returned."""

    median: float
    least: float
    most: float
    result: int = 0


def cpu(work: Work, rounds: int) -> Cost:
    """Measure the CPU seconds of *work*; the first round warms up, and is the only one if it takes a second."""
    return _alternated([work], rounds, time.process_time)[0]


def wall(work: Work, rounds: int) -> Cost:
    """Measure the seconds that pass, for work that another process does."""
    return _alternated([work], rounds, time.perf_counter)[0]


def capped(works: Sequence[Work], rounds: int, seconds: float) -> list[Cost] | None:
    """Measure *works* turn by turn in a copy of this process, which keeps what is loaded; None after *seconds*."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_REAL, seconds)  # ends the child
        os.write(writer, json.dumps(_alternated(works, rounds, time.process_time)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        told = file.read()
    os.waitpid(child, 0)
    return [Cost(*cost) for cost in json.loads(told)] if told else None


def busy() -> float:
    """Return how long the processors have worked since the machine began."""
    user, nice, system = Path("/proc/stat").read_text(encoding="ascii").split()[1:4]
    return (int(user) + int(nice) + int(system)) / os.sysconf("SC_CLK_TCK")


def peak() -> float:
    """Return the most memory that this process has had, in megabytes."""
    told = Path("/proc/self/status").read_text(encoding="ascii")  # getrusage adds what began this process
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def milliseconds(cost: Cost | None) -> str:
    """Write the median, or a dash where there is none."""
    return "–" if cost is None else in_milliseconds(cost.median)


def in_milliseconds(seconds: float) -> str:
    """Write few milliseconds with two digits behind the point, and others without."""
    found = seconds * 1000
    return f"{found:.2f}" if found < 10 else f"{found:,.0f}"


def _alternated(works: Sequence[Work], rounds: int, clock: Callable[[], float]) -> list[Cost]:
    gc.freeze()  # else what a peer has loaded is walked again and again while another is measured
    first = [_once(work, clock) for work in works]
    once = rounds == 0 or max(seconds for seconds, _ in first) >= 1
    found = [[seconds] if once else [] for seconds, _ in first]
    for _ in range(0 if once else rounds):
        for work, times in zip(works, found, strict=True):
            times.append(_once(work, clock)[0])
    return [Cost(median(t), min(t), max(t), result) for t, (_, result) in zip(found, first, strict=True)]


def _once(work: Work, clock: Callable[[], float]) -> tuple[float, int]:
    start = clock()
    result = work()
    return clock() - start, result
