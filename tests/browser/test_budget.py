"""What a page loads at a first visit; the time that takes is no test (`python -m tests.browser.budget` tells it)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.budget import BYTES, visit
from tests.browser.pages import Row, rows


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    every = metafunc.config.getoption("--every-view")
    metafunc.parametrize("row", [row for row in rows() if row.kind == "data"][:: 1 if every else 3], ids=str)


def test_a_page_is_light(row: Row, browser: Browser, request: pytest.FixtureRequest) -> None:
    assert 0 < visit(browser, request.getfixturevalue(row.service), row).loaded <= BYTES
