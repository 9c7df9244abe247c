"""What a child does, within which bounds, and how its end is told."""

from __future__ import annotations

import math
import os
import pickle
import resource
import signal
from collections.abc import Callable
from typing import NamedTuple

from polgraph.errors import PolgraphError, QueryError


class Bounds(NamedTuple):
    """How long a child may take and how much memory; what it works on and which error tells that it failed."""

    seconds: float = 10.0
    megabytes: int = 2048
    work: str = "query"
    error: type[PolgraphError] = QueryError
    advice: str = ""
    """What to do about it, for whom a smaller query, text or graph is no help."""


class Task(NamedTuple):
    """A function, what it is called with, and its bounds."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    bounds: Bounds


def outcome_of(task: Task) -> bytes:
    """Do the work in the child; return what came out, pickled, or nothing for want of memory.

    The limits hold even if the caller dies: the alarm ends the process from outside of Python.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(math.ceil(task.bounds.seconds) + 1)
    confine(task.bounds)
    try:
        return pickle.dumps(result_of(task))
    except MemoryError:
        return b""


def confine(bounds: Bounds) -> None:
    """Let this process take no more memory than *bounds* says, and nobody hear its last words."""
    limit = _address_space() + bounds.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # those of the engine are for nobody


def result_of(task: Task) -> object:
    """Return what the function of *task* returns, or the error that it ends in; MemoryError is for the caller."""
    try:
        return task.function(*task.arguments)
    except PolgraphError as exc:
        return exc
    except MemoryError:
        raise
    except Exception as exc:  # the caller's screen is no place for the traceback of a child
        reason = f"{type(exc).__name__}: {' '.join(str(exc).split())[:200]}"
        return task.bounds.error(f"the {task.bounds.work} failed: {reason}")


def too_late(bounds: Bounds) -> PolgraphError:
    """Return the error of a child that passed its deadline."""
    advice = bounds.advice or f"expected a {bounds.work} that takes less"
    return bounds.error(f"the {bounds.work} took more than {bounds.seconds:g} seconds; {advice}")


def dead(bounds: Bounds, code: int | None) -> PolgraphError:
    """Return the error of a child that died: for want of memory Python ends orderly, and the engine as of nesting."""
    memory = f"needed more than {bounds.megabytes} MB"
    reasons = {
        0: memory,
        -signal.SIGALRM: f"took more than {bounds.seconds:g} seconds",
        -signal.SIGKILL: "was ended by the system, for want of memory most likely",
        -signal.SIGSEGV: "was nested too deeply",
    }
    reason = reasons.get(code or 0, f"{memory}, or was nested too deeply")
    return bounds.error(f"the {bounds.work} {reason}; {bounds.advice or f'expected a smaller {bounds.work}'}")


def _address_space() -> int:
    """Return how much this process has already: nothing on a system that does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  # pathlib costs a cold start
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
