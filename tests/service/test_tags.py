"""What the client has is not sent again, and what it has not is: tags, the conditions of reads, what caches are told."""

from __future__ import annotations

import httpx
import pytest

from polgraph.web import tags
from polgraph.workers.kept.pool import Task

HTML = {"Accept": "text/html", "Accept-Language": "kk"}
TOLD = ("Cache-Control", "ETag", "Vary")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (NOW#x\n() AS ?x) {}",
        "SELECT (RAND # c\n () AS ?x) {}",
        "SELECT (struuid ( ) AS ?x) {}",
        "SELECT (BNODE('a') AS ?x) {}",
        "ASK { FILTERRAND() }",
        "ASK { FILTER(1<2&&NOW()>'a') }",
        "ASK { FILTER(1<'>#'||NOW()>'a') }",
    ],
)
def test_what_is_another_each_time_has_no_tag(client: httpx.Client, query: str) -> None:
    answer = client.get("sparql", params={"query": query})
    assert (answer.status_code, "etag" in answer.headers) == (200, False)


@pytest.mark.parametrize("query", ["SELECT ('now' AS ?rand) {}", "ASK { ?a <http://xmlns.com/foaf/0.1/knows> ?b }"])
def test_what_is_the_same_each_time_has_one(client: httpx.Client, query: str) -> None:
    assert "etag" in client.get("sparql", params={"query": query}).headers


@pytest.mark.parametrize(
    ("path", "status"),
    [("store?graph=http://e/none", 404), ("sparql?query=SELECT", 400), ("id/region/none", 404), ("sparql", 200)],
)
def test_any_tag_is_no_tag_of_what_may_not_be_there(client: httpx.Client, path: str, status: int) -> None:
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


@pytest.mark.parametrize("path", ["", "sparql", "id/region/KZ-47", "sparql?query=SELECT*{?s ?p ?o}", "context.jsonld"])
@pytest.mark.parametrize("sent", [{}, HTML], ids=["any", "html"])
def test_caches_are_told_the_same_of_what_they_have(client: httpx.Client, path: str, sent: dict[str, str]) -> None:
    if sent and "query" in path:
        sent = {**sent, "Accept": "text/csv"}
    first = client.get(path, headers=sent)
    again = client.get(path, headers={**sent, "If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert [again.headers[name] for name in TOLD[:2]] == [first.headers[name] for name in TOLD[:2]]
    assert varies(first) <= varies(again)


def test_a_page_about_the_endpoint_varies_by_the_language_of_its_reader(client: httpx.Client) -> None:
    assert "accept-language" in varies(client.get("sparql", headers=HTML))
    assert "accept-language" not in varies(client.get("sparql", headers={**HTML, "Accept": "text/turtle"}))


def test_an_answer_made_at_another_state_has_no_tag() -> None:
    tag = tags.of("7-1a2b", Task("query", {"query": "ASK {}"}))
    assert tags.headers(tag, "7-1a2b")["ETag"] == tag
    assert tags.headers(tag, "8-1a2b") == tags.headers(tag, "") == tags.headers("", "7-1a2b") == {}


def varies(answer: httpx.Response) -> set[str]:
    """Return the headers of a request that the answer depends on."""
    return {name.strip().lower() for name in answer.headers["vary"].split(",")}
