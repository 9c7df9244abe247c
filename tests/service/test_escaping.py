"""What data hold is shown on pages, and never runs there: markup, attributes, IRIs that are code."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from polgraph.namespaces import BASE
from tests.hostile.service.watched import SECRET
from tests.service.served import serving

MARKUP = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '" onmouseover="alert(4)',
    "' autofocus onfocus='alert(5)",
    "--><svg onload=alert(6)>",
    "]]><b>7</b>",
    "{{ 8 * 8 }}{% include 'x' %}",
    "&lt;script&gt;alert(9)&lt;/script&gt;",
    "\u2028<script>alert(10)</script>",
    "</title><base href=//evil.example>",
)
CODE = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(2)",
    "data:text/html,alert(3)",
    "vbscript:alert(4)",
    "blob:http://evil.example/5",
    "http://evil.example/?'onmouseover='alert(6)",
)
THING = f"{BASE}id/person/hostile"
PAGES = (
    "/",
    "/id/region/KZ-47.html",
    "/def.html",
    "/catalog.html",
    "/void.html",
    "/shapes.html",
    "/ontology.html",
)


def turtle() -> str:
    labels = " , ".join(json.dumps(text) for text in MARKUP)
    links = " , ".join(f"<{iri}>" for iri in CODE)
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    more = [f"<{iri}> {label} {json.dumps(MARKUP[0])} ; <{iri}> <{THING}> ." for iri in CODE]
    return "\n".join(
        [f"<{THING}> a {links} ; {label} {labels} ; <http://e/link> {links} ; <{CODE[0]}> {labels} .", *more]
    )


@pytest.fixture(scope="module")
def hostile() -> Iterator[httpx.Client]:
    """A service whose data are hostile."""
    with (
        serving("--writable", "--no-validate", "--workers=1", POLGRAPH_TOKEN=SECRET) as served,
        httpx.Client(base_url=served.address, trust_env=False) as client,
    ):
        headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "text/turtle"}
        assert client.put("/store?default", content=turtle(), headers=headers).is_success
        yield client


@pytest.mark.parametrize("language", ["en", "kk", "ru", '"><script>alert(1)</script>'])
def test_a_page_shows_markup_and_runs_none(hostile: httpx.Client, language: str) -> None:
    assert_is_tame(hostile.get("/id/person/hostile.html", params={"lang": language}))
    tree = assert_is_tame(hostile.get("/id/person/hostile.html", params={"lang": language, "view": "statements"}))
    shown = tree.body.text() if tree.body else ""
    assert [text for text in MARKUP if " ".join(text.split()) not in " ".join(shown.split())] == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_run_nothing(client: httpx.Client, path: str) -> None:
    assert_is_tame(client.get(path, headers={"Accept": "text/html"}))


@pytest.mark.parametrize("path", ["/id/person/%3Cscript%3E", "/<script>", "/sparql?query=<script>", "/text/<script>"])
def test_what_is_told_of_a_wrong_request_is_no_page(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code in (400, 404, 406)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_formulas_of_spreadsheets_are_told_as_the_data_have_them(hostile: httpx.Client) -> None:
    """The standard of SPARQL's CSV has no other spelling for them; who opens it as text is told the truth."""
    query = "SELECT ('=cmd|x' AS ?x) {}"
    assert hostile.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"}).text == "x\r\n=cmd|x\r\n"


def assert_is_tame(answer: httpx.Response) -> LexborHTMLParser:
    """See that a page has no script but data, no attribute that is code, and leads nowhere but to pages."""
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    tree = LexborHTMLParser(answer.text)
    for node in tree.css("*"):
        assert node.tag not in ("base", "embed", "iframe", "img", "object", "style", "svg")
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("srcdoc", "style")
            if name in ("action", "href", "src"):
                assert (value or "").lower().startswith(("/", "?", "#", "http://", "https://")), value
    for script in tree.css("script"):
        if "src" in script.attributes:
            assert (script.attributes["src"] or "").startswith("/static/")
        else:
            assert script.attributes["type"] in ("application/json", "application/ld+json")
            assert "<" not in (script.text() or "")
            json.loads(script.text() or "")
    return tree
