"""Pages: in three languages, with nothing from elsewhere, and nothing of the data that could become markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import httpx
import pytest

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMS
from polgraph.namespaces import BASE
from polgraph.pipeline.serving.describing import MOST
from tests.service.rdf import triples
from tests.service.served import serving

TOKEN = {"Authorization": "Bearer of-the-test"}
OBSERVATION = "id/observation/281cdf8f799a"
REGION = "id/region/KZ-47"
RELEASE = "id/release/c736a843b8cc"
TEXT = "text/c736a843b8ccce0a198be5987027f614e4a61fbbc4d115a805488122b1e5f3cb"
PAGES = ("", OBSERVATION, REGION, TEXT, "def", "graph/ontology", "shapes", "void", "catalog", "sparql")
NAMES = {"en": "Mangystau Region", "kk": "Маңғыстау облысы", "ru": "Мангистауская область"}
DATA_BLOCKS = {"application/json", "application/ld+json"}
VOID_ELEMENTS = {"br", "hr", "img", "input", "link", "meta"}
# What is said of one thing: each of it must come out as text.
EVIL = """
@base <https://w3id.org/polgraph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<evil/1> rdfs:label "</title><script>alert(1)</script><img src=x onerror=alert(1)>"@en ;
    rdfs:comment "</script><script>alert(2)</script>" , "{{ 7*7 }}" , "\\u202E<b>" ;
    rdfs:seeAlso <javascript:alert(3)> , <JAVASCRIPT:alert(4)> , <data:text/html,alert(5)> , <vbscript:alert(6)> ,
        <file:///etc/passwd> , <https://w3id.org/polgraph//elsewhere.example/> , <http:alert> ,
        <https://far.example/'onmouseover='alert(7)> ;
    <javascript:alert(8)> "a property" .
<evil/"%3E%3Cscript%3E> rdfs:label "a name" .
""".replace('evil/"%3E', "evil/%22%3E")


class Markup(HTMLParser):
    """The elements of a page, held to be well nested, and the text of its data blocks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.data = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID_ELEMENTS:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["script"] and self.elements[-1] == ("script", {"type": "application/ld+json"}):
            self.data += data

    def all(self, tag: str, name: str) -> list[str]:
        return [attributes[name] for one, attributes in self.elements if one == tag and name in attributes]


def page(client: httpx.Client, path: str, **headers: str) -> Markup:
    answer = client.get(path, headers={"Accept": "text/html", **headers})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return Markup(answer.text)


