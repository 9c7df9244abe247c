"""The home page: from here, all that matters is one click or two away."""

from __future__ import annotations

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from polgraph.pipeline.questions import saved_queries
from tests.pages.reading import rows, tree

HEADLINE = "deputy-ministers-at-regional-meetings"
LANGUAGES = ("en", "kk", "ru")


def home(client: httpx.Client, language: str = "en") -> LexborHTMLParser:
    return tree(client, "", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_question_is_answered_one_click_away(client: httpx.Client, language: str) -> None:
    (link,) = [one for one in home(client, language).css("main a") if HEADLINE in (one.attributes["href"] or "")]
    assert link.text() == saved_queries()[HEADLINE].question[language]
    answer = tree(client, link.attributes["href"] or "", language)
    names = [row.css("td")[0].text() for row in answer.css("table.answer tbody tr")]
    assert names == [row["name"] for row in rows(client, HEADLINE)]
    assert len(names) == 2


def test_there_is_one_search_box_and_it_is_large(client: httpx.Client) -> None:
    (box,) = home(client).css("form[role='search']")
    assert box.attributes["action"] == "/search"
    assert "finder" in (box.attributes["class"] or "")


def test_the_newest_release_stands_first(client: httpx.Client) -> None:
    found = [
        one.attributes["href"] for one in home(client).css("main a") if "/id/release/" in (one.attributes["href"] or "")
    ]
    assert found == ["/id/release/c736a843b8cc", "/id/release/61c886dfe42e"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_region_tells_how_many_figures_it_has(client: httpx.Client, language: str) -> None:
    tiles = home(client, language).css(".tile a")
    told = {tile.attributes["href"]: " ".join(tile.css(".told")[0].text().split()) for tile in tiles}
    assert len(told) == 20
    counted = {
        f"/id/region/{code}": len(rows(client, "figures-of-a-region", region=code)) for code in ("KZ-47", "KZ-59")
    }
    assert {region: int(count) for region, count in told.items() if count != "—"} == counted


def test_engineers_find_their_doors(client: httpx.Client) -> None:
    found = {one.attributes["href"] for one in home(client).css("main section.others a")}
    assert {"/editor", "/sparql", "/api/openapi.json", "/data", "/def"} <= found
    assert all(client.get(address or "").status_code == 200 for address in found)


@pytest.mark.parametrize(("kind", "told"), [("people", "Found: 3"), ("events", "Found: 7")])
def test_a_count_is_that_of_the_list_it_leads_to(client: httpx.Client, kind: str, told: str) -> None:
    (count,) = [
        one.css_first("strong").text() for one in home(client).css(".counts li") if one.css(f"a[href='/{kind}']")
    ]
    assert told.partition(" ")[2] == count
    assert told in " ".join(tree(client, kind).css_first("main").text().split())
