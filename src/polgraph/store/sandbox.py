"""A copy of the newest state that may be changed and thrown away: to see what an update would do."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from polgraph.engine.disk import DiskStore
from polgraph.store import snapshots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def sandbox(folder: Path) -> Iterator[tuple[DiskStore, DiskStore]]:
    """Open the newest copy in *folder*, and one of it that may be changed; StoreError if that fails."""
    newest, descriptor = snapshots.newest(folder)
    try:
        with TemporaryDirectory(prefix=".sandbox-", dir=folder.parent) as inside:
            copy = Path(inside) / "engine"
            shutil.copytree(newest, copy, copy_function=_copied)
            before, after = DiskStore(newest, copy=True), DiskStore(copy)
            try:
                yield before, after
            finally:
                after.close()
                before.close()
    finally:
        os.close(descriptor)


def _copied(source: str, target: str) -> str:
    """Share a table, which the engine never changes; copy the rest."""
    if source.endswith(".sst"):
        os.link(source, target)
    else:
        shutil.copyfile(source, target)
    return target
