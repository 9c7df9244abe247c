"""The graphs: after any changes the default graph is the union of those that queries see, and all is as recorded."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polgraph.engine import NamedNode, Triple, literal
from polgraph.engine.disk import DiskStore, as_stored
from polgraph.iris import STORE_GRAPH
from polgraph.store import checking, layout
from polgraph.store.ledger import digest_of, read_ledger
from polgraph.store.writer import Change, Wanted, Writer

GRAPHS = [f"https://example.kz/graph/{n}" for n in range(3)]
TRIPLES = [
    Triple(NamedNode(f"https://example.kz/{subject}"), NamedNode("https://example.kz/p"), literal(value))
    for subject in "ab"
    for value in (1, 2.5, "б", "02")
]
CHANGES = st.builds(
    Change,
    graph=st.sampled_from(GRAPHS),
    triples=st.lists(st.sampled_from(TRIPLES), max_size=5).map(tuple),
    seal=st.sampled_from(["", "one", "two"]),
    seen=st.booleans(),
)
STEPS = st.lists(st.lists(CHANGES, max_size=3, unique_by=lambda change: change.graph), max_size=6)


def graphs_of(folder: Path) -> tuple[dict[str, set[Triple]], set[Triple]]:
    engine = DiskStore(folder / "engine")
    found = {graph: set(engine.graph(graph)) for graph in engine.graphs() if graph != STORE_GRAPH}
    default = set(engine.default_graph())
    engine.close()
    return found, default


@settings(max_examples=40)
@given(STEPS)
def test_the_default_graph_is_the_union_of_what_is_seen(steps: list[list[Change]]) -> None:
    expected: dict[str, Change] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with Writer(layout.create(folder)) as writer:
            writer.reconcile([], lambda _: False)
            for changes in steps:
                writer.apply(changes)
                expected |= {change.graph: change for change in changes}
        found, default = graphs_of(folder)
        held = {graph: as_stored(change.triples) for graph, change in expected.items() if change.triples}
        assert found == held
        assert default == {one for graph, triples in held.items() if expected[graph].seen for one in triples}
        wanted = [
            Wanted(graph, change.seal, change.seen, lambda change=change: change.triples)
            for graph, change in expected.items()
            if change.seal and change.triples
        ]
        assert list(checking.faults(layout.opened(folder), lambda: wanted)) == []


def test_the_ledger_has_the_digest_of_what_the_engine_gives(store: Path) -> None:
    engine = DiskStore(store / "engine")
    ledger = read_ledger(engine.graph(STORE_GRAPH), "store")
    assert len(ledger) > 10
    assert {graph: digest_of(engine.graph(graph)) for graph in ledger} == {
        graph: entry.digest for graph, entry in ledger.items()
    }


def test_a_digest_does_not_know_the_order() -> None:
    assert digest_of(TRIPLES) == digest_of(reversed(TRIPLES)) != digest_of(TRIPLES[1:])


def test_an_error_in_a_step_leaves_all_as_it_was(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = graphs_of(store)
    writer = Writer(layout.opened(store))
    graph = sorted(writer.ledger)[0]
    monkeypatch.setattr(DiskStore, "change", lambda *_: (_ for _ in ()).throw(RuntimeError("power")))
    with writer, pytest.raises(RuntimeError, match="power"):
        writer.apply([Change(graph, TRIPLES)])
    assert graphs_of(store) == before


def test_new_graphs_are_there_once_somebody_looks(store: Path) -> None:
    with Writer(layout.opened(store)) as writer:
        writer.apply([Change(GRAPHS[0], TRIPLES)])
        writer.apply([Change(GRAPHS[1], TRIPLES[:2])])
        assert set(writer.triples(GRAPHS[0])) == as_stored(TRIPLES)
        writer.apply([Change(GRAPHS[2], TRIPLES[:1])])
    found, default = graphs_of(store)
    assert found[GRAPHS[2]] == as_stored(TRIPLES[:1]) <= default
