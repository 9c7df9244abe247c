"""A real `polgraph serve` in a process of its own, watched from outside."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cases import ROOT
from tests.hostile.service.wire import Answer, exchange

TOKEN = "a-secret-of-our-own"
WORKERS = 2
FEW = f"--workers={WORKERS}"
_OTHERS = 3  # the supervisor, what children are copies of, and what watches over their resources
_ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"
_LOGGED = {"time", "id", "client", "method", "path", "status", "bytes", "ms"}
INSIDES = re.compile(
    rf"""Traceback|File "|site-packages|/tmp/|{re.escape(str(ROOT))}|pyoxigraph|starlette|uvicorn"""
    r"""|\b[A-Z]\w*(?:Error|Exception)\b|<\w+ object|0x[0-9a-f]{6}"""
)
"""What no answer may tell."""


@dataclass
class Served:
    """A service that runs at *address*; *log* is what it writes, *processes* how many it may have."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path
    processes: int
    read: int = 0

    def ask(self, sent: bytes, pieces: tuple[tuple[float, bytes], ...] = (), **places: str) -> list[Answer]:
        """Send a request where HOST, TOKEN, LENGTH and those in *places* stand for what they are here."""
        return exchange(self.address, filled(sent, HOST=self.address, TOKEN=TOKEN, **places), pieces)

    def assert_unharmed(self) -> None:
        """Ask a small question on a new connection, and look at the log and at the processes."""
        began = time.monotonic()
        (answer,) = self.ask(_ASK)
        assert (answer.status, answer.body) == (200, b'{"head":{},"boolean":true}')
        assert time.monotonic() - began < 2
        self.assert_log_is_clean()
        assert becomes(lambda: len(processes_below(self.process.pid)) < self.processes), "children are left"

    def assert_log_is_clean(self) -> None:
        """Read the lines that are new: each is ours, and tells of no failure of ours."""
        with self.log.open("rb") as file:
            file.seek(self.read)
            new = file.read()
        new = new[: new.rfind(b"\n") + 1]
        self.read += len(new)
        for line in new.splitlines():
            logged = json.loads(line)
            assert set(logged) == _LOGGED
            assert logged["status"] != 500


@contextmanager
def serving(folder: Path, *options: str, program: tuple[str, ...] = ("-m", "polgraph", "serve")) -> Iterator[Served]:
    """Start a service, which logs into *folder*; end it, and see that it ends well and leaves nothing."""
    log = folder / "log"
    environment = {**os.environ, "POLGRAPH_TOKEN": TOKEN, "TMPDIR": str(folder)}
    command = [sys.executable, *program, "--port=0", FEW, *options]
    with log.open("wb") as written:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=written)
    try:
        assert process.stdout
        told = re.fullmatch(rb"polgraph serve: http://([0-9.:]+)/\n", process.stdout.readline())
        assert told, log.read_text()
        most = _OTHERS + WORKERS + ("--writable" in options)
        yield Served(told[1].decode(), process, log, most)
        assert process.poll() is None, "the service has died"
        below = processes_below(process.pid)
        process.terminate()
        assert process.wait(20) == 0
        assert becomes(lambda: not any(Path(f"/proc/{child}").exists() for child in below)), "children are left"
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def filled(sent: bytes, **places: str) -> bytes:
    """Return a request with its *places* filled, and with the length of its body."""
    for name, value in places.items():
        sent = sent.replace(name.encode(), value.encode())
    head, end, body = sent.partition(b"\r\n\r\n")
    return head.replace(b"LENGTH", str(len(body)).encode()) + end + body


def processes_below(process: int) -> list[int]:
    """Return the children of a process, and theirs."""
    above = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
    found = [process]
    for one in found:
        found += [child for child, parent in above.items() if parent == one]
    return found[1:]


def becomes(wanted: Callable[[], bool], seconds: float = 5) -> bool:
    """Wait till something is so."""
    until = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
