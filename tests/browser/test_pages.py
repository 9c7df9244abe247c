"""Each page, in three languages, on a desk and on a telephone: nothing from elsewhere, nothing broken, nothing cut off."""

from __future__ import annotations

import pytest

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.looking import barriers, lacking, unfit
from tests.browser.pages import Row, rows
from tests.browser.watching import watched

# Axe-core takes its time: once for each language, in light and in dark, at both widths; for a long page once.
VIEWS = {
    View("kk", 390, "light"): True,
    View("ru", 390, "dark"): True,
    View("en", 390, "light"): False,
    View("kk", 1400, "dark"): False,
    View("ru", 1400, "light"): False,
    View("en", 1400, "dark"): True,
}


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("row", rows(), ids=str)
def test_a_page_is_in_order(row: Row, view: View, opening: Opening, request: pytest.FixtureRequest) -> None:
    with watched(opening(view), request.getfixturevalue(row.service)) as seen:
        seen.open(row.address)
        found = [*lacking(seen.page, row, view.language), *unfit(seen.page, view.language)]
        found += barriers(seen.page) if VIEWS[view] and (row.kind != "long" or view.width == 1400) else []
        assert [*seen.complaints, *found] == []


def test_each_page_has_one_row() -> None:
    names = [row.name for row in rows()]
    assert names == sorted(set(names))
