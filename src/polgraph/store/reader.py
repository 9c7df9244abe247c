"""What readers see of a store: its newest copy, which no writer touches."""

from __future__ import annotations

import os

from polgraph.engine.disk import DiskStore
from polgraph.iris import STORE_GRAPH
from polgraph.store import snapshots
from polgraph.store.layout import opened
from polgraph.store.ledger import read_ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Dataset, Triple


class Reader:
    """The newest copy of the store in *folder*, which stays as it is until this is closed, or the process ends.

    StoreError if there is no store, nothing was stored yet, or the copy cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.layout = opened(folder)
        path, self._held = snapshots.newest(self.layout.snapshots)
        self._copy = DiskStore(path, copy=True)

    def close(self) -> None:
        """Let go of the copy, so that a writer may remove it; without this, the end of the process does."""
        self._copy.close()
        os.close(self._held)

    def dataset(self) -> Dataset:
        """Return what queries see."""
        return self._copy.dataset()

    def seen(self) -> dict[str, str]:
        """Return the graphs that the default dataset has, each with the seal of its file, if it has one."""
        ledger = read_ledger(self._copy.graph(STORE_GRAPH), str(self.layout.folder))
        return {graph: entry.seal for graph, entry in sorted(ledger.items()) if entry.seen}

    def triples(self, graph: str) -> list[Triple]:
        """Return the triples of a graph, as the engine writes them."""
        return self._copy.graph(graph)


def open_copy(copy: Path) -> Dataset:
    """Open a copy that nobody writes to; StoreError if it cannot be read."""
    return DiskStore(copy, copy=True).dataset()


def open_reader(folder: Path) -> Dataset:
    """Open what queries see of the store in *folder*; StoreError as of Reader."""
    return Reader(folder).dataset()
