"""The data of a chart say what the table says, and never more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from polgraph.pipeline import questions
from polgraph.web.pages.drawn.charts import bars_data, matrix_data, series_data
from tests.pages.drawn import COVERAGE, FIGURES, SERIES, seen

BARS = bars_data(seen(FIGURES), FIGURES.chart, "Figures")
LINES = series_data(seen(SERIES), SERIES.chart, "Lines")
STATES = matrix_data(seen(COVERAGE), COVERAGE.chart)
# What is sure, how far the figure may go, the bound that is open upwards, and the one that is open downwards.
EXPECTED = {
    "exact": (2732, None, None, None),
    "about": (None, 1300, None, None),
    "more than": (744, None, 744, None),
    "at least": (744, None, 744, None),
    "less than": (None, 1500, None, 1500),
    "between two": (1200, 1300, None, None),
    "nothing at all": (None, None, None, None),
}


def by_label(data: Mapping) -> dict[str, dict]:
    return {bar["label"]: bar for panel in data["panels"] for bar in panel["bars"]}


@pytest.mark.parametrize("label", EXPECTED)
def test_a_bar_goes_as_far_as_its_figure(label: str) -> None:
    bar = by_label(BARS)[label]
    assert tuple(bar.get(name) for name in ("sure", "perhaps", "on", "down")) == EXPECTED[label]


def test_the_text_of_a_bar_is_that_of_the_table() -> None:
    table = {row[0]: row[1] for row in seen(FIGURES).rows()}
    assert {label: bar["text"] for label, bar in by_label(BARS).items()} == {
        label: table[label] or "—" for label in by_label(BARS)
    }


def test_each_unit_has_its_own_panel() -> None:
    assert [panel["title"] for panel in BARS["panels"]] == ["count", "per cent"]


def test_a_direction_is_an_arrow_without_a_bar() -> None:
    arrows = {bar["label"]: bar["angle"] for bar in BARS["changes"]["bars"]}
    assert (arrows["a direction only"], arrows["no change"], arrows["a fall in per cent"]) == (0, 90, 180)
    assert "a direction only" not in by_label(BARS)


def test_only_marks_that_are_drawn_are_explained() -> None:
    assert [item["mark"] for item in BARS["legend"]] == ["least", "most", "between", "about", "missing"]
    assert "derived" in [item["mark"] for item in LINES["legend"]]


def test_a_line_goes_along_the_periods_in_their_order() -> None:
    assert LINES["across"] == ["2023", "2024", "2025"]
    assert [point["label"] for point in LINES["panels"][0]["points"][::3]] == [
        "Mangystau Region",
        "North Kazakhstan Region",
    ]
    assert [point["told"] for point in LINES["changes"]["points"]] == ["Abai Region, 2024: ", "Abai Region, 2025: 14 %"]


def test_points_have_names_of_their_own_for_where_they_stand_as_bars() -> None:
    names = [point["name"] for point in LINES["panels"][0]["points"]]
    assert (names[0], len(set(names))) == ("Mangystau Region, 2023", 6)


def test_what_follows_is_told_from_what_is_said() -> None:
    assert [point.get("derived", False) for point in LINES["panels"][0]["points"]] == [True, *[False] * 5]


def test_what_follows_stands_beside_what_is_said_of_the_same_region_and_unit() -> None:
    said, follows = (questions.saved_queries()[name] for name in ("figures-of-a-region", "derived-previous-values"))
    chart = {"rows": "region", "across": "period", "panels": "unit"}
    values = {"region": "KZ-47", "indicator": "registered.criminal-offence"}
    data = series_data(seen(said, **values), chart, derived=seen(follows, region="KZ-47"))
    assert [(one["across"], one["text"], one.get("derived", False)) for one in data["panels"][0]["points"]] == [
        ("2025", "2,732", False),
        ("2024", "3,159–3,195", True),
    ]
    assert (data["across"], len(data["changes"]["points"])) == (["2024", "2025"], 1)


def test_a_matrix_has_a_cell_for_each_pair_even_where_nothing_is_known() -> None:
    rows, across = ({cell[part] for cell in STATES["cells"]} for part in ("row", "across"))
    assert len(STATES["cells"]) == len(rows) * len(across)
    assert {item["state"] for item in STATES["legend"]} == {cell["state"] for cell in STATES["cells"]}
