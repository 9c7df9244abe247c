"""What readers see of a store: its newest copy, which no writer touches."""

from __future__ import annotations

from polgraph.engine.disk import DiskStore
from polgraph.store import snapshots
from polgraph.store.layout import opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.engine import Dataset


def open_reader(folder: Path) -> Dataset:
    """Open the newest copy of the store in *folder*, which stays as it is until this process ends.

    StoreError if there is none, or it cannot be read.
    """
    path, _ = snapshots.newest(opened(folder).snapshots)  # the descriptor is let go of with the process
    return DiskStore(path, copy=True).dataset()


def record(folder: Path) -> list[Path]:
    """Return the files with the releases of the store in *folder*, in order."""
    return sorted(opened(folder).releases.glob("*.ttl"))
