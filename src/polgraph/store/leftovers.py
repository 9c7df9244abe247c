"""What writers that died have left in a store, and nothing needs."""

from __future__ import annotations

import shutil

from polgraph.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.store.layout import Layout

_UNFINISHED = ("*.new", "*.new.tmp")  # the engine makes a copy under the second name first


def leftovers(layout: Layout) -> list[Path]:
    """Return the files and folders that were not finished."""
    folders = (layout.folder, layout.quarantine, layout.releases, layout.snapshots, layout.texts)
    unfinished = (path for folder in folders for pattern in _UNFINISHED for path in folder.glob(pattern))
    return sorted([*layout.engine.glob("bulk-*.sst"), *unfinished])


def tidy(layout: Layout) -> int:
    """Remove them, which only a writer may, and return how many they were; StoreError if one cannot be removed."""
    found = leftovers(layout)
    for path in found:
        try:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError as exc:
            raise StoreError(f"{path}: {exc.strerror}; expected that it can be removed") from exc
    return len(found)
