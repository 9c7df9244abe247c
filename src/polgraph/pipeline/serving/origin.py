"""What is served: the shipped data, a store as it is now, or a scratch dataset."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph import __version__, store
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.serving.shipped import merged
from polgraph.store import layout, snapshots
from polgraph.store.reader import open_copy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.engine import Dataset


class Origin:
    """What is served; *folder* is a store, or none for the shipped data; a *scratch* one is no store of polgraph's."""

    def __init__(self, folder: Path | None = None, *, scratch: bool = False) -> None:
        self.folder, self.scratch = folder, scratch
        self._open: tuple[str, Dataset, int] | None = None

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes that a query need not declare."""
        return {} if self.scratch else PREFIXES

    def revision(self) -> str:
        """Name the state that would be served now, another for each; StoreError if there is none."""
        if self.folder is None:
            return self._shipped
        for copy in reversed(snapshots.copies(self._snapshots)):
            with suppress(FileNotFoundError):  # removed since it was listed: there is a newer one, or one before
                return _named(copy)
        return ""

    def dataset(self) -> Dataset:
        """Open the newest state; StoreError if that fails."""
        if self.folder is None:
            return merged()
        newest = self.revision()
        if self._open and not newest:  # the index is made anew: what is open is read on
            return self._open[1]
        if self._open is None or self._open[0] != newest:
            self._let_go()
            path, descriptor = snapshots.newest(self._snapshots)
            self._open = (_named(path), open_copy(path), descriptor)
        return self._open[1]

    @property
    def opened(self) -> str:
        """The state that `dataset` opened last."""
        return self._open[0] if self._open else self._shipped

    @cached_property
    def texts(self) -> Path | None:
        """The folder of archived texts; None if there is none, for only a store has them."""
        return None if self.folder is None or self.scratch else layout.opened(self.folder).texts

    @cached_property
    def _snapshots(self) -> Path:
        folder = self.folder or Path()
        return folder / "snapshots" if self.scratch else layout.opened(folder).snapshots

    @cached_property
    def _shipped(self) -> str:
        seals = [store.vocabulary_seal(graph) for _, graph in store.vocabulary_files()]
        files = [Path(path).read_bytes() for path in store.release_files()]
        hashes = [sha256(one).hexdigest() for one in files]
        return sha256("".join([__version__, *seals, *hashes]).encode()).hexdigest()[:16]

    def _let_go(self) -> None:
        """Close the copy that was open, so that the writer may remove it."""
        if self._open:
            os.close(self._open[2])
            self._open = None


def _named(copy: Path) -> str:
    """Name a copy by its number, and by when it was made: a store that is made anew counts from one again."""
    return f"{copy.name}-{copy.stat().st_ctime_ns:x}"
