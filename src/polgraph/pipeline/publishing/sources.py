"""What is published: the graphs that ship with polgraph, those of a store, or those of files of N-Quads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from polgraph import iris
from polgraph.engine import Quad, serialise
from polgraph.errors import SourceError
from polgraph.inputs import lines
from polgraph.limits import advice, limit
from polgraph.namespaces import BASE
from polgraph.pipeline.origins import derived_of, quads_of, vocabulary_quads
from polgraph.pipeline.selection import graph_of
from polgraph.remote.published import digest_of
from polgraph.resources import read_bytes
from polgraph.workers import Bounds, run_bounded

GRAPHS = f"{BASE}graph/"
DERIVED = "derived"
DIGESTS = "published.nq.gz"
"""The file beside others for loaders, with the digests of their graphs."""
_OF_STORES = (iris.PUBLISHED_GRAPH, iris.STORE_GRAPH)
_NAMED = 10  # graphs in a message


class Graph(NamedTuple):
    """A graph by its name, as sorted N-Triples."""

    name: str
    content: bytes
    is_filed: bool = False
    """Whether it stands in a file of N-Quads that was given."""


class Known(NamedTuple):
    """What is kept in mind of a graph."""

    digest: str
    triples: int


@dataclass(frozen=True, slots=True)
class Source:
    """The graphs of a *store* or of N-Quads in the folder *files*, else the shipped ones; with *wanted* these only.

    The derived graph of a store has to be wanted by name: one that shows all graphs at once would mix it with what is
    stated.
    """

    store: Path | None = None
    files: Path | None = None
    wanted: tuple[str, ...] = ()

    def graphs(self) -> Iterator[Graph]:
        """Yield graph by graph, none of them kept, in the same order each time.

        SourceError if one cannot be read or comes twice, or in the end a wanted one has not come.
        """
        seen: set[str] = set()
        for graph in _of_files(self.paths()) if self.files else _by_graph(self._quads()):
            name = graph.name.removeprefix(GRAPHS)
            if name in seen:
                raise SourceError(f"the graph {name} stands in two places; expected its quads together, in one file")
            seen.add(name)
            if not self.wanted or name in self.wanted:
                yield graph
        for name in self.wanted:
            if name not in seen:
                raise SourceError(f"no graph is called {name!r}; expected one of {_listed(seen)}")

    def survey(self) -> dict[str, Known]:
        """Return what is to be known of each graph before one is put."""
        return {name: Known(digest_of(content), content.count(b"\n")) for name, content, _ in self.graphs()}

    def paths(self) -> list[str]:
        """Return the files of N-Quads, without those of digests, and of batches without those that do not count."""
        if self.files is None:
            return []
        counting = _batches(self.files)
        found = [path for path in lines.files_below(str(self.files)) if not path.endswith(f"/{DIGESTS}")]
        return [path for path in found if counting is None or counting & {*Path(path).parts}]

    def _quads(self) -> Iterator[Quad]:
        yield from quads_of(self.store)
        if DERIVED in self.wanted:
            yield from derived_of(self.store)


def _by_graph(quads: Iterable[Quad]) -> Iterator[Graph]:
    """Put together what comes one after another: the files of a vocabulary, the parts of a graph in a store."""
    for name, some in groupby(quads, graph_of):
        yield Graph(name, serialise(some, "nt", {}))


def _of_files(paths: Iterable[str]) -> Iterator[Graph]:
    """Yield the graphs of files, each part read in a process of its own; then the vocabularies that are in none."""
    found: set[str] = set()
    bounds = Bounds(limit("seconds"), limit("megabytes"), "file", SourceError, advice("megabytes"))
    for part in (part for path in paths for part in lines.parts_of(path)):
        for name, content in run_bounded(lines.graphs_of, part, bounds=bounds):
            if not name.startswith(GRAPHS) or name in _OF_STORES:
                raise SourceError(f"{part.where}: has the graph {name[:200]}; expected graphs of data below {GRAPHS}")
            found.add(name)
            yield Graph(name, content, is_filed=True)
    yield from (graph for graph in _by_graph(vocabulary_quads()) if graph.name not in found)


def _batches(folder: Path) -> set[str] | None:
    """Return the batches of releases that a manifest lists, for others were not finished; None without a manifest."""
    path = folder / "manifest.json"
    if not path.exists():
        return None
    try:
        return {f"batch={one['number']}" for one in json.loads(read_bytes(path))["batches"]}
    except (KeyError, TypeError, ValueError, RecursionError) as exc:
        raise SourceError(f"{path}: is not as polgraph writes it; expected a list of batches") from exc


def _listed(names: Iterable[str]) -> str:
    """Name the first of *names*, which may be a great many."""
    first = sorted(names)
    return ", ".join([*first[:_NAMED], *["…" for _ in first[_NAMED:][:1]]])
