"""The manual in a browser, on a desk and on a telephone, in light and dark, by keyboard alone, and without a server."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.folders import served
from tests.browser.keyboard import hurdles
from tests.browser.looking import barriers, misshapen
from tests.browser.manual import sample
from tests.browser.watching import Watched, watched
from tests.docs.sites import built, language

DESK, PHONE = View("en", 1280, "light"), View("en", 390, "dark")
_THEME_READY = "document.documentElement.classList.contains('js')"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def visit(seen: Watched, name: str) -> None:
    seen.page.goto(seen.home.rstrip("/") + "/" + name)
    seen.page.wait_for_function(_THEME_READY)


def find(seen: Watched, words: str) -> None:
    seen.page.locator(".md-search__button:visible, label[for=__search]:visible").first.press("Enter")
    seen.page.keyboard.type(words)
    found = seen.page.get_by_role("option").first
    expect(found).to_be_visible()
    leads = found.evaluate("one => one.href")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(leads)


@pytest.mark.parametrize(("name", "view"), list(zip(sample(), cycle([PHONE, DESK]), strict=False)), ids=str)
def test_a_page_is_in_order(name: str, view: View, home: str, opening: Opening) -> None:
    with watched(opening(view), home) as seen:
        visit(seen, name)
        found = [*misshapen(seen.page, language(name)), *barriers(seen.page)]
        assert [*seen.complaints, *found] == []


@pytest.mark.parametrize(("name", "view"), list(zip(sample(), cycle([DESK, PHONE]), strict=False)), ids=str)
def test_tab_comes_to_everything(name: str, view: View, home: str, opening: Opening) -> None:
    with watched(opening(view), home) as seen:
        visit(seen, name)
        assert [*hurdles(seen.page), *seen.complaints] == []


def test_the_menu_of_a_telephone_opens_by_a_key(home: str, opening: Opening) -> None:
    with watched(opening(PHONE), home) as seen:
        visit(seen, "index.html")
        menu = seen.page.locator("label[for=__drawer][role=button]")
        guides = seen.page.locator(".md-nav--primary .md-nav__link:visible", has_text="Guides").first
        expect(guides).not_to_be_in_viewport()
        menu.press("Enter")
        expect(guides).to_be_in_viewport()
        seen.page.keyboard.press("Escape")
        expect(guides).not_to_be_in_viewport()
        expect(menu).to_be_focused()


@pytest.mark.parametrize(
    ("name", "view", "words"),
    [
        ("guides/verify.html", DESK, "notebook"),
        ("guides/verify.html", PHONE, "notebook"),
        ("ru/index.html", DESK, "наркотики"),
        ("kk/index.html", PHONE, "есірткі"),
    ],
    ids=str,
)
def test_search_finds_a_page_by_keys_alone(name: str, view: View, words: str, home: str, opening: Opening) -> None:
    with watched(opening(view), home) as seen:
        visit(seen, name)
        find(seen, words)
        assert seen.complaints == []


def test_the_manual_works_from_a_folder(site: Path, opening: Opening) -> None:
    with watched(opening(DESK), site.as_uri()) as seen:
        visit(seen, "guides/verify.html")
        for choice in ("ru", "kk", "en"):
            seen.page.locator(".md-select button").focus()
            seen.page.locator(f"a.md-select__link[hreflang={choice}]").click()
            expect(seen.page.locator("html")).to_have_attribute("lang", choice)
        find(seen, "evidence")
        refused = ("sitemap.xml", "net::ERR_FAILED")  # the theme would see which pages there are in each language
        assert [one for one in seen.complaints if not any(words in one for words in refused)] == []
