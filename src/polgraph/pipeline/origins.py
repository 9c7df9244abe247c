"""Where data comes from: the shipped files, or a store of the user's own."""

from __future__ import annotations

from functools import cache

from polgraph import iris, store
from polgraph.engine import NamedNode, Quad, parse_file, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.iris import RELEASE_GRAPHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from polgraph.engine import Dataset, Triple
    from polgraph.store.reader import Reader

_CURATED = f"{iris.CURATION_GRAPH}/"
_IN_PARTS = (iris.ARCHIVE_GRAPH, iris.RESOLUTION_GRAPH)


def dataset_of(folder: Path | None) -> Dataset:
    """Open the store in *folder* as it is now, or the shipped data if it is None; each state once in a process.

    StoreError if that fails.
    """
    return store.shipped() if folder is None else _reader(folder).dataset()


def quads_of(folder: Path | None) -> Iterator[Quad]:
    """Yield what the default dataset is made of, as it was written; what a store keeps in parts is one graph again."""
    if folder is None:
        yield from store.shipped_quads()
        return
    reader = _reader(folder)
    vocabularies = store.vocabulary_files()
    for graph, seal in reader.seen().items():
        files = [path for path, name in vocabularies if name == graph and store.vocabulary_seal(graph) == seal]
        name = next((whole for whole in _IN_PARTS if graph.startswith(f"{whole}/")), graph)
        name = name.replace(_CURATED, RELEASE_GRAPHS)  # what people have made of a release stands for it
        if files:
            yield from _named((quad.triple for path in files for quad in parse_file(path)), name)
        elif graph.startswith(RELEASE_GRAPHS):
            yield from _named(_of_record(reader, graph, seal), name)
        else:
            yield from _named(reader.triples(graph), name)


def derived_of(folder: Path | None) -> list[Quad]:
    """Return what was derived from it, which the default dataset has not."""
    if folder is None:
        return list(store.derived_quads())
    return list(_named(_reader(folder).triples(iris.DERIVED_GRAPH), iris.DERIVED_GRAPH))


def vocabulary_quads() -> Iterator[Quad]:
    """Yield the ontology and the reference data that come with polgraph."""
    for path, name in store.vocabulary_files():
        yield from _named((quad.triple for quad in parse_file(path)), name)


def _of_record(reader: Reader, graph: str, seal: str) -> list[Triple]:
    """Return a release as its file has it; if that was replaced since the copy was taken, as the copy has it."""
    from polgraph.errors import StoreError
    from polgraph.sealed import read_sealed, seal_of

    path = reader.layout.releases / f"{graph.removeprefix(RELEASE_GRAPHS)}.ttl"
    try:
        content = read_sealed(path)
    except StoreError:
        content = b""
    if seal_of(content) != seal:
        return reader.triples(graph)
    return [quad.triple for quad in parse_text(content, FORMATS[".ttl"], str(path))]


def _reader(folder: Path) -> Reader:
    import os

    from polgraph.store import snapshots
    from polgraph.store.layout import opened

    _, descriptor = snapshots.newest(opened(folder).snapshots)
    try:
        return _reader_of(folder.absolute(), os.fstat(descriptor).st_ino)
    finally:
        os.close(descriptor)


@cache
def _reader_of(folder: Path, _: int) -> Reader:
    """Open the newest copy once; it holds its folder, so that no other one can have that number."""
    from polgraph.store.reader import Reader

    return Reader(folder)


def _named(triples: Iterable[Triple], graph: str) -> Iterator[Quad]:
    name = NamedNode(graph)
    return (Quad(one.subject, one.predicate, one.object, name) for one in triples)
