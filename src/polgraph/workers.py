"""Run a function in a child process with a deadline and a memory limit; the child may die, the caller never does."""

from __future__ import annotations

import math
import multiprocessing
import resource
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from polgraph.errors import PolgraphError, QueryError

T = TypeVar("T")

SECONDS = 10.0
MEGABYTES = 2048


def run_bounded(
    function: Callable[..., T], *arguments: object, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> T:
    """Return what *function* returns in a child process; *function*, arguments and result are picklable.

    QueryError if the child passes the deadline or dies; an error of our tree is raised as it was there.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(sender, seconds, megabytes, function, arguments), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"stopped after {seconds:g} seconds; expected a query that ends sooner")
        outcome = receiver.recv()
    except EOFError:
        child.join(1)
        raise QueryError(
            f"stopped: it needed more than {megabytes} MB or was nested too deeply; expected a smaller query"
        ) from None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(outcome, PolgraphError):
        raise outcome
    return outcome  # type: ignore[no-any-return]  # what the function returned


def _child(
    sender: Connection, seconds: float, megabytes: int, function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    """Do the work under limits that hold even if the caller dies: the alarm ends the process from outside of Python."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(math.ceil(seconds) + 1)
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        outcome = function(*arguments)
    except PolgraphError as exc:
        outcome = exc
    except MemoryError:
        return
    except Exception as exc:  # the caller's screen is no place for the traceback of a child
        outcome = QueryError(f"the query failed: {type(exc).__name__}: {' '.join(str(exc).split())[:200]}")
    sender.send(outcome)
