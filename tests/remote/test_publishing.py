"""Publishing puts each graph once for as long as it does not change, and can be repeated after any failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import polgraph
from polgraph import errors, store
from polgraph.engine import NamedNode, Quad, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import BASE, PG, RDF
from polgraph.pipeline.publishing import putting
from polgraph.pipeline.publishing.sources import Source
from polgraph.remote import GraphStore, graph_store_of, open_endpoint
from tests.remote import servers
from tests.remote.conftest import DBA
from tests.remote.misbehaving import Misbehaving

RELEASE = "release/c736a843b8cc"
NAMES = ["ontology", "reference", "release/61c886dfe42e", RELEASE, "resolution"]
COUNT = "SELECT (COUNT(DISTINCT ?release) AS ?count) WHERE { ?release a pg:Release }"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    with servers.oxigraph(tmp_path) as address:
        yield address


def add_a_triple(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a release have one more."""
    new = NamedNode(f"{BASE}id/action/000000000000")
    quad = Quad(new, NamedNode(RDF.type), NamedNode(PG.Action), NamedNode(f"{BASE}graph/{RELEASE}"))
    shipped = [*store.shipped_quads(), quad]
    monkeypatch.setattr(store, "shipped_quads", lambda: iter(shipped))


@pytest.fixture
def one_changed(monkeypatch: pytest.MonkeyPatch) -> str:
    add_a_triple(monkeypatch)
    return RELEASE


def triples_of(content: bytes) -> set[str]:
    return {str(quad.triple) for quad in parse_text(content, FORMATS[".ttl"], "the store")}


def test_every_graph_is_put_and_a_second_run_changes_nothing(empty: str) -> None:
    assert polgraph.publish(empty) == dict.fromkeys(NAMES, "put")
    assert polgraph.publish(empty) == dict.fromkeys(NAMES, "unchanged")


def test_a_published_graph_holds_what_the_file_holds(empty: str) -> None:
    polgraph.publish(empty, RELEASE)
    found = GraphStore(graph_store_of(empty)).get(f"{BASE}graph/{RELEASE}")
    assert triples_of(found) == triples_of(polgraph.export("nt", graph=RELEASE))


def test_only_a_changed_graph_is_put_again(empty: str, request: pytest.FixtureRequest) -> None:
    polgraph.publish(empty)
    changed = request.getfixturevalue("one_changed")
    assert polgraph.publish(empty) == {**dict.fromkeys(NAMES, "unchanged"), changed: "put"}


def test_one_graph_can_be_put_alone(empty: str) -> None:
    assert polgraph.publish(empty, RELEASE) == {RELEASE: "put"}
    assert polgraph.publish(empty)[RELEASE] == "unchanged"


def test_a_dry_run_puts_nothing(empty: str) -> None:
    assert polgraph.publish(empty, dry_run=True) == dict.fromkeys(NAMES, "would put")
    assert polgraph.publish(empty) == dict.fromkeys(NAMES, "put")


def test_a_run_that_breaks_off_is_made_good_by_the_next(
    empty: str, one_changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting, "TOGETHER", 1)
    steps = putting.publish(graph_store_of(empty), Source())
    done = [next(steps).graph for _ in range(2)]
    steps.close()
    assert polgraph.publish(empty) == {name: "unchanged" if name in done else "put" for name in NAMES}


def test_a_graph_that_was_touched_and_not_finished_is_put_again(
    empty: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if it is turned back to what it was: the store may hold a half of the change."""
    polgraph.publish(empty)
    with monkeypatch.context() as changing:
        quads = [quad for quad in store.shipped_quads() if not str(quad.graph_name.value).endswith(RELEASE)]
        extra = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"), NamedNode(f"{BASE}graph/{RELEASE}"))
        changing.setattr(store, "shipped_quads", lambda: iter([*quads, extra]))
        changing.setattr("polgraph.remote.published.put", interrupted)
        with pytest.raises(errors.EndpointLimitError, match="the graph failed: KeyError"):
            polgraph.publish(empty)
    assert polgraph.publish(empty) == {**dict.fromkeys(NAMES, "unchanged"), RELEASE: "put"}


def interrupted(url: str, graphs: Mapping[str, bytes]) -> None:
    """Put graphs, and fail before their digests."""
    for name, n_triples in graphs.items():
        GraphStore(url).put(name, n_triples)
    raise KeyError


def test_virtuoso_takes_graphs_by_digest_login(virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(errors.EndpointCredentialsError, match="status 401, it wants credentials"):
        polgraph.publish(virtuoso)
    for name, value in DBA.items():
        monkeypatch.setenv(name, value)
    assert polgraph.publish(virtuoso) == dict.fromkeys(NAMES, "unchanged")
    monkeypatch.setenv("POLGRAPH_ENDPOINT_PASSWORD", "wrong")
    with pytest.raises(errors.EndpointCredentialsError, match="status 401, it wants credentials, or other ones"):
        polgraph.publish(virtuoso)


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_derived_and_curated_graphs_are_not_asked(
    engine: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = request.getfixturevalue(engine)
    for name, value in DBA.items():
        monkeypatch.setenv(name, value)
    kept = GraphStore(graph_store_of(address))
    line = f"<{BASE}id/release/000000000000> <{RDF.type}> <{PG.Release}> .\n".encode()
    for name in ("derived", "curation"):
        kept.put(f"{BASE}graph/{name}", line)
    try:
        assert [[term.value for term in row] for row in open_endpoint(address).select(COUNT).rows] == [["2"]]
    finally:
        for name in ("derived", "curation"):
            kept.put(f"{BASE}graph/{name}", b"")
    assert open_endpoint(address).select(COUNT).rows


def test_the_place_of_the_graph_store_is_guessed_or_asked_for() -> None:
    assert graph_store_of("http://127.0.0.1:7878/query?x=1") == "http://127.0.0.1:7878/store"
    assert graph_store_of("https://example.org:8890/sparql") == "https://example.org:8890/sparql-graph-crud-auth"
    with pytest.raises(errors.EndpointAddressError, match="its graph store is not known; expected its address"):
        polgraph.publish("https://example.org/data/sparql")


def test_an_unknown_graph_is_told(empty: str) -> None:
    with pytest.raises(errors.SourceError, match=r"no graph is called 'releases'; expected one of ontology, reference"):
        polgraph.publish(empty, "releases")


@pytest.mark.parametrize("code", [400, 403, 404, 405, 413, 415, 429, 500, 503, 507])
def test_a_store_that_refuses_is_told_and_a_write_is_not_repeated(code: int, misbehaving: Misbehaving) -> None:
    with pytest.raises(errors.EndpointError, match=f"/status/{code}: status {code}, "):
        GraphStore(f"{misbehaving.root}/status/{code}").put("urn:a", b"<urn:a> <urn:b> <urn:c> .\n")
    assert [seen.method for seen in misbehaving.seen] == ["PUT"]
