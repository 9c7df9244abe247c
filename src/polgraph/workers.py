"""Run a function in a child process with a deadline and a memory limit; the child may die, the caller never does."""

from __future__ import annotations

import math
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection
from types import ModuleType
from typing import NamedTuple, TypeVar

from polgraph.errors import PolgraphError, QueryError

T = TypeVar("T")

SECONDS = 10.0
MEGABYTES = 2048


class _Task(NamedTuple):
    """What the child does, within which limits, and how its failure is told."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    seconds: float
    megabytes: int
    work: str
    error: type[PolgraphError]


def run_bounded(
    function: Callable[..., T],
    *arguments: object,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    work: str = "query",
    error: type[PolgraphError] = QueryError,
) -> T:
    """Return what *function* returns in a child process; *function*, arguments and result are picklable.

    *error*, about *work*, if the child passes the deadline or dies; an error of our tree is raised as it was there.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    task = _Task(function, arguments, seconds, megabytes, work, error)
    child = context.Process(target=_child, args=(sender, task), daemon=True)
    with nullcontext() if function.__module__ == "__main__" else _without_main():
        child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise error(f"stopped after {seconds:g} seconds; expected a {work} that takes less")
        outcome = receiver.recv()
    except EOFError:
        child.join(1)
        raise error(f"stopped: {_death(child.exitcode, megabytes)}; expected a smaller {work}") from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(outcome, PolgraphError):
        raise outcome
    return outcome  # type: ignore[no-any-return]  # what the function returned


def _death(exitcode: int | None, megabytes: int) -> str:
    """Say why a child died: for want of memory Python ends orderly, and the engine as it does of nesting."""
    memory = f"it needed more than {megabytes} MB"
    return {
        0: memory,
        -signal.SIGKILL: "the system ended it, for want of memory most likely",
        -signal.SIGSEGV: "it was nested too deeply",
    }.get(exitcode or 0, f"{memory}, or was nested too deeply")


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the caller's program: a child would import it, and a script without a guard would start over in there."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _child(sender: Connection, task: _Task) -> None:
    """Do the work under limits that hold even if the caller dies: the alarm ends the process from outside of Python."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(math.ceil(task.seconds) + 1)
    limit = task.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words are for nobody
    try:
        outcome = task.function(*task.arguments)
    except PolgraphError as exc:
        outcome = exc
    except MemoryError:
        return
    except Exception as exc:  # the caller's screen is no place for the traceback of a child
        outcome = task.error(f"the {task.work} failed: {type(exc).__name__}: {' '.join(str(exc).split())[:200]}")
    sender.send(outcome)
