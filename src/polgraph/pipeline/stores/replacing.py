"""Put graphs of releases into a store as they are given, or take them out: checked, all in one step."""

from __future__ import annotations

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
from polgraph.pipeline.stores.storing import released, taken_out
from polgraph.serialization import to_turtle
from polgraph.store.checking import WITHOUT_TEXT
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
    for graph, triples in graphs.items():
        if triples:
            _check(graph, triples)
    with kept(folder) as store:
        _refuse_late(store, before or {})
        new = {graph for graph, triples in graphs.items() if triples and graph not in store.writer.ledger}
        files: dict[Path, bytes | None] = {}
        changes: list[Change] = []
        for graph, triples in graphs.items():
            name = graph.removeprefix(RELEASE_GRAPHS)
            more, others = _put(store, name, triples) if triples else taken_out(store, name)
            files |= more
            changes += others
        store.writer.commit(files, changes)
    return new


def refuse_other(graph: str) -> None:
    """Refuse a graph that is none of a release; RefusedWriteError."""
    name = graph.removeprefix(RELEASE_GRAPHS)
    if name == graph or len(name) != 12 or not set(name) <= set("0123456789abcdef"):
        what = _OURS if graph.startswith(f"{BASE}graph/") else "no graph of a release"
        raise RefusedWriteError(f"{graph}: is {what}; expected {RELEASE_GRAPHS}<12 hex digits of the text's hash>")


def _refuse_late(store: Kept, before: Mapping[str, Sequence[Triple]]) -> None:
    """Refuse a change of what is no longer as it was when the change was made; StoreError."""
    for graph, triples in before.items():
        entry = store.writer.ledger.get(graph)
        if (entry.digest if entry else None) != (digest_of(as_stored(triples)) if triples else None):
            raise StoreError(f"{graph}: was changed meanwhile; expected the update to be sent again")


def _put(store: Kept, name: str, triples: Sequence[Triple]) -> tuple[dict[Path, bytes | None], list[Change]]:
    """Return what is to be done so that the release *name* is what *triples* say."""
    text = next((text for text in store.archive.texts if text.startswith(name)), None)
    turtle = to_turtle(triples, comment=RELEASE_COMMENT if text else WITHOUT_TEXT)
    return released(store, text or name, turtle, f"{RELEASE_GRAPHS}{name}")


def _check(graph: str, triples: Sequence[Triple]) -> None:
    """Look that a release breaks no shape, and has the name of its graph; ConformanceError."""
    problems = readings.broken(to_turtle(triples), graph)
    named = sorted({str(one.subject).strip("<>") for one in triples if one.object == NamedNode(PG.Release)})
    if not problems and named != [iris.thing("release", graph.removeprefix(RELEASE_GRAPHS))]:
        held = ", ".join(iris.short_iri(name) for name in named[:_SHOWN]) or "no release"
        own = f"the graph of that one, {iris.release_graph(named[0])}" if len(named) == 1 else "one release"
        problems = [f"{graph}: would hold {held}; expected {own}"]
    if problems:
        error = ConformanceError(f"{problems[0]}; nothing was stored")
        for problem in problems[1:_SHOWN]:
            error.add_note(problem)
        raise error
