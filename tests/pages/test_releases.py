"""The pages of releases: the whole text with every fact marked, each leading to the other; the list of releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cases import SHARED
from tests.pages.stores import HOSTILE, Read, made
from tests.service.served import serving

BETTER = HOSTILE.replace("4 120", "4 210").replace("с 310 до 254", "с 310 до 245")
REAL = sorted(SHARED.glob("releases/*.txt"))
SHIPPED = ("61c886dfe42e", "c736a843b8cc")
SPANS = """
SELECT ?fact ?start ?end { GRAPH ?graph {
  ?fact pg:evidence ?span .
  ?span nif:beginIndex ?start ; nif:endIndex ?end } FILTER (STRENDS(STR(?graph), "/release/%s")) }"""


def page(client: httpx.Client, address: str, **fields: str) -> Read:
    """Return a page as it is read; it has to be there."""
    answer = client.get(address, params=fields, headers={"Accept": "text/html", "Accept-Language": "en"})
    assert answer.status_code == 200, answer.text
    return Read(answer.text)


def stated(client: httpx.Client, release: str) -> dict[str, set[tuple[int, int]]]:
    """Return the facts of a release with their places, as the graph has them."""
    answer = client.get("sparql", params={"query": SPANS % release}, headers={"Accept": "text/csv"})
    found: dict[str, set[tuple[int, int]]] = {}
    for row in answer.text.split()[1:]:
        fact, start, end = row.split(",")
        found.setdefault(":".join(fact.rsplit("/", 2)[1:]), set()).add((int(start), int(end)))
    assert len(found) > 5
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stores") / "own"


@pytest.fixture(scope="module")
def own(folder: Path) -> list[str]:
    return [one[:12] for one in made(folder, [HOSTILE, BETTER])]


@pytest.fixture(scope="module")
def store(folder: Path, own: list[str]) -> Iterator[httpx.Client]:
    with (
        serving("--store", str(folder)) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as opened,
    ):
        yield opened


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The two real releases, with their texts."""
    if not REAL:
        pytest.skip(f"{SHARED} is not here, and with it the two real releases")
    folder = tmp_path_factory.mktemp("stores") / "real"
    made(folder, [path.read_bytes().decode() for path in REAL], addresses=[path.name for path in REAL])
    with (
        serving("--store", str(folder)) as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=60) as opened,
    ):
        yield opened


def whole(read: Read, text: str, facts: dict[str, set[tuple[int, int]]]) -> None:
    """Look that the text is all there, and that facts and words lead to each other."""
    assert read.text == text
    assert facts.keys() <= read.facts.keys()
    assert {span for spans in facts.values() for span in spans} <= read.places.keys()
    assert all(start == at for (start, _), at in read.places.items())
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        assert link.target in {f"#{fact}" for fact in read.facts}
        assert set(link.facts) <= read.facts.keys()
    reached = {link.target.removeprefix("#") for link in read.links}
    assert reached == {fact for fact in read.facts if facts.get(fact) or ":" not in fact}


def test_a_hostile_text_is_shown_as_it_is(store: httpx.Client, own: list[str]) -> None:
    for release, text in zip(own, (HOSTILE, BETTER), strict=True):
        whole(page(store, f"id/release/{release}"), text, stated(store, release))


def test_the_real_releases_are_shown_whole(archive: httpx.Client) -> None:
    for path in REAL:
        text = path.read_bytes().decode()
        release = next(one for one in SHIPPED if one in path_of(archive, one, text))
        whole(page(archive, f"id/release/{release}"), text, stated(archive, release))


def path_of(client: httpx.Client, release: str, text: str) -> str:
    """Return the name of the release if it has that text."""
    return release if client.get(f"releases/{release}/text.txt").text == text else ""


@pytest.mark.parametrize("release", SHIPPED)
def test_without_a_text_every_fact_has_its_words_or_its_place(client: httpx.Client, release: str) -> None:
    read, facts = page(client, f"id/release/{release}"), stated(client, release)
    assert read.text == ""
    assert facts.keys() <= read.facts.keys()
    assert {span for spans in facts.values() for span in spans} <= read.places.keys()
    assert list(read.places) == sorted(read.places)


def test_a_claim_that_is_asked_for_is_marked(store: httpx.Client, own: list[str]) -> None:
    facts = stated(store, own[1])
    for fact, spans in facts.items():
        read = page(store, f"id/release/{own[1]}", claim=fact)
        marked = {link.start for link in read.links if link.is_strong}
        assert {start for start, _ in spans} <= marked
        assert all(any(start <= at < end for start, end in spans) for at in marked)


def test_a_claim_that_is_not_there_is_said_to_be_none(store: httpx.Client, own: list[str]) -> None:
    answer = store.get(f"id/release/{own[1]}", params={"claim": "<b>"}, headers={"Accept": "text/html"})
    assert "does not state such a fact: &lt;b&gt;" in answer.text


def test_versions_tell_what_changed(store: httpx.Client, own: list[str]) -> None:
    older, newer = (store.get(f"id/release/{one}", headers={"Accept": "text/html"}).text for one in own)
    assert "What changed in the later version" in older
    assert "What differs from the earlier version" in newer
    assert "value: 4,120 → 4,210" in newer
    assert f'href="/id/release/{own[0]}"' in newer


def test_text_and_facts_can_be_had(store: httpx.Client, own: list[str], client: httpx.Client) -> None:
    assert store.get(f"releases/{own[1]}/text.txt").content == BETTER.encode()
    assert store.get(f"releases/{own[1]}/facts.json").json()["release"]["language"] == "ru"
    assert client.get(f"releases/{SHIPPED[0]}/text.txt").status_code == 404
    assert client.get("releases/none/facts.json").status_code == 404


def test_the_list_has_the_newest_first_and_can_be_cut(client: httpx.Client) -> None:
    def listed(**fields: str) -> list[str]:
        return re.findall(r'<h2><a href="/id/release/(\w+)', client.get("releases", params=fields).text)

    assert listed() == ["c736a843b8cc", "61c886dfe42e"]
    assert listed(region="KZ-59") == listed(year="2024") == ["61c886dfe42e"]
    assert listed(language="kk") == []
    assert client.get("releases", params={"page": "x"}).status_code == 400


def test_a_superseded_release_is_not_listed(store: httpx.Client, own: list[str]) -> None:
    html = store.get("releases").text
    assert own[1] in html
    assert own[0] not in html


def test_a_text_leads_to_its_release(client: httpx.Client) -> None:
    text = "c736a843b8ccce0a198be5987027f614e4a61fbbc4d115a805488122b1e5f3cb"
    html = client.get(f"text/{text}", headers={"Accept": "text/html"}).text
    assert '<article id="char=1369,1403">' in html
    assert 'href="/id/release/c736a843b8cc#char=1369,1403"' in html