@pytest.fixture(scope="module")
def scratch() -> Iterator[httpx.Client]:
    """A service that holds what people with bad intentions, and with many links, have written."""
    many = "\n".join(f"<{BASE}id/one/{number}> <{BASE}def#to> <{BASE}id/many/1> ." for number in range(MOST + 1))
    with (
        serving("--writable", "--no-validate", POLGRAPH_TOKEN="of-the-test") as served,
        httpx.Client(base_url=served.address, trust_env=False) as client,
    ):
        put = client.put("store?default", content=f"{EVIL}\n{many}", headers={"Content-Type": "text/turtle", **TOKEN})
        assert put.is_success, put.text
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    found = page(client, path)
    loaded = [*found.all("link", "href"), *found.all("script", "src"), *found.all("img", "src")]
    dressed = [attributes for tag, attributes in found.elements if tag == "link" and attributes["rel"] != "canonical"]
    assert dressed
    assert all(one["href"].startswith("/") for one in dressed)
    assert all(one.startswith(("/", BASE)) for one in loaded)
    assert all(client.get(one["href"]).status_code == 200 for one in dressed)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_to_the_policy_that_comes_with_it(client: httpx.Client, path: str) -> None:
    policy = client.get(path, headers={"Accept": "text/html"}).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, attributes in page(client, path).elements:
        assert tag not in {"base", "embed", "iframe", "object", "style"}
        assert tag != "form" or attributes.get("action", "/").startswith(("/", "#"))
        is_data = attributes.get("type") in DATA_BLOCKS and "src" not in attributes
        assert tag != "script" or is_data or attributes["src"].startswith("/static/")
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_well_to_who_cannot_see_it(client: httpx.Client, path: str) -> None:
    found = page(client, path)
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert found.all("html", "lang") == ["en"]
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_style_may_be_kept_for_ever(client: httpx.Client) -> None:
    styles = [one for one in page(client, "").all("link", "href") if one.endswith(".css")]
    assert styles
    for style in styles:
        answer = client.get(style)
        assert answer.headers["content-type"].startswith("text/css")
        assert "immutable" in answer.headers["cache-control"]
        assert not re.search(r"url\(|@import", answer.text)


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "kk-KZ,kk;q=0.9,ru;q=0.8", "kk"),
        ("", "de, ru;q=0.5, kk;q=0.4", "ru"),
        ("", "de", "en"),
        ("?lang=kk", "ru", "kk"),
        ("?lang=xx", "ru", "ru"),
    ],
)
def test_a_page_is_in_the_language_of_its_reader(
    client: httpx.Client, query: str, accepted: str, language: str
) -> None:
    answer = client.get(f"{REGION}{query}", headers={"Accept": "text/html", "Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{NAMES[language]}</h1>" in answer.text
    assert "Accept-Language" in answer.headers["vary"]


def test_links_keep_to_the_language_that_was_chosen(client: httpx.Client) -> None:
    chosen = page(client, f"{OBSERVATION}?lang=ru").all("a", "href")
    assert f"/{REGION}?lang=ru" in chosen
    assert f"/{RELEASE}?claim=observation:281cdf8f799a&lang=ru#char=1629,1690" in chosen
    assert f"/{REGION}" in page(client, OBSERVATION).all("a", "href")


def test_a_fact_shows_the_words_that_state_it(client: httpx.Client) -> None:
    answer = client.get(OBSERVATION, headers={"Accept": "text/html"})
    assert answer.text.count("<blockquote>") == 1
    assert f"/{RELEASE}?claim=observation:281cdf8f799a#char=1629,1690" in page(client, OBSERVATION).all("a", "href")


def test_words_are_where_the_fragment_of_their_iri_leads(client: httpx.Client) -> None:
    ids = [attributes["id"] for _, attributes in page(client, TEXT).elements if "id" in attributes]
    assert "char=1629,1690" in ids
    assert "Observation" in [attributes.get("id") for _, attributes in page(client, "def").elements]


@pytest.mark.parametrize("path", [OBSERVATION, REGION, TEXT, "id/person/2c6ad563177d"])
def test_the_data_block_is_what_is_said(client: httpx.Client, path: str) -> None:
    block = page(client, path).data.encode()
    said = {quad.triple for quad in parse_text(block, FORMS["jsonld"], "the block")}
    whole = triples(client.get(f"{path}.nt"))
    assert said <= whole
    subject = f"<{BASE}{path}>"
    assert {one for one in said if str(one.subject) == subject} == {one for one in whole if str(one.subject) == subject}


@pytest.mark.parametrize("path", PAGES)
def test_links_of_ours_lead_somewhere(client: httpx.Client, path: str) -> None:
    found = page(client, path)
    ours = {one.partition("#")[0] for one in found.all("a", "href") if one.startswith("/") and "/api/" not in one}
    assert ours
    for address in sorted(ours)[:10]:
        assert client.head(address, headers={"Accept": "*/*"}).status_code == 200, address


def test_every_saved_question_has_a_page(client: httpx.Client) -> None:
    assert "/questions" in page(client, "").all("a", "href")
    found = page(client, "questions")
    assert len({one for one in found.all("a", "href") if one.startswith("/questions/")}) == 29


def test_what_is_said_with_bad_intentions_stays_text(scratch: httpx.Client) -> None:
    found = page(scratch, "id/evil/1")
    far = [
        attributes
        for tag, attributes in found.elements
        if tag == "a" and not attributes["href"].startswith(("/", "?", "#"))
    ]
    assert {one["href"] for one in far} == {
        "https://creativecommons.org/licenses/by/4.0/",
        "http://www.w3.org/2000/01/rdf-schema#comment",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2000/01/rdf-schema#seeAlso",
        "https://far.example/'onmouseover='alert(7)",
    }
    assert all("noopener" in one["rel"] for one in far)
    assert not [one for one in found.all("a", "href") if one.startswith("//")]
    assert [attributes for tag, attributes in found.elements if tag == "script"] == [{"type": "application/ld+json"}]
    assert not [tag for tag, _ in found.elements if tag in ("img", "b")]
    assert "alert(2)" in json.dumps(json.loads(found.data))
    assert "{{ 7*7 }}" in scratch.get("id/evil/1.html").text


def test_a_name_with_marks_of_markup_is_quoted_in_headers_and_links(scratch: httpx.Client) -> None:
    answer = scratch.get("id/evil/%22%3E%3Cscript%3E", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "<script>" not in answer.text + answer.headers["link"]


def test_more_than_can_be_shown_is_said_to_be_cut(scratch: httpx.Client) -> None:
    answer = scratch.get("id/many/1", headers={"Accept": "text/html"})
    assert f"Only the first {MOST} are shown." in answer.text
    rdf = scratch.get("id/many/1.nt")
    assert rdf.headers["polgraph-cut"] == f"{MOST} of the statements that point here"
    assert len(triples(rdf)) == MOST
