"""Each page, in three languages, on a desk and on a telephone: nothing from elsewhere, nothing broken, nothing cut off."""

from __future__ import annotations

import pytest

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.looking import barriers, lacking, unfit
from tests.browser.pages import Row, rows
from tests.browser.watching import watched

ROUNDS = (
    {View("kk", 390, "light"): True, View("ru", 1400, "light"): False, View("en", 1400, "dark"): True},
    {View("ru", 390, "dark"): True, View("en", 390, "light"): False, View("kk", 1400, "dark"): True},
)
"""Views, and whether axe-core looks, which takes its time: pages take turns, each in three languages and at both widths."""
AXE = {view: looks for views in ROUNDS for view, looks in views.items()}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "view" in metafunc.fixturenames:
        every = metafunc.config.getoption("--every-view")
        pairs = [
            (row, view) for place, row in enumerate(rows()) for view in (AXE if every else ROUNDS[place % len(ROUNDS)])
        ]
        metafunc.parametrize(("row", "view"), pairs, ids=str)


def test_a_page_is_in_order(row: Row, view: View, opening: Opening, request: pytest.FixtureRequest) -> None:
    with watched(opening(view), request.getfixturevalue(row.service)) as seen:
        seen.open(row.address)
        found = [*lacking(seen.page, row, view.language), *unfit(seen.page, view.language)]
        found += barriers(seen.page) if AXE[view] and (row.kind != "long" or view.width == 1400) else []
        assert [*seen.complaints, *found] == []


def test_each_page_has_one_row() -> None:
    names = [row.name for row in rows()]
    assert names == sorted(set(names))
