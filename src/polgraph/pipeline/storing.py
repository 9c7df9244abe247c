"""Put one release that was read into a store, in one step: its text, its record, its graph, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import __version__, iris
from polgraph.archive import Archived, Retrieval, files_of
from polgraph.engine import Literal, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import PG
from polgraph.pipeline.keeping import RELEASES, everybody_in
from polgraph.sealed import seal_of, sealed
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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
    release = f"{RELEASES}{text[:12]}"
    if release not in store.writer.ledger or (found.address and store.archive.newest_at(found.address) != text):
        return None
    values = _run(store.writer.triples(release))
    outdated = values[PG.extractor] == EXTRACTOR and values[PG.extractorVersion] != __version__
    return None if outdated else text


def put(store: Kept, found: Found, source: str, reading: Reading) -> str:
    """Store a release and its text; say whether it was there before, in this or another form."""
    name, seal, layout = reading.sha256[:12], seal_of(reading.turtle), store.writer.layout
    graph, waiting = f"{RELEASES}{name}", layout.quarantine / f"{reading.sha256}.json"
    before, replaced = store.writer.ledger.get(graph), store.archive.newest_at(found.address)
    files, changes = archived(store, found, source, reading)
    if before is None or (before.seal, before.seen) != (seal, True):
        triples = [quad.triple for quad in parse_text(reading.turtle, FORMATS[".ttl"], found.where)]
        files[layout.releases / f"{name}.ttl"] = sealed(reading.turtle)
        changes.append(Change(graph, triples, seal, seen=not store.archive.is_superseded(reading.sha256)))
        changes.append(Change(iris.part_of(iris.RESOLUTION_GRAPH, name), everybody_in(triples)))
    if replaced and store.archive.is_superseded(replaced):
        changes += _hidden(store, f"{RELEASES}{replaced[:12]}")
    files |= {waiting: None} if waiting.exists() else {}
    store.writer.commit(files, changes)
    return STORED if before is None else UNCHANGED if before.seal == seal else REPLACED


def archived(store: Kept, found: Found, source: str, reading: Reading) -> tuple[dict[Path, bytes | None], list[Change]]:
    """Take a text into the archive; return the files and the graph to be written for what is new about it."""
    before = store.archive.newest_at(found.address)
    known = store.archive.texts.get(reading.sha256) or Archived(reading.sha256)
    come_back = before in store.archive.texts and reading.sha256[:12] in store.archive.texts[before].revises
    now = known.with_retrieval(Retrieval(source, found.address, found.retrieved), None if come_back else before)
    if now == known:
        return {}, []
    store.archive.add(now)
    files = files_of(store.writer.layout.texts, now, reading.text)
    graph = iris.part_of(iris.ARCHIVE_GRAPH, reading.sha256)
    return files, [Change(graph, now.triples(), seal_of(now.file()))]


def _hidden(store: Kept, graph: str) -> list[Change]:
    """Take a graph out of the default dataset, if it is there."""
    entry = store.writer.ledger.get(graph)
    return [Change(graph, store.writer.triples(graph), entry.seal, seen=False)] if entry else []


def _run(triples: Iterable[Triple]) -> dict[str, str]:
    """Return who read a release."""
    asked = (PG.extractor, PG.extractorVersion)
    found = ((one.predicate.value, one.object) for one in triples if one.predicate.value in asked)
    return {predicate: value.value for predicate, value in found if isinstance(value, Literal)}
