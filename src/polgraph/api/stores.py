"""A store of one's own in Python: what `polgraph ingest` and `polgraph store` do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.iris import short_iri
from polgraph.pipeline import deriving, verifying
from polgraph.pipeline.stores import caring, curating, decisions, gathering, ingesting
from polgraph.pipeline.stores.decisions import Decided
from polgraph.pipeline.stores.ingesting import Ingest, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.api.data import PathLike
    from polgraph.curation import Kind
    from polgraph.verification import Verified

__all__ = ["Decided", "Outcome", "Store", "curate", "ingest"]


def ingest(
    *inputs: PathLike | Sequence[PathLike], store: PathLike, jobs: int | None = None, min_confidence: float = 0.5
) -> list[Outcome]:
    """Take releases into a store, and return what became of each: files, folders, addresses, or lists of them.

    A release that breaks a shape, or has a figure less sure than *min_confidence*, goes into quarantine.
    SourceError if a folder holds no releases, StoreError if the store is held by another process or fails.
    """
    given = [one for some in inputs for one in ([some] if isinstance(some, str | os.PathLike) else some)]
    names = gathering.names([os.fspath(one) for one in given])
    return list(ingesting.ingest(Ingest(tuple(names), Path(store), jobs or os.cpu_count() or 1, min_confidence)))


def curate(
    kind: Kind, *targets: str, store: PathLike, who: str, why: str, correction: tuple[str, str] | None = None
) -> list[str]:
    """Decide about claims, people or decisions of a store, and return the short names of the decisions made.

    *kind* is accept, correct, retract, prefer (the preferred claim first), merge, split or withdraw; *targets* are
    short names such as `observation:28ec04d43edd`; *correction* is a property and its right value. SourceError if a
    target is unknown, ConformanceError if a release would break a shape, StoreError if the store fails.
    """
    return [short_iri(one.iri) for one in curating.curate(Path(store), kind, targets, (who, why), correction)]


class Store:
    """A folder that keeps releases, and a path to it wherever one is taken.

    StoreError from all of it if the folder is no store, is held or is damaged.
    """

    def __init__(self, folder: PathLike) -> None:
        self.folder = Path(folder)

    def __fspath__(self) -> str:
        """Return the path of the folder."""
        return str(self.folder)

    @classmethod
    def create(cls, folder: PathLike) -> Store:
        """Make an empty store in a folder that is empty or not there."""
        caring.create(Path(folder))
        return cls(folder)

    def check(self) -> list[str]:
        """Return a line for each thing that is not as it should be; none if all is."""
        return list(caring.check(self.folder))

    def decisions(self, lang: str = "en") -> list[Decided]:
        """Return what people decided, in the order of time, and how each decision stands now."""
        return decisions.listed(self.folder, [lang, "en"])

    def backup(self, target: PathLike) -> Store:
        """Copy the store, in use or not, to a folder that is not there; return the copy."""
        caring.backup(self.folder, Path(target))
        return Store(target)

    def restore(self, source: PathLike) -> None:
        """Make this store, which must not be there, from a backup."""
        caring.restore(self.folder, Path(source))

    def compact(self) -> None:
        """Let go of the room that was freed, and of what writers that died have left."""
        caring.compact(self.folder)

    def derive(self) -> int:
        """Make the derived graph anew; return how many statements it has."""
        return deriving.derive_in(self.folder)

    def verify(self, *, lang: str = "en") -> Verified:
        """Prove every span and number of the releases by the archived texts; `holds` is true if nothing was found."""
        return verifying.verify_store(self.folder, language=lang).verified

    def rebuild(self) -> None:
        """Make the engine anew from the files of the store."""
        caring.rebuild(self.folder)

    def remove(self, release: str) -> None:
        """Take a release out, with its text; SourceError if it is not there."""
        caring.remove(self.folder, release)
