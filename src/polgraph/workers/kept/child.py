"""Be a kept child: do one job after another, each within its bounds, till the caller is gone."""

from __future__ import annotations

import io
import json
import math
import os
import resource
import signal
from contextlib import closing
from importlib import import_module
from typing import IO, TYPE_CHECKING, cast

from polgraph.errors import PolgraphError
from polgraph.workers.kept import frames
from polgraph.workers.kept.jobs import Answer, Asked, Bounded, Job
from polgraph.workers.kept.walled import wall

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

    from polgraph.workers.kept.jobs import Json

OVER_MEMORY = 77
"""The exit code of a child that had no more memory: Python may be beyond telling it otherwise."""
_MUCH = 256 * 1024 * 1024
"""Bytes by which a child may grow before it makes room for a new one."""


def work(sock: socket.socket, table: str, settings: Mapping[str, Json]) -> None:
    """Do the jobs that come over *sock*; *table* is a module that makes them of *settings*, in `jobs(settings)`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller is told, and ends us
    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    wall()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the last words of the engine are for nobody
    jobs: Mapping[str, Job] = import_module(table).jobs(settings)
    at_first = _own_memory()
    with sock, sock.makefile("rwb", buffering=0) as raw, io.BufferedReader(cast("io.RawIOBase", raw)) as stream:
        while True:
            try:
                _, asked = frames.read(stream)
                _, body = frames.read(stream)
            except EOFError:
                os._exit(0)
            sink = _do(jobs, json.loads(asked), body, cast("IO[bytes]", raw))
            leaves = _own_memory() - at_first > _MUCH
            sink.end(leaves=leaves)
            if leaves:
                os._exit(0)


def _do(jobs: Mapping[str, Job], asked: dict[str, Json], body: bytes, out: IO[bytes]) -> Sink:
    """Do one job; what it came to is written but for its end."""
    bounds = Bounded(*cast("list[float]", asked["bounds"]))  # type: ignore[arg-type]  # as the caller wrote them
    sink = Sink(out, bounds.answer * 1024 * 1024)
    _confine(bounds)
    try:
        answer = jobs[cast("str", asked["job"])](Asked(cast("dict[str, Json]", asked["values"]), body))
        sink.begin(answer)
        if callable(answer.content):
            answer.content(cast("IO[bytes]", sink))
        else:
            sink.write(answer.content)
    except PolgraphError as exc:
        sink.fail(type(exc).__name__, str(exc), getattr(exc, "__notes__", []))
    except MemoryError:
        os._exit(OVER_MEMORY)
    except Exception as exc:  # who asked is told that it failed, and not how we are made
        sink.fail(type(exc).__name__, "", [])
    finally:
        signal.alarm(0)
    return sink


class Sink:
    """Where an answer is written: it is sent in pieces, its head with the first; TooMuchError over *most* bytes."""

    def __init__(self, out: IO[bytes], most: int) -> None:
        self._out, self._left = out, most
        self._held = bytearray()
        self._head = self._last = b""

    def begin(self, answer: Answer) -> None:
        """Hold the head of an answer till there is something to send."""
        self._head = frames.told(
            frames.HEAD, {"status": answer.status, "media": answer.media, "headers": dict(answer.headers)}
        )

    def write(self, content: bytes) -> int:
        """Take a piece; send what is held once that is much, in frames as large as the caller has room for."""
        self._left -= len(content)
        if self._left < 0:
            raise TooMuchError
        self._held += content
        full = len(self._held) - len(self._held) % frames.PIECE_BYTES
        for start in range(0, full, frames.PIECE_BYTES):
            self._send(self._held[start : start + frames.PIECE_BYTES])
        del self._held[:full]
        return len(content)

    def flush(self) -> None:
        """Do nothing: small pieces wait for others."""

    def fail(self, kind: str, message: str, notes: list[str]) -> None:
        """Tell, in place of all that is still held, why there is no more."""
        self._head = b""
        self._held.clear()
        self._last = frames.told(frames.ERROR, {"kind": kind, "message": message, "notes": list(notes)})

    def end(self, *, leaves: bool) -> None:
        """Send what is left, and that there is no more; that the child *leaves* now, if so."""
        last = (self._last or frames.frame(frames.END)) + frames.frame(frames.LEAVES if leaves else frames.STAYS)
        self._send(self._held, last)

    def _send(self, piece: bytearray, more: bytes = b"") -> None:
        _write(self._out, self._head + (frames.frame(frames.PIECE, piece) if piece else b"") + more)
        self._head = b""


class TooMuchError(Exception):
    """An answer is larger than may be sent."""


def _write(out: IO[bytes], content: bytes) -> None:
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[out.write(rest) :]
    except OSError:  # the caller has gone
        os._exit(0)


def _confine(bounds: Bounded) -> None:
    """Bound memory and time from now on; the alarm holds even if the caller has died."""
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + bounds.megabytes * 1024 * 1024, hardest))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + bounds.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    signal.alarm(math.ceil(bounds.seconds + bounds.streaming) + 1)


def _address_space() -> int:
    return _pages()[0] * os.sysconf("SC_PAGE_SIZE")


def _own_memory() -> int:
    """Return the bytes of memory that this process has, but for those of files."""
    _, resident, shared = _pages()
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")


def _pages() -> tuple[int, int, int]:
    """Return the pages of memory that are addressed, there, and shared; without pathlib: it is asked for each job."""
    try:
        file = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return 0, 0, 0
    with closing(os.fdopen(file, "rb", buffering=0)) as told:
        addressed, resident, shared = map(int, told.read(200).split()[:3])
    return addressed, resident, shared
