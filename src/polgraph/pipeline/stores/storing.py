"""Put one release that was read into a store, in one step: its text, its record, its graph, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import __version__, iris
from polgraph.archive import Archived, Retrieval, files_of, is_whole
from polgraph.engine import Literal, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.errors import StoreError
from polgraph.iris import RELEASE_GRAPHS
from polgraph.namespaces import PG
from polgraph.pipeline.stores.curated import as_decided, is_seen
from polgraph.pipeline.stores.identifying import everybody_in
from polgraph.sealed import read_sealed, seal_of, sealed
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from polgraph.archive import Stored
    from polgraph.engine import Triple
    from polgraph.pipeline.stores.gathering import Found
    from polgraph.pipeline.stores.keeping import Kept
    from polgraph.pipeline.stores.readings import Reading

REPLACED, REVISION, STORED, UNCHANGED = "replaced", "revision", "stored", "unchanged"
EXTRACTOR = "polgraph"


def is_known(store: Kept, found: Found, source: str) -> str | None:
    """Return the text that *found* led to before, if to read it again would change nothing.

    What an older version of the extractor has read is read again; what a person wrote is not, till they write it anew:
    then the text of a facts document, or what it says of it, may be other than it was.
    """
    text = store.archive.by_source.get(source)
    if text is None or found.text is not None or found.address not in store.archive.texts[text].places:
        return None
    if (store.writer.layout.quarantine / f"{text}.json").exists():
        return text
    if not _is_whole(store, text):
        return None
    newest = store.archive.newest_at(found.address, lambda _: True) if found.address else text  # one that waits, too
    if not store.has(text) or newest != text:
        return None
    extractor, version = _run(store.writer.triples(f"{RELEASE_GRAPHS}{text[:12]}"))
    return None if extractor == EXTRACTOR and version != __version__ else text


def is_written(store: Kept, found: Found, text: str) -> bool:
    """Tell whether a person wrote the facts of *text*, and *found* is but the text: then theirs stay."""
    if found.text is not None or not store.has(text):
        return False
    return _run(store.writer.triples(f"{RELEASE_GRAPHS}{text[:12]}"))[0] != EXTRACTOR


def put(store: Kept, found: Found, source: str, reading: Reading) -> str:
    """Store a release and its text; say whether it was there before, in this or another form."""
    name, seal, layout = reading.sha256[:12], seal_of(reading.turtle), store.writer.layout
    graph, waiting = f"{RELEASE_GRAPHS}{name}", layout.quarantine / f"{reading.sha256}.json"
    before = store.writer.ledger.get(graph)
    files, changes = archived(store, found, source, reading)
    if before is None or (before.seal, before.seen) != (seal, True) or not _is_whole(store, reading.sha256):
        more, others = released(store, reading.sha256, reading.turtle, found.where)
        files |= more
        changes += others
    changes += seen_beside(store, reading.sha256, lambda text: text == reading.sha256 or store.has(text))
    files |= {waiting: None} if waiting.exists() else {}
    store.writer.commit(files, changes)
    if before is None:
        return REVISION if store.archive.texts[reading.sha256].revises else STORED
    return UNCHANGED if before.seal == seal else REPLACED


def released(store: Kept, text: str, turtle: bytes, where: str) -> tuple[dict[Path, bytes | None], list[Change]]:
    """Return the file and the graphs to be written for the release of *text*, so that its *turtle* is what it says."""
    name = text[:12]
    triples = [quad.triple for quad in parse_text(turtle, FORMATS[".ttl"], where)]
    superseded = store.archive.is_superseded(text, store.has)
    change = Change(f"{RELEASE_GRAPHS}{name}", triples, seal_of(turtle), seen=not superseded)
    decided = as_decided(store.writer, change, store.decided.get(name, ()))
    people = everybody_in(decided[-1].triples)
    file: dict[Path, bytes | None] = {store.writer.layout.releases / f"{name}.ttl": sealed(turtle)}
    return file, [*decided, Change(iris.part_of(iris.RESOLUTION_GRAPH, name), people)]


def archived(store: Kept, found: Found, source: str, reading: Reading) -> tuple[dict[Path, bytes | None], list[Change]]:
    """Take a text into the archive; return the files and the graph to be written for what is new about it."""
    before = store.archive.newest_at(found.address, store.has)
    known = store.archive.texts.get(reading.sha256) or Archived(reading.sha256)
    come_back = found.address in known.places or (
        before in store.archive.texts and reading.sha256[:12] in store.archive.texts[before].revises
    )
    now = known.with_retrieval(Retrieval(source, found.address, found.retrieved), None if come_back else before)
    if now == known and is_whole(store.writer.layout.texts, reading.sha256):
        return {}, []
    store.archive.add(now)
    files = files_of(store.writer.layout.texts, now, reading.text)
    graph = iris.part_of(iris.ARCHIVE_GRAPH, reading.sha256)
    return files, [Change(graph, now.triples(), seal_of(now.file()))]


def taken_out(store: Kept, name: str) -> tuple[dict[Path, bytes | None], list[Change]]:
    """Return what is to be done so that a release is gone, with its text; older ones from its addresses come back."""
    layout = store.writer.layout
    files = [layout.releases / f"{name}.ttl", *layout.texts.glob(f"{name}*"), *layout.quarantine.glob(f"{name}*")]
    kinds = (iris.ARCHIVE_GRAPH, iris.CURATION_GRAPH, iris.RESOLUTION_GRAPH)
    changes = [Change(f"{RELEASE_GRAPHS}{name}"), *(Change(iris.part_of(graph, name)) for graph in kinds)]
    for text in filter(lambda text: text.startswith(name), store.archive.texts):
        changes += seen_beside(store, text, lambda other: store.has(other) and not other.startswith(name))
    return dict.fromkeys(files), changes


def seen_beside(store: Kept, text: str, stored: Stored) -> list[Change]:
    """Show or hide the other releases from the addresses of *text*, when only those *stored* will be there."""
    changes: list[Change] = []
    for other in store.archive.beside(text):
        name, seen = other[:12], not store.archive.is_superseded(other, stored)
        graph = f"{RELEASE_GRAPHS}{name}"
        entry = store.writer.ledger.get(graph)
        if entry and is_seen(store.writer, name) != seen:
            change = Change(graph, store.writer.triples(graph), entry.seal, seen)
            changes += as_decided(store.writer, change, store.decided.get(name, ()))
    return changes


def _run(triples: Iterable[Triple]) -> tuple[str, str]:
    """Return who read a release, and in which version."""
    asked = (PG.extractor, PG.extractorVersion)
    found = ((one.predicate.value, one.object) for one in triples if one.predicate.value in asked)
    values = {predicate: value.value for predicate, value in found if isinstance(value, Literal)}
    return values[PG.extractor], values[PG.extractorVersion]


def _is_whole(store: Kept, text: str) -> bool:
    """Tell whether the files of a release are as they were written; if not, the same release mends them."""
    try:
        read_sealed(store.writer.layout.releases / f"{text[:12]}.ttl")
    except StoreError:
        return False
    return is_whole(store.writer.layout.texts, text)
