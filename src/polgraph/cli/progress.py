"""Tell on stderr how far long work is, to people at a terminal and to nobody else."""

from __future__ import annotations

import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event

_PATIENCE = 2  # seconds that nobody minds
_OFTEN, _WIDTH = 0.2, 24  # seconds between two looks; letters of a bar


def tell(message: str) -> None:
    """Print *message* where a person may be waiting."""
    if sys.stderr.isatty():
        print(f"polgraph: {message}", file=sys.stderr, flush=True)


@contextmanager
def ticking(message: str) -> Iterator[None]:
    """Count the seconds of long work on one line of a terminal, which is cleared at the end."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()
    clock = Thread(target=_count, args=(message, done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


@contextmanager
def counting(message: str, whole: int) -> Iterator[Callable[..., None]]:
    """Give a function that tells on one line of a terminal how many of *whole* are done, how fast, and what is left.

    It may be told another whole each time, where that is known only later.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from time import monotonic

    begun = told = monotonic()

    def count(done: int, whole: int = whole) -> None:
        nonlocal told
        now = monotonic()
        if now - told < _OFTEN and done < whole:
            return
        told, rate = now, done / max(now - begun, 0.001)
        left = f"{(whole - done) / rate:.0f} s left" if done else "nothing done yet"
        bar = "█" * (_WIDTH * done // max(whole, 1))
        print(
            f"\r{bar:░<{_WIDTH}} {done} of {whole} {message}, {rate:.0f} a second, {left}\033[K",
            end="",
            file=sys.stderr,
        )
        sys.stderr.flush()

    try:
        yield count
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _count(message: str, done: Event) -> None:
    seconds = _PATIENCE
    if done.wait(_PATIENCE):
        return
    while not done.wait(1):
        seconds += 1
        print(f"\rpolgraph: {message} … {seconds} s", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr, flush=True)
