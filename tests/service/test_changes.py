"""Writing to a store over HTTP: graphs of releases alone, each checked first; all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from polgraph import iris
from polgraph.pipeline.stores import caring, ingesting
from polgraph.pipeline.stores.ingesting import Ingest
from tests.cases import ROOT
from tests.service.served import serving

TOKEN = {"Authorization": "Bearer of-the-test"}
TURTLE = {"Content-Type": "text/turtle", **TOKEN}
RELEASE = (ROOT / "data/ttl/releases/2025/mangystau-2025.ttl").read_text(encoding="utf-8")
GRAPH = f"{iris.RELEASE_GRAPHS}c736a843b8cc"
SUMMARY = f"WITH <{GRAPH}> DELETE {{ ?s pg:summary ?w }} INSERT {{ ?s pg:summary 'A summary of ours.'@en }} WHERE {{ ?s pg:summary ?w FILTER(LANG(?w) = 'en') }}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("stores") / "archive"
    caring.create(made)
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[httpx.Client]:
    with (
        serving("--store", str(folder), "--writable", POLGRAPH_TOKEN="of-the-test") as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as client,
    ):
        yield client


@pytest.fixture
def release(store: httpx.Client) -> Iterator[httpx.Client]:
    """The store with a release in it."""
    assert store.put("store", params={"graph": GRAPH}, headers=TURTLE, content=RELEASE).status_code in (201, 204)
    yield store
    store.delete("store", params={"graph": GRAPH}, headers=TOKEN)


def count(client: httpx.Client, pattern: str) -> int:
    answer = client.get(
        "sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"}, headers={"Accept": "text/csv"}
    )
    return int(answer.text.split()[1])


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "releases").iterdir())}


def test_a_release_is_put_read_and_taken_out(store: httpx.Client, folder: Path) -> None:
    before = store.get("sparql", params={"query": "ASK {}"}).headers["etag"]
    assert store.put("store", params={"graph": GRAPH}, headers=TURTLE, content=RELEASE).status_code == 201
    assert store.get("sparql", params={"query": "ASK {}"}).headers["etag"] != before
    assert count(store, "?r a pg:Release") == 1
    assert store.put("store", params={"graph": GRAPH}, headers=TURTLE, content=RELEASE).status_code == 204
    triples = store.get("store", params={"graph": GRAPH}, headers={"Accept": "application/n-triples"}).text
    assert len(triples.splitlines()) == count(store, f"GRAPH <{GRAPH}> {{ ?s ?p ?o }}")
    assert list(state(folder)) == ["c736a843b8cc.ttl"]
    assert list(caring.check(folder)) == []
    assert store.delete("store", params={"graph": GRAPH}, headers=TOKEN).status_code == 204
    assert store.delete("store", params={"graph": GRAPH}, headers=TOKEN).status_code == 404
    assert count(store, "?r a pg:Release") == 0
    assert state(folder) == {}


REFUSED = {
    "a release that breaks a shape": (GRAPH, RELEASE.replace("    pg:text ", "    pg:note "), 422, "exactly one text"),
    "a release of another name": (
        f"{iris.RELEASE_GRAPHS}0123456789ab",
        RELEASE,
        422,
        f"expected the graph of that one, {GRAPH}",
    ),
    "what is no release": (GRAPH, "<http://a.example/> <http://b.example/> 1 .", 422, ""),
    "nothing": (GRAPH, "# nothing", 403, "expected a release, or DELETE"),
    "who is who": (iris.RESOLUTION_GRAPH, RELEASE, 403, "polgraph makes itself"),
    "a graph of others": ("http://graphs.example/1", RELEASE, 403, "no graph of a release"),
    "a graph below ours": (f"{GRAPH}/../../reference", RELEASE, 403, "polgraph makes itself"),
    "what cannot be read": (GRAPH, "<a", 400, "line 1"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_may_not_be_put_changes_nothing(case: str, release: httpx.Client, folder: Path) -> None:
    graph, content, status, told = REFUSED[case]
    before = state(folder)
    answer = release.put("store", params={"graph": graph}, headers=TURTLE, content=content)
    assert (answer.status_code, told in answer.text) == (status, True), answer.text
    assert state(folder) == before


UPDATES = {
    "the default graph": ("INSERT DATA { <http://a.example/> <http://b.example/> 1 }", 403, "default graph"),
    "what polgraph keeps for itself": (
        f"DELETE WHERE {{ GRAPH <{iris.STORE_GRAPH}> {{ ?s ?p ?o }} }}",
        403,
        "polgraph makes itself",
    ),
    "everything": ("DROP ALL", 403, ""),
    "a release, so that it breaks a shape": (
        f"DELETE WHERE {{ GRAPH <{GRAPH}> {{ ?r pg:text ?t }} }}",
        422,
        "exactly one text",
    ),
    "a page far away": (f"LOAD <http://127.0.0.1:9/> INTO GRAPH <{GRAPH}>", 403, "LOAD"),
    "what cannot be read": ("DELETE WHERE", 400, "line 1"),
}


@pytest.mark.parametrize("case", UPDATES)
def test_what_may_not_be_updated_changes_nothing(case: str, release: httpx.Client, folder: Path) -> None:
    update, status, told = UPDATES[case]
    before = state(folder)
    answer = release.post("update", data={"update": update}, headers=TOKEN)
    assert (answer.status_code, told in answer.text) == (status, True), answer.text
    assert state(folder) == before


def test_an_update_of_a_release_is_kept_in_its_file(release: httpx.Client, folder: Path, tmp_path: Path) -> None:
    assert release.post("update", data={"update": SUMMARY}, headers=TOKEN).status_code == 204
    assert b"A summary of ours." in state(folder)["c736a843b8cc.ttl"]
    assert count(release, "?s pg:summary 'A summary of ours.'@en") > 0
    copy = shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns("engine", "snapshots", "lock"))
    (copy / "snapshots").mkdir()
    caring.rebuild(copy)
    assert list(caring.check(copy)) == []


def test_what_changes_nothing_is_done(release: httpx.Client, folder: Path) -> None:
    before = state(folder)
    update = "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o FILTER(false) } }"
    assert release.post("update", data={"update": update}, headers=TOKEN).status_code == 204
    assert state(folder) == before


def test_triples_are_added_to_a_release(release: httpx.Client) -> None:
    more = f"<{iris.thing('release', 'c736a843b8cc')}> <http://purl.org/dc/terms/identifier> 'of our own' ."
    assert release.post("store", params={"graph": GRAPH}, headers=TURTLE, content=more).status_code == 204
    assert count(release, "?r dct:identifier 'of our own'") == 1
    assert count(release, "?r a pg:Release") == 1


def test_what_two_services_add_at_once_is_all_there_or_refused(release: httpx.Client, folder: Path) -> None:
    def add(client: httpx.Client, word: str) -> int:
        more = f"<{iris.thing('release', 'c736a843b8cc')}> <http://purl.org/dc/terms/identifier> '{word}' ."
        return client.post("store", params={"graph": GRAPH}, headers=TURTLE, content=more).status_code

    with (
        serving("--store", str(folder), "--writable", POLGRAPH_TOKEN="of-the-test") as other,
        httpx.Client(base_url=other.address, trust_env=False, timeout=60) as theirs,
        ThreadPoolExecutor(2) as pool,
    ):
        answers = {}
        for number in range(3):
            pair = [pool.submit(add, client, f"{number}-{name}") for name, client in (("a", release), ("b", theirs))]
            answers |= dict(zip((f"{number}-a", f"{number}-b"), (one.result() for one in pair), strict=True))
    assert set(answers.values()) <= {204, 503}
    told = {word for word, status in answers.items() if status == 204}
    found = {word for word in answers if count(release, f"?r dct:identifier '{word}'")}
    assert found == told
    assert told


def test_the_index_may_be_made_anew_meanwhile(release: httpx.Client, folder: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(caring.rebuild, folder)
        counts = []
        while not made.done():
            counts.append(count(release, "?r a pg:Release"))
        made.result()
    assert set(counts) == {1}
    assert count(release, "?r a pg:Release") == 1


def test_what_the_command_line_stores_is_served_at_once(store: httpx.Client, folder: Path) -> None:
    before = count(store, "?r a pg:Release")
    text = next(path for path in (ROOT / "tests/extraction/own").glob("ru-review*.txt"))
    (outcome,) = ingesting.ingest(Ingest((str(text),), folder))
    assert count(store, "?r a pg:Release") == before + 1
    caring.remove(folder, outcome.release)
    assert count(store, "?r a pg:Release") == before
    assert len(list((folder / "snapshots").iterdir())) <= 3  # what each child still has open, and the newest


def test_another_writer_is_waited_for_by_who_asks(release: httpx.Client, folder: Path) -> None:
    from polgraph.store.layout import opened
    from polgraph.store.locking import Lock

    lock = Lock(opened(folder).lock)
    answer = release.post("update", data={"update": SUMMARY.replace("ours", "theirs")}, headers=TOKEN)
    lock.close()
    assert (answer.status_code, "is held by" in answer.text, "retry-after" in answer.headers) == (503, True, True)
    assert str(folder) not in answer.text
