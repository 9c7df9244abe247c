"""Each page by keyboard alone: past its head, to everything in it, and where its links lead."""

from __future__ import annotations

import pytest

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.keyboard import hurdles
from tests.browser.pages import Row, rows
from tests.browser.watching import watched

DESK = View("ru", 1400, "dark")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "row" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-view")
        metafunc.parametrize("row", rows()[:: 1 if every else 2], ids=str)


def test_tab_comes_to_everything(row: Row, opening: Opening, request: pytest.FixtureRequest) -> None:
    with watched(opening(DESK), request.getfixturevalue(row.service)) as seen:
        seen.open(row.address.partition("#")[0])  # where Tab begins at the top
        assert [*hurdles(seen.page), *seen.complaints] == []


def test_enter_goes_where_a_link_leads(shipped: str, opening: Opening) -> None:
    with watched(opening(DESK), shipped) as seen:
        seen.open("/")
        seen.page.locator("main a").first.focus()
        leads = seen.page.evaluate("document.activeElement.href")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(leads)
