"""A store as its files say it is: what each graph must hold, whatever its engine has lost."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from polgraph import iris, store
from polgraph.archive import Archive, archive_of, read_archive, read_archived
from polgraph.engine import Triple, parse_file
from polgraph.errors import StoreError
from polgraph.iris import RELEASE_GRAPHS
from polgraph.pipeline.stores import curated
from polgraph.pipeline.stores.identifying import everybody_of, identify
from polgraph.sealed import read_sealed, seal_of
from polgraph.store import layout as layouts
from polgraph.store.leftovers import tidy
from polgraph.store.record import release_paths, triples_in
from polgraph.store.writer import Change, Wanted, Writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from polgraph.curation import Decision
    from polgraph.store.layout import Layout

_OF_PEOPLE = (RELEASE_GRAPHS, iris.CURATION_GRAPH, iris.REFERENCE_GRAPH, iris.STORE_GRAPH)
"""What decides who is who; the last stands for a writer that did not end."""
_VOCABULARIES = (iris.ONTOLOGY_GRAPH, iris.REFERENCE_GRAPH)


@dataclass(frozen=True, slots=True)
class Kept:
    """A store that is open for writing, and what it knows of its texts."""

    writer: Writer
    archive: Archive
    decided: dict[str, list[Decision]] = field(default_factory=dict)
    """What people have decided, by the releases that it is about."""

    def has(self, text: str) -> bool:
        """Tell whether the release of *text* is there."""
        return f"{RELEASE_GRAPHS}{text[:12]}" in self.writer.ledger


@contextmanager
def kept(folder: Path) -> Iterator[Kept]:
    """Open the store in *folder* for writing, as its files have it; StoreError if it is held or cannot be used."""
    layout = layouts.opened(folder)
    with Writer(layout) as writer:
        if writer.unfinished:
            tidy(layout)
        if not writer.unfinished and iris.CURATION_GRAPH in writer.ledger and not layout.curation.exists():
            raise StoreError(f"{layout.curation}: is lost; expected it, or `polgraph store rebuild` to write it again")
        archive = read_archive(layout.texts) if writer.unfinished else archive_of(writer.dataset())
        decisions = curated.read_decisions(layout)
        if writer.unfinished:
            restore(writer, archive, decisions)
        else:
            _renew_vocabularies(writer)
        yield Kept(writer, archive, curated.by_release(decisions))
        if any(graph.startswith(_OF_PEOPLE) for graph in writer.touched):
            identify(writer)


def restore(writer: Writer, archive: Archive, decisions: Sequence[Decision]) -> int:
    """Let the engine hold what the files say, and everybody be themselves till it is known who is who."""
    changed = writer.reconcile(wanted(writer.layout, archive), is_computed)
    curated.restore(writer, decisions)
    releases = [graph.removeprefix(RELEASE_GRAPHS) for graph in writer.ledger if graph.startswith(RELEASE_GRAPHS)]
    parts = {graph for graph in writer.ledger if graph.startswith(f"{iris.RESOLUTION_GRAPH}/")}
    for name in releases:
        writer.apply([everybody_of(writer, name, curated.seen_of(writer, name))])
        parts.discard(iris.part_of(iris.RESOLUTION_GRAPH, name))
    writer.apply([Change(part) for part in parts])
    return changed


def is_computed(graph: str) -> bool:
    """Tell whether *graph* is made from the others, and has no file."""
    return graph.startswith((iris.RESOLUTION_GRAPH, curated.PARTS))


def wanted(layout: Layout, archive: Archive) -> Iterator[Wanted]:
    """Yield each graph that has files; StoreError if one of them is damaged."""
    for graph in _VOCABULARIES:
        yield Wanted(graph, store.vocabulary_seal(graph), True, partial(_vocabulary, graph))
    for text in sorted(archive.texts):
        path = layout.texts / f"{text}.ttl"
        graph = iris.part_of(iris.ARCHIVE_GRAPH, text)
        yield Wanted(graph, seal_of(read_sealed(path)), True, partial(_archived, path))
    for graph, path in ((iris.CURATION_GRAPH, layout.curation), (iris.DERIVED_GRAPH, layout.derived)):
        if path.exists():
            yield Wanted(graph, seal_of(read_sealed(path)), False, partial(triples_in, path))
    texts = {text[:12]: text for text in archive.texts}
    paths = {path.stem: path for path in release_paths(layout.folder)}
    for path in paths.values():
        seen = not archive.is_superseded(texts.get(path.stem, path.stem), lambda text: text[:12] in paths)
        graph = f"{RELEASE_GRAPHS}{path.stem}"
        yield Wanted(graph, seal_of(read_sealed(path)), seen, partial(triples_in, path))


def _renew_vocabularies(writer: Writer) -> None:
    """Take in the vocabularies of this polgraph, if they are not those that the store has."""
    for graph in _VOCABULARIES:
        entry, seal = writer.ledger.get(graph), store.vocabulary_seal(graph)
        if entry is None or entry.seal != seal:
            writer.apply([Change(graph, _vocabulary(graph), seal)])


def _vocabulary(graph: str) -> list[Triple]:
    return [quad.triple for path in _files(graph) for quad in parse_file(path)]


def _files(graph: str) -> list[str]:
    return [path for path, name in store.vocabulary_files() if name == graph]


def _archived(path: Path) -> list[Triple]:
    return read_archived(path).triples()
