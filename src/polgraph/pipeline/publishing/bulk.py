"""Write files that stores load faster than they take graphs, with the digests by which publishing goes on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from gzip import GzipFile
from pathlib import Path
from typing import NamedTuple

from polgraph.engine import serialise
from polgraph.errors import SourceError
from polgraph.pipeline.publishing.sources import DIGESTS, Graph, Source
from polgraph.remote.published import digest_of, record

QUADS = 1_000_000
"""So many quads has a file at most, or one graph if that has more."""


class Written(NamedTuple):
    """What a loader has to find: files and graphs, and the quads of both data and digests."""

    files: int
    graphs: int
    quads: int


def write_bulk(source: Source, folder: Path, *, quads: int = QUADS) -> Written:
    """Write the graphs of *source* into *folder*, whole or not at all, the same bytes each time.

    Files of N-Quads are taken as they stand. SourceError if *folder* holds something, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise SourceError(f"{folder}: holds something; expected an empty folder, or one that is not there yet")
        with _made_whole(folder) as unfinished, _Bulk(unfinished, quads) as bulk:
            for graph in source.graphs():
                bulk.add(graph)
            for path in source.paths():  # which have been read by now: they are files, and good ones
                bulk.take(path)
            return Written(bulk.files + 1, bulk.graphs + 1, bulk.quads)
    except OSError as exc:
        raise SourceError(f"{folder}: {exc.strerror}; expected a folder that can be written") from exc


class _Bulk:
    """Numbered files in a folder, and the digests beside them."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most
        self._open, self._room = ExitStack(), 0
        self._digests = self._out = self._open.enter_context(_compressed(folder / DIGESTS))
        self._last = self._open.enter_context(ExitStack())
        self.files = self.graphs = self.quads = 0

    def __enter__(self) -> _Bulk:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def take(self, path: str) -> None:
        """Have a file as it stands, without a copy where the disk can; compressed, if it is not."""
        if path.endswith(".gz"):
            _link(Path(path).resolve(), self._folder / self._next_name())
        else:
            with Path(path).open("rb") as file, _compressed(self._folder / self._next_name()) as out:
                shutil.copyfileobj(file, out)

    def add(self, graph: Graph) -> None:
        """Write a graph, unless it stands in a file, and its digest."""
        triples = graph.content.count(b"\n")
        self._digests.write(serialise(record({graph.name: digest_of(graph.content)}), "nq", {}))
        self.graphs += 1
        self.quads += triples + 1
        if graph.is_filed:
            return
        if triples > self._room:
            self._last.close()
            self._out = self._last.enter_context(_compressed(self._folder / self._next_name()))
            self._room = self._most
        self._room -= triples
        self._out.write(graph.content.replace(b" .\n", f" <{graph.name}> .\n".encode()))

    def _next_name(self) -> str:
        self.files += 1
        return f"graphs-{self.files:05}.nq.gz"


@contextmanager
def _compressed(path: Path) -> Iterator[GzipFile]:
    """Open a file without the name and the time that gzip would note, for the same bytes each time."""
    with path.open("wb") as out, GzipFile("", "wb", fileobj=out, mtime=0) as compressed:
        yield compressed


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """Give a folder to be filled, which in the end gets its name, or is removed if that was not reached."""
    folder = folder.absolute()
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        unfinished.mkdir(parents=True)
        yield unfinished
        unfinished.replace(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _link(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:  # another disk, or one without links
        shutil.copyfile(path, target)
