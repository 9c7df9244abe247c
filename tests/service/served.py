"""Run `polgraph serve` as people do, and end it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cases import ROOT


@dataclass(frozen=True)
class Served:
    """A service that listens at *address*, which ends in a slash; its *log* grows."""

    address: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])


@contextmanager
def serving(*options: str, **environment: str) -> Iterator[Served]:
    """Serve at a free port with *options*, and *environment* besides our own."""
    command = [sys.executable, "-m", "polgraph", "serve", "--port", "0", *options]
    with tempfile.NamedTemporaryFile(suffix=".log") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=log, text=True
        )
        with process:
            try:
                told = process.stdout.readline() if process.stdout else ""
                assert told.startswith("polgraph serve: http://"), Path(log.name).read_text(encoding="utf-8")
                yield Served(told.split()[-1], process, Path(log.name))
            finally:
                process.terminate()
                process.wait(20)
