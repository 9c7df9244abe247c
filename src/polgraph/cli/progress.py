"""Tell on stderr how far long work is, to people at a terminal and to nobody else."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

_PATIENCE = 2  # seconds that nobody minds


def tell(message: str) -> None:
    """Print *message* where a person may be waiting."""
    if sys.stderr.isatty():
        print(f"polgraph: {message}", file=sys.stderr, flush=True)


class ticking:  # noqa: N801  # read as a verb: with ticking("checking")
    """Count the seconds of long work on one line of a terminal, which is cleared at the end."""

    def __init__(self, message: str) -> None:
        self._message = message

    def __enter__(self) -> None:
        """Start to count, if anybody sees it."""
        if not sys.stderr.isatty():
            self._thread = None
            return
        import threading

        self._done = threading.Event()
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        """Clear the line."""
        if self._thread is not None:
            self._done.set()
            self._thread.join()

    def _count(self) -> None:
        seconds = _PATIENCE
        if self._done.wait(_PATIENCE):
            return
        while not self._done.wait(1):
            seconds += 1
            print(f"\rpolgraph: {self._message} … {seconds} s", end="", file=sys.stderr, flush=True)
        print("\r\033[K", end="", file=sys.stderr, flush=True)
