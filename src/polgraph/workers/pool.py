"""Run a function over many tasks in child processes that are kept: one that hangs or dies costs its task alone."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from typing import TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from polgraph.errors import PolgraphError
from polgraph.workers.spawned import without_main
from polgraph.workers.task import Bounds, Task, confine, dead, result_of, too_late

Key = TypeVar("Key")
T = TypeVar("T")
_WAITING = 4  # tasks for each child, so that none is idle and few are in memory


def pooled(
    function: Callable[..., T],
    tasks: Iterable[tuple[Key, tuple[object, ...]]],
    *,
    jobs: int,
    bounds: Bounds,
    prepared: str,
) -> Iterator[tuple[Key, T | PolgraphError]]:
    """Yield the key of each task with what *function* returns for its arguments, as they are done.

    A task that passes the deadline of *bounds*, takes more memory or ends its child gives the error of *bounds* in
    place of a result, and one of our tree gives that. Children are copies of one process that has imported the module
    *prepared*, and has one thread: what takes long is done once there, for all of them and for later calls.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([prepared])
    pool = ProcessPool(jobs, initializer=confine, initargs=(bounds,), context=context)
    waiting: dict[Future[object], Key] = {}
    with without_main():
        try:
            for key, arguments in tasks:
                task = Task(function, arguments, bounds)
                with _deaf():
                    waiting[pool.schedule(result_of, args=(task,), timeout=bounds.seconds)] = key
                if len(waiting) >= jobs * _WAITING:
                    yield from _done(waiting, bounds)
            while waiting:
                yield from _done(waiting, bounds)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it untyped
            pool.join()


@contextmanager
def _deaf() -> Iterator[None]:
    """Begin children that Ctrl-C does not reach, from their first moment: they are ended by the caller alone."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(waiting: dict[Future[object], Key], bounds: Bounds) -> Iterator[tuple[Key, T | PolgraphError]]:
    """Wait for a task, and yield all that are done."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), cast("T | PolgraphError", _result(future, bounds))


def _result(future: Future[object], bounds: Bounds) -> object:
    try:
        return future.result()
    except TimeoutError:
        return too_late(bounds)
    except ProcessExpired as exc:
        return dead(bounds, exc.exitcode)
    except MemoryError:
        return dead(bounds, 0)
