"""Writing in Chromium: facts appear while a text is written, files are read as they are dropped, and all is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.looking import barriers, unfit
from tests.browser.watching import Watched, watched
from tests.pages.drafting import KK, OWN, RU

VIEWS = (View("kk", 390, "light"), View("ru", 390, "dark"), View("en", 1400, "light"))
MARKED = "#result .text .said.figures"
_DROP = """([name, text]) => {
    const form = document.getElementById("check"), dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    for (const type of ["dragover", "drop"]) {
        form.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
}"""


@pytest.fixture
def writing(request: pytest.FixtureRequest, opening: Opening, shipped: str) -> Iterator[Watched]:
    """Open the page in a view, ready to be written in."""
    view: View = request.param
    with watched(opening(view), shipped) as seen:
        seen.open(f"/check?lang={view.language}")
        yield seen


@pytest.mark.parametrize("writing", VIEWS, ids=str, indirect=True)
def test_facts_appear_while_a_text_is_written(writing: Watched) -> None:
    page = writing.page
    language = page.get_attribute("html", "lang")
    page.fill("#text", KK if language == "kk" else RU)
    page.wait_for_selector(MARKED)
    page.locator("#result details summary").first.click()
    found = [*unfit(page, language), *barriers(page)]
    page.fill("#text", "")
    page.wait_for_selector(MARKED, state="detached")
    assert [*writing.complaints, *found] == []


@pytest.mark.parametrize("writing", VIEWS[-1:], ids=str, indirect=True)
def test_what_came_out_is_told_to_those_who_do_not_see_it(writing: Watched) -> None:
    page = writing.page
    page.fill("#text", RU)
    page.wait_for_selector(MARKED)
    assert page.text_content("[role=status]") == page.text_content("#result .told")
    assert page.get_attribute("[role=status]", "aria-live") == "polite"


@pytest.mark.parametrize("writing", VIEWS[-1:], ids=str, indirect=True)
def test_a_file_that_is_dropped_is_read(writing: Watched) -> None:
    page = writing.page
    page.evaluate(_DROP, ["draft.txt", RU])
    page.wait_for_selector(MARKED)
    page.evaluate(_DROP, ["faulty.ttl", (OWN / "faulty.ttl").read_text(encoding="utf-8")])
    page.wait_for_selector("#holds")
    assert page.locator(".remarks > li").count() == 6
    assert writing.complaints == []


@pytest.mark.parametrize("writing", VIEWS[-1:], ids=str, indirect=True)
def test_a_correction_keeps_what_is_open_and_is_in_the_file(writing: Watched) -> None:
    page = writing.page
    page.fill("#text", RU)
    page.wait_for_selector(MARKED)
    page.locator("input[name=out]").first.check()
    page.wait_for_selector(".fact.out")
    page.locator("#result details summary").nth(1).click()
    page.fill("[name='o2.value']", "68.4")
    page.press("[name='o2.value']", "Enter")
    page.wait_for_selector(".remarks")
    assert page.evaluate("document.activeElement.name") == "o2.value"
    assert page.locator("#result details[open] [name='o2.value']").input_value() == "68.4"
    with page.expect_download() as download:
        page.click("button[value=turtle]")
    turtle = Path(download.value.path()).read_text(encoding="utf-8")
    assert ("68.4" in turtle, "review:corrected" in turtle, "1815" in turtle) == (True, True, False)
    assert writing.complaints == []
