"""Who is measured side by side: polgraph, the engine under it, rdflib, and the engine as a server."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Protocol

import pyoxigraph
import rdflib

from polgraph.engine import Dataset
from polgraph.namespaces import PREFIXES

UNION = {"use_default_graph_as_union": True, "prefixes": PREFIXES}


class Peer(Protocol):
    """What can be measured here."""

    def load(self, shipped: Path, invented: Path) -> None:
        """Load both files."""

    def ask(self, sparql: str) -> int:
        """Return how many rows there are."""


class Polgraph:
    """The shipped data and a file, as every surface opens and asks them."""

    def load(self, shipped: Path, invented: Path) -> None:
        """Load both files."""
        self.dataset = Dataset()
        for path in (shipped, invented):
            self.dataset.load_quads(path)

    def ask(self, sparql: str) -> int:
        """Return how many rows there are."""
        return len(self.dataset.select(sparql).rows)


class Engine:
    """pyoxigraph without anything around it."""

    def load(self, shipped: Path, invented: Path) -> None:
        """Load both files."""
        self.store = pyoxigraph.Store()
        for path in (shipped, invented):
            self.store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)

    def ask(self, sparql: str) -> int:
        """Return how many rows there are, each made a tuple of terms."""
        return len([tuple(row) for row in self.store.query(sparql, **UNION)])


class Rdflib:
    """An rdflib Dataset in memory, its default graph the union of all."""

    def load(self, shipped: Path, invented: Path) -> None:
        """Load both files."""
        self.dataset = rdflib.Dataset(default_union=True)
        for path in (shipped, invented):
            self.dataset.parse(path, format="nquads")
        for name, iri in PREFIXES.items():
            self.dataset.bind(name, iri, override=True, replace=True)

    def ask(self, sparql: str) -> int:
        """Return how many rows there are."""
        return len(list(self.dataset.query(sparql)))


class Server:
    """The Oxigraph server of the package `oxigraph`, asked over HTTP on this machine."""

    def __init__(self) -> None:
        self._program = str(Path(sys.executable).with_name("oxigraph"))
        self._folder = tempfile.TemporaryDirectory()
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"

    def load(self, shipped: Path, invented: Path) -> None:
        """Load both files into a store on disk."""
        files = [word for path in (shipped, invented) for word in ("--file", str(path))]
        subprocess.run(
            [self._program, "load", "--location", self._folder.name, *files], check=True, capture_output=True
        )

    def start(self) -> None:
        """Serve the store, and wait until it answers."""
        self._process = subprocess.Popen(
            [self._program, "serve-read-only", "--location", self._folder.name, "--bind", self._address],
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            try:
                self.ask("SELECT ?s WHERE { ?s a <urn:nothing> }")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(f"the server at {self._address} does not answer; expected it within 10 seconds")

    def ask(self, sparql: str) -> int:
        """Return how many rows there are, read from the JSON of the answer."""
        request = urllib.request.Request(  # our own server
            f"http://{self._address}/query?union-default-graph",
            data=sparql.encode(),
            headers={"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            return len(json.load(answer)["results"]["bindings"])

    def stop(self) -> None:
        """End the server and forget its store."""
        if self._process:
            self._process.terminate()
            self._process.wait()
        self._folder.cleanup()
