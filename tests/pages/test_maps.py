"""The map of tiles: each region once, in its place, readable on its colour."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from polgraph.results.figures import figures_of, written_number
from polgraph.web.pages.drawn.maps import CODES, MapValue, map_data, map_value
from polgraph.web.pages.words import words
from tests.cases import ROOT
from tests.geometry.topology import units
from tests.pages.drawn import FIGURES, mapped, page, seen

STATIC = ROOT / "src/polgraph/web/pages/static"
CSS = (STATIC / "maps.css").read_text(encoding="utf-8")
TOKENS = (STATIC / "polgraph.css").read_text(encoding="utf-8").split("@media", 2)  # light, dark, the rest
NAMES = {code: code for code in CODES}


def test_each_shape_has_a_tile_at_a_place_of_its_own() -> None:
    places = dict(re.findall(r"\.tile-(KZ-\d\d) { grid-area: (\d / \d); }", CSS))
    assert set(places) == set(CODES) == set(units())
    assert len(set(places.values())) == 20
    ordered = [tuple(map(int, places[code].split(" / "))) for code in CODES]
    assert all(one < other for one, other in pairwise(ordered))


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_short_names_fit_a_tile_and_differ(language: str) -> None:
    names = [words(language)[f"maps.short.{code}"] for code in CODES]
    assert len(set(names)) == 20
    assert max(map(len, names)) <= 9


def test_a_greater_number_has_a_stronger_colour() -> None:
    steps = {tile.code: tile.step for tile in mapped().tiles}
    ordered = [steps[code] for code in ("KZ-59", "KZ-61", "KZ-47", "KZ-35", "KZ-75")]
    assert ordered == sorted(ordered)
    assert (steps["KZ-10"], steps["KZ-11"]) == (0, None)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ()),
        (["7"], ((5, "7"),)),
        (["7", "7"], ((5, "7"),)),
        (["9", "10"], ((1, "9"), (5, "10"))),
        (["1", "2", "3", "4", "5", "60000"], ((1, "1–2"), (2, "3"), (3, "4"), (4, "5"), (5, "60,000"))),
    ],
)
def test_the_key_tells_the_numbers_of_each_colour(numbers: list[str], expected: tuple) -> None:
    told = [MapValue(written_number(number, "en"), number) for number in numbers]
    assert map_data(dict(zip(CODES, told, strict=False)), "en", names=NAMES, label="").legend == expected


def test_the_key_does_not_make_a_number_of_a_bound() -> None:
    told = {"KZ-47": MapValue("> 744", "744"), "KZ-59": MapValue("> 770", "770")}
    assert map_data(told, "en", names=NAMES, label="").legend == ((1, "> 744"), (5, "> 770"))


def test_a_figure_is_on_the_map_as_in_the_table() -> None:
    view = seen(FIGURES)
    texts = [map_value(figures_of(row, view.families)["value"], "en").text for row in view.found.rows]
    assert texts == [row[1] for row in view.rows()]


def test_a_tile_says_in_words_what_its_colour_shows() -> None:
    html = page("en")
    assert "Region KZ-59: &gt; 770</span>" in html
    assert "Region KZ-11: not reported</span>" in html
    assert "Region KZ-75: 12,345 (Not to be compared with the other regions)</span>" in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", range(6))
def test_words_can_be_read_on_each_colour(scheme: str, step: int) -> None:
    tokens = dict(re.findall(r"--([\w-]+): (#\w+);", TOKENS[scheme == "dark"]))
    fill, ink = re.findall(rf"\.step-{step} {{ --fill: (.*?); --on: (.*?); }}", CSS)[0]
    assert _contrast(_colour(fill, tokens), _colour(ink, tokens)) >= 4.5


def _colour(value: str, tokens: dict[str, str]) -> str:
    return tokens[value[6:-1]] if value.startswith("var(") else value


def _contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2.2."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
