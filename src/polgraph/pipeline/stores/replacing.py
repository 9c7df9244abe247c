"""Put graphs of releases into a store as they are given, or take them out: checked, all in one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.engine import NamedNode
from polgraph.engine.disk import as_stored
from polgraph.errors import ConformanceError, RefusedWriteError, StoreError
from polgraph.iris import RELEASE_GRAPHS
from polgraph.namespaces import BASE, PG
from polgraph.pipeline.releases import RELEASE_COMMENT
from polgraph.pipeline.stores import readings
from polgraph.pipeline.stores.keeping import kept
from polgraph.pipeline.stores.storing import released, seen_beside
from polgraph.serialization import to_turtle
from polgraph.store.ledger import digest_of
from polgraph.store.writer import Change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from polgraph.engine import Triple
    from polgraph.pipeline.stores.keeping import Kept

_OURS = "a graph that polgraph makes itself"
_SHOWN = 5


def replace(
    folder: Path, graphs: Mapping[str, Sequence[Triple]], before: Mapping[str, Sequence[Triple]] | None = None
) -> set[str]:
    """Let *graphs* hold what is given, nothing if that is empty; return which of them are new.

    RefusedWriteError for a graph that is none of a release, ConformanceError if a release breaks a shape, StoreError if
    the store is held, or the graphs are no longer as they were *before*.
    """
    for graph in graphs:
        refuse_other(graph)
    turtles = {graph: _checked(graph, triples) for graph, triples in graphs.items() if triples}
    with kept(folder) as store:
        for graph, triples in (before or {}).items():
            entry = store.writer.ledger.get(graph)
            if (entry.digest if entry else None) != (digest_of(as_stored(triples)) if triples else None):
                raise StoreError(f"{graph}: was changed meanwhile; expected the update to be sent again")
        new = {graph for graph in turtles if graph not in store.writer.ledger}
        files: dict[Path, bytes | None] = {}
        changes: list[Change] = []
        for graph in graphs:
            name = graph.removeprefix(RELEASE_GRAPHS)
            if graph in turtles:
                texts = (text for text in store.archive.texts if text.startswith(name))
                more, others = released(store, next(texts, name), turtles[graph], graph)
                files |= more
                changes += others
            else:
                files[store.writer.layout.releases / f"{name}.ttl"] = None
                parts = [iris.part_of(kind, name) for kind in (iris.CURATION_GRAPH, iris.RESOLUTION_GRAPH)]
                changes += [Change(one) for one in (graph, *parts)]
                for text in (text for text in store.archive.texts if text.startswith(name)):
                    changes += seen_beside(store, text, partial(_stays, store, name))
        store.writer.commit(files, changes)
    return new


def _stays(store: Kept, gone: str, text: str) -> bool:
    return store.has(text) and not text.startswith(gone)


def refuse_other(graph: str) -> None:
    """Refuse a graph that is none of a release; RefusedWriteError."""
    name = graph.removeprefix(RELEASE_GRAPHS)
    if name == graph or len(name) != 12 or not set(name) <= set("0123456789abcdef"):
        what = _OURS if graph.startswith(f"{BASE}graph/") else "no graph of a release"
        raise RefusedWriteError(f"{graph}: is {what}; expected {RELEASE_GRAPHS}<12 hex digits of the text's hash>")


def _checked(graph: str, triples: Sequence[Triple]) -> bytes:
    """Return the Turtle of a release that breaks no shape and has the name of its graph."""
    turtle = to_turtle(triples, comment=RELEASE_COMMENT)
    problems = readings.broken(turtle, graph)
    named = {one.subject for one in triples if one.object == NamedNode(PG.Release)}
    if not problems and named != {NamedNode(iris.thing("release", graph.removeprefix(RELEASE_GRAPHS)))}:
        problems = [f"{graph}: holds {len(named)} releases, or one of another name; expected its own"]
    if problems:
        error = ConformanceError(f"{problems[0]}; nothing was stored")
        for problem in problems[1:_SHOWN]:
            error.add_note(problem)
        raise error
    return turtle
