"""Every IRI of ours answers at its path, in the form that is asked for, with one content."""

from __future__ import annotations

import re
from urllib.parse import quote

import httpx
import pytest

from polgraph import store
from polgraph.engine import NamedNode
from polgraph.iris import DERIVED_GRAPH, ONTOLOGY_GRAPH, release_graph
from polgraph.namespaces import BASE
from polgraph.pipeline.serving.describing import NAMING
from tests.service.rdf import SUFFIXES, media, triples
from tests.service.served import Served

REGION = "/id/region/KZ-47"
DOTTED = "/id/indicator/registered.open-theft"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ACCEPTED = {
    "": "text/turtle",
    "*/*": "text/turtle",
    "application/ld+json": "application/ld+json",
    "application/n-triples": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/rdf+xml;q=0.4, text/turtle;q=0.3": "application/rdf+xml",
    "text/*;q=0.5, application/ld+json;q=0.4": "text/turtle",
    "text/html": "text/html",
    "text/html;q=0.5, application/ld+json": "application/ld+json",
    "text/plain": "application/n-triples",
    "text/turtle;q=0, */*;q=0.1": "application/ld+json",
    BROWSER: "text/html",
}
OURS = [*store.shipped_quads(), *store.derived_quads()]


def kinds() -> dict[str, str]:
    """Return a path of each kind of thing that has an address of its own."""
    paths = sorted({quad.subject.value.removeprefix(BASE).partition("#")[0] for quad in OURS})
    return {re.sub(r"/[^/]*\Z", "", path): f"/{path}" for path in paths}


def graphs() -> list[str]:
    releases = sorted({quad.graph_name.value for quad in OURS if "/graph/release/" in str(quad.graph_name)})
    return [DERIVED_GRAPH, ONTOLOGY_GRAPH, *releases]


@pytest.mark.parametrize("path", kinds().values(), ids=kinds())
def test_each_kind_of_thing_answers_the_same_in_every_form(client: httpx.Client, path: str) -> None:
    said = {quad.triple for quad in OURS if quad.subject.value == BASE + path[1:]}
    answers = [triples(client.get(f"{path}.{suffix}")) for suffix in SUFFIXES]
    assert said <= answers[0]
    assert answers == [answers[0]] * len(SUFFIXES)
    assert media(client.get(f"{path}.html")) == "text/html"


@pytest.mark.parametrize("graph", graphs())
def test_a_graph_answers_with_all_that_it_holds(client: httpx.Client, graph: str) -> None:
    held = {quad.triple for quad in OURS if quad.graph_name == NamedNode(graph)}
    path = graph.removeprefix(BASE)
    assert all(triples(client.get(f"{path}.{suffix}")) == held for suffix in SUFFIXES)
    assert media(client.get(f"{path}.html")) == "text/html"


@pytest.mark.parametrize(("accept", "expected"), ACCEPTED.items())
def test_the_form_is_the_one_that_is_liked_best(client: httpx.Client, accept: str, expected: str) -> None:
    answer = client.get(REGION, headers={"Accept": accept} if accept else {})
    assert (answer.status_code, media(answer)) == (200, expected)
    assert "Accept" in answer.headers["vary"].split(", ")


