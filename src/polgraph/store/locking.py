"""One writer at a time: whoever comes second is told who came first."""

from __future__ import annotations

import fcntl
import os
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

from polgraph.errors import StoreError

_WORDS = 200


class Lock:
    """Holds *path* until it is closed, or the process ends in whatever way."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as exc:
            raise StoreError(f"{path}: {exc.strerror}; expected a store that this user may write") from exc
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._file, _WORDS).decode("utf-8", "replace").strip()
            os.close(self._file)
            told = f"is held by {holder or 'another process'}; expected to wait until it ends"
            raise StoreError(f"{path.parent}: {told}") from None
        self._tell()

    def close(self) -> None:
        """Let the next one in."""
        os.ftruncate(self._file, 0)
        os.close(self._file)

    def _tell(self) -> None:
        """Write who holds it."""
        command = " ".join(["polgraph", *sys.argv[1:2]])
        now = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime())
        told = f"{command}, process {os.getpid()} on {socket.gethostname()}, since {now}"
        with suppress(OSError):  # on a full disk the lock holds without the words
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, told.encode()[:_WORDS], 0)
