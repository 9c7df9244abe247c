"""Evidence out of a store: the text around the words, cut at its ends, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from polgraph import iris
from polgraph.pipeline.serving.evidence import AROUND
from polgraph.pipeline.stores import caring
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.keeping import kept
from polgraph.pipeline.stores.readings import Given, Reading, read
from polgraph.pipeline.stores.storing import put
from tests.cases import ROOT
from tests.service.served import serving

ADDRESS = "https://example.kz/news/1"
TEXT = (ROOT / "tests/extraction/own/ru-review.txt").read_bytes()


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Given("a text", TEXT), 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Path:
    made = tmp_path_factory.mktemp("stores") / "archive"
    caring.create(made)
    with kept(made) as store:
        found = Found("a text", TEXT, address=ADDRESS, retrieved="2026-01-02T03:04:05Z")
        put(store, found, reading.sha256, reading)
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[httpx.Client]:
    with (
        serving("--store", str(folder)) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as client,
    ):
        yield client


def claims(client: httpx.Client) -> list[str]:
    """Return the paths of the claims in the store."""
    query = "SELECT DISTINCT ?claim { ?claim pg:evidence ?span ; pg:reviewState ?state } ORDER BY ?claim"
    rows = client.get("sparql", params={"query": query}, headers={"Accept": "text/csv"}).text.split()[1:]
    return ["/".join(iris.kind_and_slug(row)) for row in rows]


def test_spans_come_with_the_text_around_them(store: httpx.Client, reading: Reading) -> None:
    spans = [span for claim in claims(store) for span in store.get(f"api/evidence/{claim}").json()["spans"]]
    assert len(spans) > 10
    for span in spans:
        start, end = span["start"], span["end"]
        assert span["words"] == reading.text[start:end]
        assert span["before"] == reading.text[max(0, start - AROUND) : start]
        assert span["after"] == reading.text[end : end + AROUND]


def test_spans_name_their_release_and_its_address(store: httpx.Client, reading: Reading) -> None:
    found = store.get(f"api/evidence/{claims(store)[0]}").json()
    assert found["review"].endswith("/unreviewed")
    assert found["spans"][0]["release"] == iris.release(reading.sha256)
    assert found["spans"][0]["addresses"] == [ADDRESS]


def test_a_text_that_is_lost_leaves_the_words(store: httpx.Client, folder: Path, reading: Reading) -> None:
    claim = claims(store)[-1]
    whole = store.get(f"api/evidence/{claim}").json()["spans"][0]
    path = folder / "texts" / f"{reading.sha256}.txt"
    path.rename(path.with_suffix(".away"))
    bare = store.get(f"api/evidence/{claim}").json()["spans"][0]
    path.with_suffix(".away").rename(path)
    assert bare == {**whole, "before": None, "after": None}


def test_facts_are_checked_with_the_text_that_the_store_has(store: httpx.Client, reading: Reading) -> None:
    answer = store.post("api/validate", content=reading.facts.encode(), headers={"Content-Type": "application/json"})
    assert answer.json()["passes"], answer.text


def test_people_of_the_store_are_found(store: httpx.Client) -> None:
    found = store.get("api/find", params={"q": "Акжолтаеву", "kind": "person"}).json()["found"]
    assert {one["label"] for one in found} == {"Дамир Акжолтаев"}
    asked = store.get("api/ask", params={"q": "что говорил Акжолтаев"}).json()
    assert asked["sure"], asked
