"""What was read and not let in: kept with its report till a person has looked at it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.archive import text_of
from polgraph.errors import StoreError
from polgraph.pipeline.stores import readings, storing
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.readings import Reading
from polgraph.sealed import read_sealed, sealed
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.pipeline.stores.keeping import Kept
    from polgraph.store.layout import Layout


@dataclass(frozen=True, slots=True)
class Waiting:
    """One release in quarantine."""

    sha256: str
    source: str
    """The hash of the file or page."""
    where: str
    address: str
    retrieved: str
    problems: tuple[str, ...]
    facts: str
    """The facts document."""
    turtle: str
    """The graph."""
    found: int
    """How many facts there are."""


def put(store: Kept, found: Found, source: str, reading: Reading) -> None:
    """Keep a release with what speaks against it; its text goes into the archive, and supersedes none yet."""
    entry = {
        "source": source,
        "where": found.where,
        "address": found.address,
        "retrieved": found.retrieved,
        "problems": reading.problems,
        "facts": reading.facts,
        "turtle": reading.turtle.decode(),
        "found": reading.found,
    }
    files, changes = storing.archived(store, found, source, reading)
    content = json.dumps(entry, ensure_ascii=False, indent=1) + "\n"
    files[store.writer.layout.quarantine / f"{reading.sha256}.json"] = sealed(content.encode(errors="backslashreplace"))
    store.writer.commit(files, changes)


def holds(layout: Layout, text: str) -> bool:
    """Tell whether the release of that text is in quarantine."""
    return (layout.quarantine / f"{text}.json").exists()


def waiting(layout: Layout) -> Iterator[Waiting]:
    """Yield what is in quarantine; StoreError if a file is damaged."""
    for path in sorted(layout.quarantine.glob("*.json")):
        has = json.loads(read_sealed(path))
        yield Waiting(path.stem, problems=tuple(has.pop("problems")), **has)


def accept(store: Kept, one: Waiting) -> tuple[str, ...]:
    """Store a release as it is, if a person says so; return which shapes it breaks, and then it stays where it is.

    That figures are unsure, or that there are none, is for a person to judge; what breaks a shape never gets in.
    """
    text = text_of(store.writer.layout.texts, one.sha256)
    if text is None:
        raise StoreError(f"{one.sha256[:12]}: its text is not in the archive; expected it beside the others")
    turtle = one.turtle.encode()
    if broken := readings.broken(turtle, one.where):
        return tuple(broken)
    found = Found(one.where, one.facts.encode(), text.encode(), address=one.address, retrieved=one.retrieved)
    storing.put(store, found, one.source, Reading(one.sha256, text, one.facts, turtle, one.found))
    return ()


def drop(store: Kept, one: Waiting) -> None:
    """Forget what was read; its text leaves the archive with it, unless an older reading of it is stored."""
    layout = store.writer.layout
    texts = [] if store.has(one.sha256) else [layout.texts / f"{one.sha256}{ending}" for ending in (".ttl", ".txt")]
    changes = [Change(iris.part_of(iris.ARCHIVE_GRAPH, one.sha256))] if texts else []
    store.writer.commit(dict.fromkeys([path_of(layout, one), *texts]), changes)


def path_of(layout: Layout, one: Waiting) -> Path:
    """Return the file of a release in quarantine."""
    return layout.quarantine / f"{one.sha256}.json"
