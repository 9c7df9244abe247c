"""Charts in Chromium: drawn under our policy, in words for those who do not see them, and as far as figures go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.chromium import View
from tests.browser.conftest import Opening
from tests.browser.looking import barriers, unfit
from tests.browser.watching import Watched, watched
from tests.pages import drawn

VIEWS = (View("kk", 390, "light"), View("ru", 390, "dark"), View("en", 1400, "light"))
_TILES = "all => all.map(one => [one.getAttribute('href'), one.title, one.className]).sort()"
_SHAPES = """all => all.map(one => [new URL(one.href.baseVal).pathname, one.getAttribute('aria-label'),
    one.querySelector('path').getAttribute('class')]).sort()"""


@pytest.fixture
def charts(request: pytest.FixtureRequest, opening: Opening, shipped: str) -> Iterator[Watched]:
    """Open the page of charts as if the service had it, with the headers of its pages."""
    view: View = request.param
    with watched(opening(view), shipped) as seen:
        home = seen.page.request.get(shipped)
        headers = {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": home.headers["content-security-policy"],
        }
        html = drawn.page(view.language)
        seen.page.route("**/charts", lambda route: route.fulfill(headers=headers, body=html))
        seen.open("/charts")
        yield seen


@pytest.mark.parametrize("charts", VIEWS, ids=str, indirect=True)
def test_charts_are_in_order_with_tiles_and_with_shapes(charts: Watched) -> None:
    language = charts.page.get_attribute("html", "lang")
    found = [*unfit(charts.page, language), *barriers(charts.page)]
    charts.page.click(".views button[value=shapes]")
    charts.page.wait_for_selector(".shapes path")
    assert [*charts.complaints, *found, *unfit(charts.page, language), *barriers(charts.page)] == []


@pytest.mark.parametrize("charts", VIEWS[-1:], ids=str, indirect=True)
def test_shapes_lead_where_tiles_do_and_say_the_same(charts: Watched) -> None:
    tiles = charts.page.eval_on_selector_all(".tile a", _TILES)
    charts.page.click(".views button[value=shapes]")
    charts.page.wait_for_selector(".shapes path")
    assert charts.page.eval_on_selector_all(".shapes svg a", _SHAPES) == tiles
    assert "OpenStreetMap" in charts.page.inner_text(".attribution")
    assert charts.page.locator(".tiles").is_hidden()


@pytest.mark.parametrize("charts", VIEWS[-1:], ids=str, indirect=True)
def test_each_picture_has_a_name_and_the_texts_of_its_data(charts: Watched) -> None:
    assert charts.page.locator("svg.plot:not([role=img][aria-label])").count() == 0
    shown = charts.page.locator("figure[data-chart=bars]").inner_text()
    figures = [row[1] for row in drawn.seen(drawn.FIGURES).rows() if row[1]]
    assert [text for text in figures if text not in shown] == []


@pytest.mark.parametrize("charts", VIEWS[-1:], ids=str, indirect=True)
def test_a_figure_that_is_not_there_has_no_bar(charts: Watched) -> None:
    bars = drawn.bars_data(drawn.seen(drawn.FIGURES), drawn.FIGURES.chart)["panels"][0]["bars"]
    parts = sum(bar.get(part) is not None for bar in bars for part in ("sure", "perhaps", "on"))
    assert (
        charts.page.locator("figure[data-chart=bars] svg")
        .first.locator("xpath=./*[name()='g']/*[name()='rect']")
        .count()
        == parts
    )


@pytest.mark.parametrize("charts", VIEWS[-1:], ids=str, indirect=True)
def test_a_line_goes_forward_in_time(charts: Watched) -> None:
    lines = charts.page.locator(
        "figure[data-chart=series] path[stroke-dasharray='2 3'], figure[data-chart=series] g[stroke-dasharray='2 3'] path"
    )
    paths = [path.get_attribute("d") or "" for path in lines.all()]
    places = [[float(point.split(",")[0]) for point in path.lstrip("M").split("L")] for path in paths]
    assert len(places) == 2
    assert all(line == sorted(line) for line in places)
