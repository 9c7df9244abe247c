"""Put graphs into a SPARQL store, each anew only if it has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from polgraph.errors import EndpointLimitError
from polgraph.iris import RELEASE_GRAPHS, RESOLUTION_GRAPH
from polgraph.pipeline.publishing.sources import GRAPHS, Graph, Known, Source
from polgraph.remote import SECONDS, SECONDS_TO_WRITE, published
from polgraph.workers import Bounds, run_bounded

TOGETHER = 4 * 1024 * 1024
"""Bytes of graphs that one process puts: to begin one may take longer than to put a graph."""
AT_ONCE = 100
"""Graphs that one process puts or removes, at most: each is a request, and all have to be done in time."""
_WRITING = Bounds(SECONDS_TO_WRITE, work="graph", error=EndpointLimitError)
_write = partial(run_bounded, bounds=_WRITING)


class Step(NamedTuple):
    """What was done with one graph: put, unchanged, removed, would put, would remove, or kept beside the source."""

    graph: str
    triples: int
    done: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a store needs so that it holds what a source does."""

    known: dict[str, Known]
    """The graphs of the source."""
    recorded: dict[str, str]
    """The digests of the graphs that the store holds."""
    prune: bool

    @property
    def changed(self) -> set[str]:
        """The graphs to be put."""
        return {name for name, one in self.known.items() if self.recorded.get(name) != one.digest}

    @property
    def gone(self) -> list[str]:
        """The graphs of releases to be removed, with what is kept apart of who is who in one."""
        return self._lacking if self.prune else []

    @property
    def kept(self) -> list[str]:
        """The graphs of releases of another source, of whose people the graph of who is who may say nothing more."""
        return [] if self.prune else self._lacking

    @property
    def _lacking(self) -> list[str]:
        lacking = self.recorded.keys() - self.known.keys()
        return sorted(name for name in lacking if name.startswith((RELEASE_GRAPHS, f"{RESOLUTION_GRAPH}/")))


def publish(graph_store: str, source: Source, *, prune: bool = False, dry_run: bool = False) -> Iterator[Step]:
    """Put each graph of *source*, and yield what was done with it; EndpointError if the store fails.

    The store keeps the digest of each graph that it holds whole. A digest is taken out before its graph is touched and
    put in after: a run that breaks off is made good by the next one. With *prune*, releases that the store has digests
    of and the source has not are removed.
    """
    known = source.survey()
    recorded = run_bounded(published.digests, graph_store, bounds=_WRITING._replace(seconds=SECONDS))
    plan = Plan(known, recorded, prune)
    changed = plan.changed
    yield from (_step(name, one.triples, "unchanged") for name, one in known.items() if name not in changed)
    if RESOLUTION_GRAPH in changed:
        yield from (_step(name, 0, "kept") for name in plan.kept)
    if dry_run:
        yield from (_step(name, 0, "would remove") for name in plan.gone)
        yield from (_step(name, one.triples, "would put") for name, one in known.items() if name in changed)
        return
    yield from _make_way(graph_store, plan)
    for graphs in _together(source.graphs(), changed):
        _write(published.put, graph_store, {graph.name: graph.content for graph in graphs})
        yield from (_step(graph.name, graph.content.count(b"\n"), "put") for graph in graphs)


def _make_way(graph_store: str, plan: Plan) -> Iterator[Step]:
    """Take out the digests of what is about to be put, and remove what has gone, known as unfinished till it has."""
    touched = {*plan.changed, *plan.gone}
    kept = {name: digest for name, digest in plan.recorded.items() if name not in touched}
    if touched & plan.recorded.keys():
        _write(published.keep, graph_store, kept | dict.fromkeys(plan.gone, published.UNFINISHED))
    gone = plan.gone
    for first in range(0, len(gone), AT_ONCE):
        some = gone[first : first + AT_ONCE]
        _write(published.remove, graph_store, some)
        yield from (_step(name, 0, "removed") for name in some)
    if gone:
        _write(published.keep, graph_store, kept)


def _together(graphs: Iterable[Graph], changed: Collection[str]) -> Iterator[list[Graph]]:
    """Yield the *changed* ones of *graphs*, several where they are small."""
    some: list[Graph] = []
    for graph in graphs:
        if graph.name in changed:
            some.append(graph)
        if len(some) == AT_ONCE or sum(len(one.content) for one in some) >= TOGETHER:
            yield some
            some = []
    if some:
        yield some


def _step(name: str, triples: int, done: str) -> Step:
    return Step(name.removeprefix(GRAPHS), triples, done)
