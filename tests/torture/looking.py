"""What a store holds, told in the words of the workload; an AssertionError if it is not whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from polgraph.engine.disk import DiskStore
from polgraph.iris import RELEASE_GRAPHS
from polgraph.pipeline.stores import caring, keeping
from polgraph.sealed import read_sealed
from polgraph.store import snapshots
from polgraph.store.layout import opened
from tests.torture.workload import Materials, State

Holds = Mapping[str, tuple[int, bool]]
"""For each release its version, and whether queries see it."""


def held(folder: Path, materials: Materials) -> Holds:
    """Open the store in *folder* as the next writer does, and look at all of it."""
    found = {}
    with keeping.kept(folder) as store:
        for graph, entry in store.writer.ledger.items():
            if graph.startswith(RELEASE_GRAPHS):
                name = graph.removeprefix(RELEASE_GRAPHS)
                found[name] = materials.all[name].version_of(store.writer.triples(graph)), entry.seen
        for name, (version, _) in found.items():
            record = read_sealed(store.writer.layout.releases / f"{name}.ttl")
            assert record == materials.all[name].turtles[version], f"{name}: the record is not what the engine has"
    return found


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each graph that a file of the store stands for."""
    with keeping.kept(folder) as store:
        return {graph: entry.digest for graph, entry in store.writer.ledger.items() if entry.seal}


def assert_whole(folder: Path) -> None:
    faults = list(caring.check(folder))
    assert not faults, faults


def expected(state: State, materials: Materials) -> Holds:
    """Return what a store of *state* holds: of the releases at one address, queries see the one that came last."""
    last: dict[str, int] = {}
    for name, (_, number) in state.items():
        address = materials.all[name].address
        last[address] = max(number, last.get(address, number))
    return {
        name: (version, materials.all[name].address in ("",) or last[materials.all[name].address] == number)
        for name, (version, number) in state.items()
    }


def read(folder: Path, materials: Materials) -> None:
    """Read the newest copy, which is there whatever happened to the writer: each release in it is whole."""
    layout = opened(folder)
    newest = snapshots.copies(layout.snapshots)[-1]
    engine = DiskStore(newest, copy=True)
    for graph in engine.graphs():
        if graph.startswith(RELEASE_GRAPHS):
            materials.all[graph.removeprefix(RELEASE_GRAPHS)].version_of(engine.graph(graph))
