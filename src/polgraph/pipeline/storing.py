"""Put one release that was read into a store, in one step: its text, its record, its graph, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import __version__, iris
from polgraph.archive import Archived, Retrieval, files_of
from polgraph.engine import Literal, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import PG
from polgraph.pipeline.curated import RELEASES, as_decided, is_seen
from polgraph.pipeline.keeping import everybody_in
from polgraph.sealed import seal_of, sealed
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from polgraph.archive import Stored
    from polgraph.engine import Triple
    from polgraph.pipeline.gathering import Found
    from polgraph.pipeline.keeping import Kept
    from polgraph.pipeline.readings import Reading

REPLACED, STORED, UNCHANGED = "replaced", "stored", "unchanged"
EXTRACTOR = "polgraph"


def is_known(store: Kept, found: Found, source: str) -> str | None:
    """Return the text that *found* led to before, if to read it again would change nothing.

    What an older version of the extractor has read is read again; what a person wrote is not.
    """
    text = store.archive.by_source.get(source)
    if text is None or (store.writer.layout.quarantine / f"{text}.json").exists():
        return text
    if not store.has(text) or (found.address and store.archive.newest_at(found.address, store.has) != text):
        return None
    values = _run(store.writer.triples(f"{RELEASES}{text[:12]}"))
    outdated = values[PG.extractor] == EXTRACTOR and values[PG.extractorVersion] != __version__
    return None if outdated else text


def put(store: Kept, found: Found, source: str, reading: Reading) -> str:
    """Store a release and its text; say whether it was there before, in this or another form."""
    name, seal, layout = reading.sha256[:12], seal_of(reading.turtle), store.writer.layout
    graph, waiting = f"{RELEASES}{name}", layout.quarantine / f"{reading.sha256}.json"
    before = store.writer.ledger.get(graph)
    files, changes = archived(store, found, source, reading)
    if before is None or (before.seal, before.seen) != (seal, True):
        triples = [quad.triple for quad in parse_text(reading.turtle, FORMATS[".ttl"], found.where)]
        files[layout.releases / f"{name}.ttl"] = sealed(reading.turtle)
        superseded = store.archive.is_superseded(reading.sha256, store.has)
        change = Change(graph, triples, seal, seen=not superseded)
        decided = as_decided(store.writer, change, store.decided.get(name, ()))
        people = everybody_in(decided[-1].triples)
        changes += [*decided, Change(iris.part_of(iris.RESOLUTION_GRAPH, name), people)]
    changes += seen_beside(store, reading.sha256, lambda text: text == reading.sha256 or store.has(text))
    files |= {waiting: None} if waiting.exists() else {}
    store.writer.commit(files, changes)
    return STORED if before is None else UNCHANGED if before.seal == seal else REPLACED


def archived(store: Kept, found: Found, source: str, reading: Reading) -> tuple[dict[Path, bytes | None], list[Change]]:
    """Take a text into the archive; return the files and the graph to be written for what is new about it."""
    before = store.archive.newest_at(found.address, store.has)
    known = store.archive.texts.get(reading.sha256) or Archived(reading.sha256)
    come_back = before in store.archive.texts and reading.sha256[:12] in store.archive.texts[before].revises
    now = known.with_retrieval(Retrieval(source, found.address, found.retrieved), None if come_back else before)
    if now == known:
        return {}, []
    store.archive.add(now)
    files = files_of(store.writer.layout.texts, now, reading.text)
    graph = iris.part_of(iris.ARCHIVE_GRAPH, reading.sha256)
    return files, [Change(graph, now.triples(), seal_of(now.file()))]


def seen_beside(store: Kept, text: str, stored: Stored) -> list[Change]:
    """Show or hide the other releases from the addresses of *text*, when only those *stored* will be there."""
    changes: list[Change] = []
    for other in store.archive.beside(text):
        name, seen = other[:12], not store.archive.is_superseded(other, stored)
        graph = f"{RELEASES}{name}"
        entry = store.writer.ledger.get(graph)
        if entry and is_seen(store.writer, name) != seen:
            change = Change(graph, store.writer.triples(graph), entry.seal, seen)
            changes += as_decided(store.writer, change, store.decided.get(name, ()))
    return changes


def _run(triples: Iterable[Triple]) -> dict[str, str]:
    """Return who read a release."""
    asked = (PG.extractor, PG.extractorVersion)
    found = ((one.predicate.value, one.object) for one in triples if one.predicate.value in asked)
    return {predicate: value.value for predicate, value in found if isinstance(value, Literal)}
