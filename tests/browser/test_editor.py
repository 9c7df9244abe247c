"""The editor with its script: a query typed, completed and run, its answer by names, as bars, on a map and as files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from polgraph.pipeline.questions import saved_queries
from tests.browser.chromium import View, context
from tests.browser.watching import Watched, watched

TYPED = "SELECT ?region (COUNT(*) AS ?n) WHERE { ?figure a pg:Observation ; pg:region ?region } GROUP BY ?region ORDER BY DESC(?n)"
NAMES = {"en": "Mangystau Region", "kk": "Маңғыстау облысы", "ru": "Мангистауская область"}
DESK, TELEPHONE = View("ru", 1400, "light"), View("kk", 390, "dark")
ACTIVE = "#yasgui .tabPanel.active"
HAS = "([field, text]) => document.querySelector(field).CodeMirror.getValue() === text"
FIELD = f"{ACTIVE} .yasqe .CodeMirror-code"


@contextmanager
def fresh(browser: Browser, view: View, service: str) -> Iterator[Watched]:
    """Open the editor as who comes to it for the first time has it."""
    with context(browser, view) as profile, watched(profile, service) as page:
        page.page.set_default_timeout(10_000)
        page.open("/editor")
        page.page.locator(FIELD).wait_for()
        yield page


@pytest.fixture(params=[DESK, TELEPHONE], ids=str)
def seen(request: pytest.FixtureRequest, browser: Browser, shipped: str) -> Iterator[Watched]:
    with fresh(browser, request.param, shipped) as page:
        yield page


@pytest.fixture
def desk(browser: Browser, shipped: str) -> Iterator[Watched]:
    with fresh(browser, DESK, shipped) as page:
        yield page


def text_of(page: Page) -> str:
    return page.evaluate("field => document.querySelector(field).CodeMirror.getValue()", f"{ACTIVE} .CodeMirror")


def language_of(page: Page) -> str:
    return page.locator("html").get_attribute("lang") or ""


def write(page: Page, query: str) -> None:
    """Replace what is in the field, letter by letter where it matters."""
    page.locator(FIELD).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)
    page.wait_for_function(HAS, arg=[f"{ACTIVE} .CodeMirror", query])  # which is read out of the page now and then


def run(page: Page, query: str) -> None:
    write(page, query)
    with page.expect_response("**/sparql"):
        page.keyboard.press("Control+Enter")


def test_a_typed_query_gives_rows_with_names(seen: Watched) -> None:
    page = seen.page
    run(page, TYPED)
    name = NAMES[language_of(page)]
    cell = page.locator(f"{ACTIVE} .yasr td", has_text=name)
    cell.wait_for()
    assert page.locator(f"{ACTIVE} .parseErrorIcon").count() == 0
    assert cell.get_attribute("title") == "https://w3id.org/polgraph/id/region/KZ-47"
    assert (cell.locator("a").get_attribute("href") or "").startswith("/id/region/KZ-47")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.complaints == []


def test_nothing_takes_the_focus_when_the_page_opens(desk: Watched) -> None:
    assert desk.page.evaluate("document.activeElement === document.body")


def test_terms_are_completed_by_their_names_from_here(seen: Watched) -> None:
    page = seen.page
    write(page, "SELECT ?r WHERE { ?r a")
    page.keyboard.type(" pg:Rel")
    hint = page.locator(".CodeMirror-hint", has_text="pg:Release")
    hint.wait_for()
    assert {"kk": "баспасөз хабарламасы", "ru": "пресс-релиз"}[language_of(page)] in hint.inner_text()
    page.keyboard.press("Enter")
    assert text_of(page) == "SELECT ?r WHERE { ?r a pg:Release"
    assert seen.complaints == []


def test_properties_are_completed_from_here_and_nowhere_else(seen: Watched) -> None:
    page = seen.page
    write(page, "SELECT ?r WHERE { ?r")
    page.keyboard.type(" pg:indic")
    page.keyboard.press("Control+Space")
    page.locator(".CodeMirror-hint", has_text="pg:indicator").first.wait_for()
    assert seen.complaints == []


def test_escape_and_tab_leave_the_field(desk: Watched) -> None:
    page = desk.page
    write(page, "ASK {}")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement !== document.body && !document.activeElement.closest('.CodeMirror-code')"
    )


def test_an_example_fills_a_tab_of_its_own(desk: Watched) -> None:
    page, name = desk.page, "releases"
    page.locator(f"#examples a[data-query={name}]").click()
    page.locator(f"{ACTIVE} .cm-comment").first.wait_for()
    assert saved_queries()[name].question[language_of(page)] in page.locator(FIELD).inner_text()
    assert page.locator("#yasgui .tabsList .tab").count() == 2
    with page.expect_response("**/sparql"):
        page.keyboard.press("Control+Enter")
    page.locator(f"{ACTIVE} .yasr tbody tr").first.wait_for()
    assert page.locator(f"{ACTIVE} .yasr tbody tr").count() == saved_queries()[name].expect["rows"]
    assert desk.complaints == []


def test_rows_are_drawn_as_bars_and_on_the_map(seen: Watched) -> None:
    page = seen.page
    run(page, TYPED)
    page.locator(f"{ACTIVE} .yasr tbody tr").first.wait_for()
    counted = page.locator(f"{ACTIVE} .yasr td.figure").all_inner_texts()
    page.locator(f"{ACTIVE} .select_bars").click()
    page.locator(f"{ACTIVE} .bars li").first.wait_for()
    assert page.locator(f"{ACTIVE} .bars strong").all_inner_texts() == counted
    page.locator(f"{ACTIVE} .select_tiles").click()
    tile = page.locator(f"{ACTIVE} .tile-KZ-47 a:not(.missing)")
    tile.wait_for()
    assert NAMES[language_of(page)] in (tile.get_attribute("title") or "")
    assert page.locator(f"{ACTIVE} .tile").count() == 20
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.complaints == []


@pytest.mark.parametrize("form", ["CSV", "TSV", "JSON"])
def test_the_whole_answer_is_a_file(desk: Watched, form: str) -> None:
    page = desk.page
    run(page, TYPED)
    with page.expect_download() as loaded:
        page.locator(f"{ACTIVE} .yasr button", has_text=form).click()
    assert loaded.value.suggested_filename == f"polgraph.{form.lower()}"
    assert "region/KZ-47" in loaded.value.path().read_text(encoding="utf-8")


def test_the_link_to_a_query_fills_the_field(desk: Watched) -> None:
    page = desk.page
    write(page, "ASK { ?one a pg:Release }")
    page.locator(f"{ACTIVE} .yasqe_share").click()
    link = page.locator(f"{ACTIVE} .yasqe_sharePopup input").input_value()
    assert link.startswith(f"{desk.home}editor?")
    page.goto(link)
    page.locator(FIELD).wait_for()
    assert text_of(page) == "ASK { ?one a pg:Release }"
    assert page.locator(f"{ACTIVE} .yasr tbody").count() == 0


def test_why_a_query_has_no_answer_is_told_in_its_line(desk: Watched) -> None:
    page = desk.page
    run(page, "SELECT ?s WHERE { ?s a nowhere:Thing }")
    told = page.locator(f"{ACTIVE} [role=alert]")
    told.wait_for()
    assert "line 1, column 24" in told.inner_text()
    assert [one for one in desk.complaints if "400" not in one] == []
