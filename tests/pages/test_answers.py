"""Answers of questions: to keep, link and frame, as a table, a chart or a map, each cell leading to what it is of."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from polgraph.namespaces import ID
from polgraph.pipeline.questions import saved_queries
from tests.pages.reading import shown, tree

QUERIES = saved_queries()
LANGUAGES = ("en", "kk", "ru")
HEADLINE = "questions/deputy-ministers-at-regional-meetings"
FIGURES = "questions/figures-of-a-region"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_can_be_kept_linked_and_asked_again(client: httpx.Client, language: str) -> None:
    found = tree(client, f"{FIGURES}?region=KZ-59&lang={language}")
    links = [link.attributes["href"] or "" for link in found.css("section.others a")]
    here, csv, data, editor = links
    assert dict(parse_qsl(urlsplit(here).query)) == {"region": "KZ-59", "lang": language}
    assert len(shown(tree(client, here))) == 12
    assert client.get(csv).headers["content-type"].startswith("text/csv")
    assert client.get(data).json()["total"] == 12
    query = dict(parse_qsl(urlsplit(editor).query))["query"]
    assert len(client.post("sparql", data={"query": query}).json()["results"]["bindings"]) == 12
    assert "#+" not in query


def test_an_answer_may_be_framed_and_nothing_else(client: httpx.Client) -> None:
    snippet = tree(client, f"{FIGURES}?region=KZ-59&lang=kk").css("textarea")[0].text()
    (address,) = re.findall(r'<iframe src="([^"]*)"', snippet)
    answer = client.get(unescape(address))
    assert answer.status_code == 200
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    found = LexborHTMLParser(answer.text)
    assert len(shown(found)) == 12
    assert found.css("header, form, nav") == []
    assert found.css("html")[0].attributes["lang"] == "kk"
    known = client.get(unescape(address), headers={"If-None-Match": answer.headers["etag"]})
    assert (known.status_code, known.headers.get("content-security-policy")) == (304, None)
    for other in (FIGURES, "", "questions", "coverage", f"{FIGURES}?embed=1&year=x"):
        headers = client.get(other, headers={"Accept": "text/html"}).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("address", "views"),
    [
        (HEADLINE, []),
        ("questions/trend-ledger", ["table", "chart"]),
        ("questions/facts-by-kind", ["table", "chart"]),
        ("questions/coverage-matrix", ["table", "chart"]),
        ("questions/parts-and-wholes", []),
        (f"{FIGURES}?region=KZ&measure=clearance-rate", ["table", "chart", "map"]),
        ("questions/conflicts", []),
    ],
)
def test_an_answer_has_the_views_that_its_rows_allow(client: httpx.Client, address: str, views: list[str]) -> None:
    links = tree(client, address).css("nav.views a")
    assert [dict(parse_qsl(urlsplit(link.attributes["href"] or "").query))["view"] for link in links] == views


def test_a_map_tells_the_figure_of_each_region(client: httpx.Client) -> None:
    found = tree(client, f"{FIGURES}?region=KZ&measure=clearance-rate&view=map")
    told = {tile.attributes["href"]: " ".join(tile.css(".told")[0].text().split()) for tile in found.css(".tile a")}
    assert len(told) == 20
    assert {region: text for region, text in told.items() if text != "—"} == {
        "/id/region/KZ-47": "82.8",
        "/id/region/KZ-59": "65.5",
    }
    assert found.css("figure .warning")[0].text() == "These figures are of different periods: 2024, 2025."
    assert len(shown(found)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["trend-ledger", "coverage-matrix"])
def test_a_chart_stands_over_the_table_that_says_the_same(client: httpx.Client, name: str, language: str) -> None:
    found = tree(client, f"questions/{name}?view=chart", language)
    assert len(found.css("figure.chart script[type='application/json']")) == 1
    assert len(shown(found)) == QUERIES[name].expect["rows"]
    assert len(found.css("nav.views [aria-current]")) == 1
    assert tree(client, f"questions/{name}?view=pie").css("figure.chart") == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "counting unit, period"),
        ("kk", "есепке алу бірліктері әртүрлі, кезеңдері әртүрлі"),
        ("ru", "разные единицы учёта, разные периоды"),
    ],
)
def test_reasons_are_told_by_their_names(client: httpx.Client, language: str, told: str) -> None:
    assert told in tree(client, "questions/compare-regions", language).css_first("main table").text()


def test_each_side_of_a_comparison_leads_to_its_own_claim_and_words(client: httpx.Client) -> None:
    (row,) = client.get("api/queries/compare-regions").json()["rows"]
    one, other = (row[name].removeprefix(ID) for name in ("claim", "other"))
    table = tree(client, "questions/compare-regions").css_first("main table")
    links = [link.attributes["href"] or "" for link in table.css("a")]
    assert [link for link in links if link.startswith("/id/observation/")] == [f"/id/{one}", f"/id/{other}"]
    proofs = [link.partition("?claim=")[2].partition("#")[0] for link in links if "?claim=" in link]
    assert sorted(proofs) == sorted(each.replace("/", ":") for each in (one, other))
