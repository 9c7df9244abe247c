"""A service that is watched from outside: what it answers, logs and starts."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cases import ROOT
from tests.hostile.service.wire import Answer, Pieces, exchange
from tests.service.served import Served, serving

SECRET = "a-token-of-our-own"  # noqa: S105  # for services of our own
WORKERS = 2
_OTHERS = 3  # the supervisor, what children are copies of, and what watches over their resources
_ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"
_LOGGED = {"time", "id", "client", "method", "path", "status", "bytes", "ms"}
INSIDES = re.compile(
    rf"""Traceback|File "|site-packages|/tmp/|{re.escape(str(ROOT))}|pyoxigraph|starlette|uvicorn"""
    r"""|\b[A-Z]\w*(?:Error|Exception)\b|<\w+ object|0x[0-9a-f]{6}"""
)
"""What no answer may tell."""


@dataclass
class Watched:
    """A service that may have so many *processes* besides its own; of its log, all up to *read* is known."""

    service: Served
    processes: int
    read: int = 0

    def ask(self, sent: bytes, pieces: Pieces = (), **places: str) -> list[Answer]:
        """Send a request where HOST, TOKEN, LENGTH and those in *places* stand for what they are here."""
        host = f"127.0.0.1:{self.service.port}"
        return exchange(host, filled(sent, HOST=host, TOKEN=SECRET, **places), pieces)

    def assert_unharmed(self) -> None:
        """Ask a small question on a new connection, and look at the log and at the processes."""
        began = time.monotonic()
        (answer,) = self.ask(_ASK)
        assert (answer.status, answer.body) == (200, b'{"head":{},"boolean":true}')
        assert time.monotonic() - began < 2
        self._assert_log_is_clean()
        assert becomes(lambda: len(processes_below(self.service.process.pid)) <= self.processes), "children are left"

    def _assert_log_is_clean(self) -> None:
        """Read the lines that are new: each is ours, and tells of no failure of ours."""
        with self.service.log.open("rb") as file:
            file.seek(self.read)
            new = file.read()
        lines = new[: new.rfind(b"\n") + 1]
        self.read += len(lines)
        for line in lines.splitlines():
            logged = json.loads(line)
            assert set(logged) - {"reason"} == _LOGGED
            assert logged["status"] != 500, line


@contextmanager
def watched(*options: str) -> Iterator[Watched]:
    """Start a service with *options*; end it, and see that it ends well and leaves nothing."""
    with serving(f"--workers={WORKERS}", *options, POLGRAPH_TOKEN=SECRET) as service:
        yield Watched(service, _OTHERS + WORKERS + ("--writable" in options) - 1)
        assert service.process.poll() is None, "the service has died"
        below = processes_below(service.process.pid)
    assert service.process.returncode == 0
    assert becomes(lambda: not any(Path(f"/proc/{child}").exists() for child in below)), "children are left"


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
