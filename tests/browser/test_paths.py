"""The two ways that everybody goes, by clicks on links that are there: to the proof of a figure, and to an answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.watching import watched

VIEWS = (View("kk", 390, "light"), View("en", 1400, "dark"))
HEADLINE = "deputy-ministers-at-regional-meetings"
PROVEN = "744"
WAYS = {
    "by the region": ("main a[href*='/id/region/KZ-47']", f"main tr:has-text('{PROVEN}') a[href*='#char=']"),
    "by the release": (
        "main a[href*='/id/release/c736a843b8cc']",
        f"main .fact:has-text('{PROVEN}') a[href*='#char=']",
    ),
}
"""What is clicked on, from the home page on: at most three links."""


def follow(page: Page, links: tuple[str, ...]) -> None:
    for link in links:
        found = page.locator(link)
        assert found.count(), f"{page.url} has no {link}"
        with page.expect_navigation():
            found.first.click()


def in_sight(words: Locator) -> bool:
    return words.evaluate("""one => [...one.getClientRects()].every(box =>
        box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth)""")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_words_that_prove_a_figure_are_three_clicks_away(
    way: str, view: View, store: str, opening: Opening
) -> None:
    with watched(opening(view), store) as seen:
        seen.open("/")
        follow(seen.page, WAYS[way])
        assert len(WAYS[way]) <= 3
        words = seen.page.locator(".text .strong, .text .lit", has_text=PROVEN)
        assert words.count() == 1
        assert in_sight(words)
        assert seen.complaints == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_headline_question_is_answered_two_clicks_away(view: View, shipped: str, opening: Opening) -> None:
    with watched(opening(view), shipped) as seen:
        seen.open("/")
        follow(seen.page, (f"main a[href*='/questions/{HEADLINE}']",))
        assert seen.page.locator("main table tbody tr").count() == 2
        assert seen.complaints == []
