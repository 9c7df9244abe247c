"""The log of a service: lines on stderr, for which no request waits."""

from __future__ import annotations

import os
from contextlib import suppress
from queue import Full, Queue
from threading import Thread

_STDERR = 2
_WAITING = 1000
"""Lines that wait for a reader who is slow; those beyond are dropped."""
_ENDING = 1.0  # seconds that they have at the end


class Log:
    """Writes lines in a thread of its own."""

    def __init__(self) -> None:
        self._lines: Queue[bytes] = Queue(_WAITING)
        self._thread = Thread(target=self._write, daemon=True)
        self._thread.start()

    def tell(self, line: str) -> None:
        """Write *line* as soon as it can be."""
        with suppress(Full):
            self._lines.put_nowait(f"{line}\n".encode())

    def end(self) -> None:
        """Write what waits, if there is a reader."""
        with suppress(Full):
            self._lines.put_nowait(b"")
            self._thread.join(_ENDING)

    def _write(self) -> None:
        """Write to the file itself: who ends while this waits would wait for the lock of `sys.stderr`."""
        with suppress(OSError):
            while rest := self._lines.get():
                while rest:
                    rest = rest[os.write(_STDERR, rest) :]
