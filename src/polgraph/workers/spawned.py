"""A child as a new Python: safe whatever the caller has running, a tenth of a second to start."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection
from types import ModuleType

from polgraph.workers.task import Task, outcome_of


def run(task: Task) -> tuple[bytes, int | None]:
    """Return the outcome, nothing if the child died, and its exit code; TimeoutError if it passed the deadline."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(sender, task), daemon=True)
    with nullcontext() if task.function.__module__ == "__main__" else without_main():
        child.start()
    sender.close()
    try:
        if not receiver.poll(task.bounds.seconds):
            raise TimeoutError
        return receiver.recv_bytes(), None
    except EOFError:
        child.join(1)
        return b"", child.exitcode
    finally:
        child.kill()
        child.join()
        receiver.close()


def _work(sender: Connection, task: Task) -> None:
    if answer := outcome_of(task):
        sender.send_bytes(answer)


@contextmanager
def without_main() -> Iterator[None]:
    """Hide the caller's program: a child would import it, and a script without a guard would start over in there."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
