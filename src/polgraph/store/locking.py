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
    """Holds *path* until it is closed, or the process ends in whatever way; *shared* with others that do not write."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        self._shared = shared
        try:
            self._file = os.open(path, os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as exc:
            raise StoreError(f"{path}: {exc.strerror}; expected a store that this user may write") from exc
        try:
            fcntl.flock(self._file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._file, _WORDS).decode("utf-8", "replace").strip()
            os.close(self._file)
            told = f"is held by {holder or 'another process'}; expected to wait until it ends"
            raise StoreError(f"{path.parent}: {told}") from None
        if not shared:
            self._tell()

    def close(self) -> None:
        """Let the next one in."""
        if not self._shared:
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
