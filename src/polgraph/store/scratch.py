"""A plain dataset in a folder: no record, no texts, any RDF; the engine is all there is."""

from __future__ import annotations

from polgraph.engine.disk import DiskStore
from polgraph.errors import StoreError
from polgraph.resources import read_bytes
from polgraph.sealed import write_durably
from polgraph.store import snapshots
from polgraph.store.locking import Lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_NAME, _WHAT = "scratch.txt", b"a scratch dataset of polgraph\n"


class Scratch:
    """Writes the dataset in *folder*, which is empty, not there, or one of these; StoreError if it is neither, or held.

    What was written is on the disk, and readers see it, once `publish` has returned.
    """

    def __init__(self, folder: Path) -> None:
        if folder.is_dir() and any(folder.iterdir()) and not _is_scratch(folder):
            raise StoreError(f"{folder}: holds other files; expected an empty folder for a scratch dataset")
        try:
            (folder / "snapshots").mkdir(parents=True, exist_ok=True)
            write_durably({folder / _NAME: _WHAT})
        except OSError as exc:
            raise StoreError(f"{folder}: {exc.strerror}; expected a folder that can be written") from exc
        self._lock = Lock(folder / "lock")
        self.engine = DiskStore(folder / "engine")
        self._snapshots = folder / "snapshots"
        self.publish()

    def publish(self) -> None:
        """Put all on the disk, and let new readers see it."""
        self.engine.flush()
        snapshots.take(self._snapshots, self.engine.checkpoint)


def _is_scratch(folder: Path) -> bool:
    return (folder / _NAME).is_file() and read_bytes(folder / _NAME) == _WHAT
