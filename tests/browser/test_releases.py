"""The words of a release in a real browser: whole whatever stands in them, marked, and lit together with their facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.watching import Watched, watched
from tests.pages.stores import HOSTILE, made
from tests.service.served import serving

PHONE, DESK = View("kk", 390, "light"), View("en", 1400, "dark")
PROVEN = "/id/release/c736a843b8cc?claim=observation:5e1d0fe58765#char=1369,1403"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve a store with the invented release that would break a page; give where, and the path of its page."""
    folder: Path = tmp_path_factory.mktemp("hostile") / "store"
    [sha256] = made(folder, [HOSTILE])
    with serving("--store", str(folder)) as served:
        yield served.address, f"/id/release/{sha256[:12]}"


def lit(seen: Watched) -> list[str]:
    """Return what is lit: the facts, and the words of the text."""
    return [element.get_attribute("class") or "" for element in seen.page.query_selector_all(".lit")]


def test_a_browser_has_the_text_as_it_is(hostile: tuple[str, str], opening: Opening) -> None:
    with watched(opening(PHONE), hostile[0]) as seen:
        seen.open(hostile[1])
        assert seen.page.locator(".text").evaluate("element => element.textContent") == HOSTILE
        starts = seen.page.locator(".text .place").evaluate_all(
            """places => places.map(place => {
              const before = document.createRange();
              before.setStart(document.querySelector('.text'), 0);
              before.setEndBefore(place);
              return [place.id, [...before.toString()].length];
            })"""
        )
        assert len(starts) > 10
        assert [(place, start) for place, start in starts if not place.startswith(f"char={start},")] == []
        assert seen.complaints == []


def test_words_and_facts_light_up_together(hostile: tuple[str, str], opening: Opening) -> None:
    with watched(opening(DESK), hostile[0]) as seen:
        seen.open(hostile[1])
        fact = seen.page.locator(".fact", has_text="drugs").first
        fact.hover()
        words = seen.page.locator(".text .lit")
        expect(words).to_contain_text("85")
        words.first.focus()
        seen.page.mouse.move(0, 0)
        expect(fact).to_have_class("fact lit")
        seen.page.keyboard.press("Enter")
        expect(fact).to_be_in_viewport()
        assert seen.page.url.endswith(f"#{fact.get_attribute('id')}")


def test_an_address_lights_up_its_words(hostile: tuple[str, str], opening: Opening) -> None:
    with watched(opening(PHONE), hostile[0]) as seen:
        seen.open(hostile[1])
        place = seen.page.locator(".fact", has_text="85").locator("a[href*='#char=']").first.get_attribute("href")
        assert place
        seen.open(f"{hostile[1]}#{place.partition('#')[2]}")
        words = seen.page.locator(".text .lit")
        expect(words).to_contain_text("85")
        expect(words).to_be_in_viewport()


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
def test_the_link_of_a_figure_shows_its_words(view: View, store: str, opening: Opening) -> None:
    with watched(opening(view), store) as seen:
        seen.open(PROVEN)
        words = seen.page.locator(".text .strong")
        expect(words).to_contain_text("744")
        expect(words).to_be_in_viewport()
        expect(seen.page.locator(".card")).to_contain_text("744")
        assert seen.complaints == []
