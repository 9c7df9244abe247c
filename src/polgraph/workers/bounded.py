"""Start a child in the way that fits, wait for it, and tell what became of it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import TypeVar

from polgraph.errors import PolgraphError
from polgraph.workers.task import Bounds, Task, dead, too_late

T = TypeVar("T")


def run_bounded(function: Callable[..., T], *arguments: object, bounds: Bounds = Bounds()) -> T:  # noqa: B008  # never changed
    """Return what *function* returns in a child process; *function*, arguments and result are picklable.

    The error of *bounds* if the child passes its deadline or dies; an error of our tree is raised as it was there.
    """
    if _has_one_thread():
        from polgraph.workers.forked import run
    else:
        from polgraph.workers.spawned import run
    try:
        answer, code = run(Task(function, arguments, bounds))
    except TimeoutError:
        raise too_late(bounds) from None
    if not answer:
        raise dead(bounds, code)
    outcome = pickle.loads(answer)  # noqa: S301  # our own child wrote it
    if isinstance(outcome, PolgraphError):
        raise outcome
    return outcome  # type: ignore[no-any-return]  # what the function returned


def _has_one_thread() -> bool:
    """Tell whether a fork is safe: a thread, of Python or of the engine, could hold a lock that no child gets back."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208  # pathlib costs a cold start
    except OSError:
        return False
