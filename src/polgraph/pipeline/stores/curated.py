"""Releases of a store as the decisions of people have them: the record as it was extracted, and what queries see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.curation import applied, decisions_in, in_force
from polgraph.engine import Quad, parse_file
from polgraph.iris import RELEASE_GRAPHS
from polgraph.namespaces import PREFIXES
from polgraph.store.layout import opened
from polgraph.store.reader import Reader
from polgraph.store.record import release_paths, triples_in
from polgraph.store.writer import Change, Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from polgraph.curation import Decision
    from polgraph.engine import Triple
    from polgraph.store.layout import Layout

PARTS = f"{iris.CURATION_GRAPH}/"
"""The graphs of what queries see of releases that people have decided about."""


def read_decisions(layout: Layout) -> list[Decision]:
    """Return the decisions that a store keeps, in the order of their time; StoreError if their file is damaged."""
    return decisions_in(triples_in(layout.curation)) if layout.curation.exists() else []


def by_release(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the decisions in force by the releases that they are about, those by the 12 digits of their names."""
    found: dict[str, list[Decision]] = {}
    for decision in in_force(decisions):
        for name in {release_of(target.span) for target in decision.about if target.span}:
            found.setdefault(name, []).append(decision)
    return found


def release_of(span: str) -> str:
    """Return the 12 digits of the release whose text *span* is of."""
    return span.removeprefix(PREFIXES["text"])[:12]


def as_decided(writer: Writer, change: Change, decisions: Sequence[Decision]) -> list[Change]:
    """Return *change* of a release with what *decisions* make of it, last what queries see.

    Where they change nothing, queries see the graph of the release; else they see another one beside it.
    """
    part = iris.part_of(iris.CURATION_GRAPH, change.graph.removeprefix(RELEASE_GRAPHS))
    seen = applied(change.triples, decisions) if change.seen and decisions else change.triples
    if seen is not change.triples and set(seen) != set(change.triples):
        return [replace(change, seen=False), Change(part, seen)]
    return [Change(part), change] if part in writer.ledger else [change]


def renewed(writer: Writer, name: str, decisions: Sequence[Decision]) -> list[Change]:
    """Return the changes by which queries see the release *name* as *decisions* have it, if they see it at all."""
    graph = f"{RELEASE_GRAPHS}{name}"
    entry = writer.ledger.get(graph)
    if entry is None:  # it was taken out
        return []
    return as_decided(writer, Change(graph, writer.triples(graph), entry.seal, is_seen(writer, name)), decisions)


def is_seen(writer: Writer, name: str) -> bool:
    """Tell whether queries see the release *name*, as it is or as people have decided."""
    entry = writer.ledger.get(f"{RELEASE_GRAPHS}{name}")
    return f"{PARTS}{name}" in writer.ledger or (entry is not None and entry.seen)


def seen_of(writer: Writer, name: str) -> list[Triple]:
    """Return what queries see of the release *name*, or would see if it were the newest of its own."""
    return writer.triples(f"{PARTS}{name}") or writer.triples(f"{RELEASE_GRAPHS}{name}")


def as_seen(folder: Path) -> Iterator[list[Quad]]:
    """Yield each release of the store in *folder*: its file, or what queries see if people have decided about it."""
    curated = by_release(read_decisions(opened(folder)))
    reader = Reader(folder) if curated else None
    for path in release_paths(folder):
        part = reader.triples(f"{PARTS}{path.stem}") if reader and path.stem in curated else []
        yield [Quad(*one) for one in part] or list(parse_file(path))


def restore(writer: Writer, decisions: Iterable[Decision]) -> None:
    """Let queries see what *decisions* make of releases whose graphs are as their files have them."""
    writer.apply([Change(graph) for graph in writer.ledger if graph.startswith(PARTS)])
    for name, about in by_release(decisions).items():
        writer.apply(renewed(writer, name, about))
