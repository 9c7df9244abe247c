"""The three services: how each is prepared, started on a free port, and ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.generator.dataset import DATA
from bench.serving.client import Connection, post
from bench.serving.mix import ASK

WITHIN = 300.0  # seconds for a start
_RDFLIB_ENDPOINT = DATA / "rdflib-endpoint"  # an environment of its own: it is no dependency of ours
_PROGRAMS = Path(sys.executable).parent


@dataclass
class Server:
    """A service that can be started: its command for a port, and the path of its endpoint."""

    name: str
    endpoint: str
    command: Callable[[int], list[str]]
    port: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        """The process that was started; all others are below it."""
        if self._process is None:
            raise RuntimeError(f"{self.name} does not run; expected start() before")
        return self._process.pid

    def start(self) -> float:
        """Start it; return the seconds until its first answer."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        start = time.perf_counter()
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(self.command(self.port), stdout=quiet, stderr=quiet, start_new_session=True)
        while not self._answers():
            if time.perf_counter() - start > WITHIN or self._process.poll() is not None:
                raise TimeoutError(f"{self.name}: no answer on port {self.port}; expected one within {WITHIN:g} s")
            time.sleep(0.01)
        return time.perf_counter() - start

    def stop(self) -> None:
        """End it with all its processes, whatever they are at."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)  # rdflib does not hear while it counts
                self._process.wait()
        self._process = None

    def ask(self, sparql: str) -> bytes:
        """Write a request for the answer to *sparql*."""
        return post(self.port, self.endpoint, sparql)

    def _answers(self) -> bool:
        try:
            connection = Connection(self.port)
        except OSError:
            return False
        try:
            return connection.ask(self.ask(ASK)).status == 200
        except OSError:
            return False
        finally:
            connection.close()


def servers(data: Path, loaded: Path, store: Path | None) -> dict[str, Server]:
    """Return the three over the same quads: the file *data*, *loaded* by the Oxigraph server, and our own *store*."""
    oxigraph = [str(_PROGRAMS / "oxigraph"), "serve-read-only", "--union-default-graph", "--location", str(loaded)]
    rdflib = [str(_RDFLIB_ENDPOINT / "bin" / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", str(data)]
    polgraph = [sys.executable, "-m", "polgraph", "serve", *(["--store", str(store)] if store else [])]
    found = [
        Server("Oxigraph server", "/query", lambda port: [*oxigraph, "--bind", f"127.0.0.1:{port}"]),
        Server("rdflib-endpoint", "/", lambda port: [*rdflib, "--port", str(port)]),
        Server("polgraph", "/sparql", lambda port: [*polgraph, "--port", str(port)]),
    ]
    return {server.name: server for server in found}


def install_rdflib_endpoint() -> None:
    """Put rdflib-endpoint into its environment, if it is not there."""
    if not (_RDFLIB_ENDPOINT / "bin" / "rdflib-endpoint").exists():
        subprocess.run([sys.executable, "-m", "venv", str(_RDFLIB_ENDPOINT)], check=True)
        pip = [str(_RDFLIB_ENDPOINT / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "rdflib-endpoint[cli]>=0.6,<0.7"], check=True)
