"""Linked data of a store: as it is now, with what it keeps in parts as one graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from polgraph.iris import RELEASE_GRAPHS
from polgraph.namespaces import BASE
from polgraph.pipeline.stores import caring, ingesting
from polgraph.pipeline.stores.ingesting import Ingest
from tests.cases import ROOT
from tests.service.rdf import triples
from tests.service.served import serving

FIRST, SECOND = sorted(str(path) for path in (ROOT / "tests/extraction/own").glob("*.txt"))[:2]
REGION = "id/region/KZ-47"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("stores") / "archive"
    caring.create(made)
    list(ingesting.ingest(Ingest((FIRST,), made)))
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[httpx.Client]:
    with (
        serving("--store", str(folder)) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as client,
    ):
        yield client


def test_a_store_that_is_moved_away_is_not_available_till_it_is_back(store: httpx.Client, folder: Path) -> None:
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    try:
        answers = [store.get(path) for path in ("health", "sparql?query=ASK{}", "")]
    finally:
        elsewhere.rename(folder)
    assert [answer.status_code for answer in answers] == [503] * 3
    assert all("retry-after" in answer.headers and str(folder) not in answer.text for answer in answers)
    assert answers[0].json() == {"status": "unavailable"}
    assert store.get("health").json()["status"] == "ok"
    assert store.get("sparql?query=ASK{}").status_code == 200


def test_a_store_without_a_state_to_serve_is_not_available(store: httpx.Client, folder: Path) -> None:
    snapshots = folder / "snapshots"
    away = snapshots.rename(folder / "away")
    snapshots.mkdir()
    try:
        answer = store.get("health")
    finally:
        snapshots.rmdir()
        away.rename(snapshots)
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})


def graphs(store: httpx.Client) -> list[str]:
    asked = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"}
    return store.get("sparql", params=asked, headers={"Accept": "text/csv"}).text.split()[1:]


def test_every_graph_of_a_store_has_an_address(store: httpx.Client) -> None:
    for graph in graphs(store):
        assert triples(store.get(graph.removeprefix(BASE))), graph


@pytest.mark.parametrize("name", ["archive", "resolution"])
def test_what_is_kept_in_parts_is_one_graph(store: httpx.Client, name: str) -> None:
    whole = triples(store.get(f"graph/{name}.nt"))
    parts = [graph for graph in graphs(store) if graph.startswith(f"{BASE}graph/{name}/")]
    assert parts
    assert all(triples(store.get(f"{part.removeprefix(BASE)}.nt")) <= whole for part in parts)


def test_what_changed_is_sent_again_and_what_did_not_is_not(store: httpx.Client, folder: Path) -> None:
    before = store.get(REGION)
    known = {"If-None-Match": before.headers["etag"]}
    assert store.get(REGION, headers=known).status_code == 304
    releases = {graph for graph in graphs(store) if graph.startswith(RELEASE_GRAPHS)}
    list(ingesting.ingest(Ingest((SECOND,), folder)))
    assert store.get(REGION, headers=known).status_code == 200
    (added,) = {graph for graph in graphs(store) if graph.startswith(RELEASE_GRAPHS)} - releases
    assert triples(store.get(added.removeprefix(BASE)))
