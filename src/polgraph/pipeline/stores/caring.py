"""Care for a store: make one, look whether it is whole, copy it, mend it, take a release out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.archive import read_archive
from polgraph.errors import SourceError, did_you_mean
from polgraph.iris import RELEASE_GRAPHS
from polgraph.pipeline.releases import RELEASE_COMMENT
from polgraph.pipeline.stores.curating import COMMENT
from polgraph.pipeline.stores.keeping import kept, wanted
from polgraph.pipeline.stores.storing import taken_out
from polgraph.sealed import sealed, write_durably
from polgraph.serialization import to_turtle
from polgraph.store import backup as backups
from polgraph.store import checking, layout
from polgraph.store.ledger import digest_of, read_ledger
from polgraph.store.leftovers import tidy
from polgraph.store.writer import forget_engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.engine.disk import DiskStore
    from polgraph.pipeline.stores.keeping import Kept
    from polgraph.store.layout import Layout


def create(folder: Path) -> str:
    """Make an empty store; StoreError if something is there."""
    layout.create(folder)
    with kept(folder):
        pass
    return f"{folder}: a store, empty"


def check(folder: Path) -> Iterator[str]:
    """Yield a line for each thing that is not as it should be; nothing if all is."""
    paths = layout.opened(folder)
    yield from checking.faults(paths, lambda: wanted(paths, read_archive(paths.texts)))


def has_index(folder: Path) -> bool:
    """Tell whether a store can answer queries as it is; a backup cannot yet."""
    return layout.opened(folder).engine.is_dir()


def backup(folder: Path, target: Path) -> str:
    """Copy a store, in use or not, to *target*, which is a store then; StoreError if something is there."""
    return f"{target}: {backups.copy_store(layout.opened(folder), target)} files copied"


def restore(folder: Path, source: Path) -> str:
    """Make the store *folder*, which must not be there, from a backup, and its engine anew."""
    copied = backups.copy_store(layout.opened(source), folder)
    with kept(folder) as store:
        releases = _releases(store)
    return f"{folder}: {len(releases)} releases, {copied} files copied"


def compact(folder: Path) -> str:
    """Let go of the room that was freed, and of what writers that died have left."""
    with kept(folder) as store:
        left = tidy(store.writer.layout)
        store.writer.compact()
    return f"{folder}: compacted, {left} files left over removed"


def rebuild(folder: Path) -> str:
    """Make the engine anew from the files of the store; the file of a release that only the engine has is written."""
    paths = layout.opened(folder)
    for _ in wanted(paths, read_archive(paths.texts)):  # or what is damaged would be found when the engine is gone
        pass
    saved: list[str] = []
    forget_engine(paths, lambda engine: saved.extend(_saved(paths, engine)))
    with kept(folder) as store:
        releases = _releases(store)
    told = f", of which {', '.join(saved)} had lost their files" if saved else ""
    return f"{folder}: made anew, {len(releases)} releases{told}"


def remove(folder: Path, name: str) -> str:
    """Take a release out of a store, with its text; SourceError if it is not there.

    A claim that should not be believed is retracted instead (`polgraph curate`): then it stays in history.
    """
    with kept(folder) as store:
        paths = store.writer.layout
        known = sorted(
            {*_releases(store), *(path.name[:12] for path in paths.texts.iterdir())}
        )  # what a kill left, too
        if name not in known:
            hint = did_you_mean(name, known) or "expected the first 12 digits of the hash of its text"
            raise SourceError(f"{folder}: holds no release {name!r}; {hint}")
        store.writer.commit(*taken_out(store, name))
    return f"{folder}: release {name} removed"


def _saved(paths: Layout, engine: DiskStore) -> Iterator[str]:
    """Write the files of releases and decisions that only *engine* has, as it has them, and yield their names."""
    for graph, entry in read_ledger(engine.graph(iris.STORE_GRAPH), str(paths.folder)).items():
        is_release = graph.startswith(RELEASE_GRAPHS)
        path = paths.releases / f"{graph.removeprefix(RELEASE_GRAPHS)}.ttl" if is_release else paths.curation
        if path.exists() or not (is_release or graph == iris.CURATION_GRAPH):
            continue
        triples = engine.graph(graph)
        if digest_of(triples) == entry.digest:
            write_durably({path: sealed(to_turtle(triples, comment=RELEASE_COMMENT if is_release else COMMENT))})
            yield path.stem


def _releases(store: Kept) -> list[str]:
    return sorted(
        graph.removeprefix(RELEASE_GRAPHS) for graph in store.writer.ledger if graph.startswith(RELEASE_GRAPHS)
    )
