"""All benchmarks side by side, as Markdown: what `make bench` runs.

    python -m bench [RELEASES ...]
    python -m bench 1000 10000 > docs/en/explanation/benchmarks.md

Each number of invented releases is loaded, asked and written; the cold start and the warm queries are on the shipped
data; bench/notes.md tells what to read out of it. Nothing here fails, for a time on a noisy machine is no test.
"""

from __future__ import annotations

import os
import platform
import signal
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from bench import asking, exporting, ingesting, loading, startup, validating
from bench.generator.dataset import made, shipped, triples
from bench.peers import Engine, Peer, Polgraph, Rdflib, Server

_FEW = 60  # releases, each validated by itself
RDFLIB_UP_TO = 2000  # releases; rdflib takes a minute and two gigabytes to load ten thousand


def main(sizes: list[int]) -> None:
    """Print every table as soon as it is there."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is stopped too
    for section in (_head(sizes), _cold(), _warm(), _one_release(), _kept(sizes), *map(_sized, sizes)):
        for line in section:
            print(line, flush=True)
        print()


def _head(sizes: list[int]) -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "oxigraph", "rdflib"))
    yield "# Benchmarks"
    yield ""
    yield f"`python -m bench {' '.join(map(str, sizes))}`, {time.strftime('%Y-%m-%d', time.gmtime())}."
    yield f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}, {packages}."
    yield ""
    yield (Path(__file__).parent / "notes.md").read_text(encoding="utf-8").strip()


def _cold() -> Iterator[str]:
    yield "## Cold start"
    yield ""
    yield from startup.table(5)


def _warm() -> Iterator[str]:
    yield "## Warm, over the shipped data"
    yield ""
    yield from asking.warm()


def _one_release() -> Iterator[str]:
    yield "## One release at a time, against the shapes"
    yield ""
    yield from validating.one_release(made(_FEW))


def _kept(sizes: list[int]) -> Iterator[str]:
    yield "## Taken into a store"
    yield ""
    yield from ingesting.table(sizes)


def _sized(size: int) -> Iterator[str]:
    yield f"## {size:,} invented releases"
    files = shipped(), made(size)
    server = Server()
    peers: dict[str, Peer] = {
        "polgraph": (ours := Polgraph()),
        "pyoxigraph": (engine := Engine()),
        "Oxigraph server": server,
    }
    theirs = Rdflib() if size <= RDFLIB_UP_TO else None
    if theirs:
        peers["rdflib"] = theirs
    try:
        yield ""
        yield from loading.table(files, peers)
        server.start()
        yield ""
        yield from asking.table(ours, engine, server, theirs)
    finally:
        server.stop()
    yield ""
    yield from exporting.table(files[1], with_rdflib=theirs is not None)
    yield ""
    yield from validating.whole(triples(files[1]), with_pyshacl=theirs is not None)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000])