def test_a_form_that_there_is_not_is_not_acceptable(client: httpx.Client) -> None:
    answer = client.get(REGION, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "expected one of text/turtle" in answer.text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_wins_over_accept(client: httpx.Client, suffix: str) -> None:
    answer = client.get(f"{DOTTED}.{suffix}", headers={"Accept": BROWSER})
    assert media(answer) == SUFFIXES[suffix]


def test_a_dot_in_a_name_is_no_suffix(client: httpx.Client) -> None:
    assert media(client.get(DOTTED)) == "text/turtle"
    assert media(client.get("/id/rule/follow-up-candidate.1")) == "text/turtle"


def test_a_thing_brings_the_names_of_what_it_points_to_and_what_points_to_it(client: httpx.Client) -> None:
    found = triples(client.get(REGION))
    place, region = f"{BASE}id/place/aktau", NamedNode(f"{BASE}id/region/KZ-47")
    assert {quad.triple for quad in OURS if quad.subject.value == place and quad.predicate.value in NAMING} <= found
    pointing = {quad.triple for quad in OURS if quad.object == region and quad.graph_name != NamedNode(DERIVED_GRAPH)}
    assert pointing <= found


def test_what_is_derived_is_told_of_nothing_else(client: httpx.Client) -> None:
    stated = {quad.subject for quad in store.shipped_quads()}
    derived = {quad.subject for quad in store.derived_quads()} - stated
    region = triples(client.get(REGION))
    assert derived
    assert not derived & {triple.subject for triple in region}


@pytest.mark.parametrize(
    "path",
    [
        "/id/region/KZ-99",
        "/id/region/KZ-47.pdf",
        "/id/region/KZ-47.ttl.ttl",
        "/id/region/",
        "/id/",
        "/text/0",
        "/graph/none",
        "/graph/release",
        "/def/",
        "/id/region/KZ-47%20",
        "/id/region/%00",
        "/id/region/%FF",
        "/id/region/<script>",
        "/id/../id/region/KZ%2D99",
        "/id//evil.example",
        f"/id/{'a' * 5000}",
    ],
)
def test_an_unknown_iri_is_not_found(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert media(answer) == "text/plain"
    assert len(answer.text) < 400


def test_an_escaped_name_is_the_same_name(client: httpx.Client) -> None:
    assert triples(client.get("/id/region/KZ%2D47")) == triples(client.get(REGION))


def test_words_have_an_address_when_their_mark_is_escaped(client: httpx.Client) -> None:
    span = next(quad.subject.value for quad in OURS if "#char=" in quad.subject.value)
    path = quote(span.removeprefix(BASE))
    assert {quad.triple for quad in OURS if quad.subject.value == span} <= triples(client.get(path))


@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
def test_links_name_the_iri_and_every_other_form(client: httpx.Client, accept: str) -> None:
    answer = client.get(REGION, headers={"Accept": accept})
    links = answer.headers["link"].split(", ")
    assert f'<{BASE}id/region/KZ-47>; rel="canonical"' in links
    assert '</void>; rel="describedby"; type="text/turtle"' in links
    alternates = re.findall(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', answer.headers["link"])
    assert len(alternates) == len(SUFFIXES)
    for address, form in alternates:
        assert form != accept
        assert media(client.get(address)) == form
    assert media(client.get(answer.headers["content-location"])) == accept


def test_an_answer_that_is_known_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(REGION)
    again = client.get(REGION, headers={"If-None-Match": first.headers["etag"]})
    other = client.get(REGION, headers={"If-None-Match": first.headers["etag"], "Accept": "text/html"})
    assert (again.status_code, again.content) == (304, b"")
    assert set(again.headers["vary"].split(", ")) >= {"Accept", "Accept-Language"}
    assert other.status_code == 200


def test_head_says_what_get_would(client: httpx.Client) -> None:
    one, other = client.head(REGION), client.get(REGION)
    assert one.content == b""
    assert {name: one.headers[name] for name in ("content-type", "etag", "link")} == {
        name: other.headers[name] for name in ("content-type", "etag", "link")
    }


def test_a_long_answer_comes_whole_to_who_takes_it_as_it_is(service: Served) -> None:
    graph = httpx.get(f"{service.address}ontology.nt", headers={"Accept-Encoding": "identity"}, trust_env=False)
    assert len(graph.content) > 256 * 1024
    assert triples(graph) == {quad.triple for quad in OURS if quad.graph_name == NamedNode(ONTOLOGY_GRAPH)}


def test_a_release_and_its_graph_are_two_things(client: httpx.Client) -> None:
    release = next(quad.subject.value for quad in OURS if "/id/release/" in quad.subject.value)
    path = release_graph(release).removeprefix(BASE)
    assert client.get(path).headers["link"] != client.get(release.removeprefix(BASE)).headers["link"]
