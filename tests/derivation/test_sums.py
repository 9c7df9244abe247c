"""What the regions have together, and what is stated of the country."""

from __future__ import annotations

import pytest

from tests.derivation.stating import derived, figure, stated

RULES = ("country-from-regions.1", "country-below-regions.1")


def sums(total: str, regions: dict[str, str], more: str = "", **about: str) -> list[dict[str, list[str]]]:
    turtle = figure("country", total, region="KZ", **about) + more
    turtle += "".join(figure(region, text, "b", region=region, **about) for region, text in regions.items())
    return derived(stated(turtle), *RULES)


@pytest.mark.parametrize(
    ("total", "regions", "least", "agrees"),
    [
        ("300", {"KZ-47": "100", "KZ-59": "120"}, "220", True),
        ("220", {"KZ-47": "100", "KZ-59": "120"}, "220", True),
        ("219", {"KZ-47": "100", "KZ-59": "120"}, "220", False),
        ("<220", {"KZ-47": "100", "KZ-59": "120"}, "220", False),
        (">100", {"KZ-47": "100", "KZ-59": "120"}, "220", True),
        ("220", {"KZ-47": ">100", "KZ-59": "120"}, "221", False),
        ("120", {"KZ-47": "<100", "KZ-59": "120"}, "120", True),
    ],
)
def test_the_country_has_at_least_what_its_regions_have(
    total: str, regions: dict[str, str], least: str, agrees: bool
) -> None:
    found = sums(total, regions)
    assert found[0]["lowerBound"] == [least]
    assert found[0]["region"] == ["KZ"]
    assert found[0]["wasDerivedFrom"] == sorted(regions)
    assert found[0].get("agreesWith", []) == (["country"] if agrees else [])
    assert [thing["member"] for thing in found[1:]] == ([] if agrees else [sorted([*regions, "country"])])


def test_two_figures_of_a_region_count_as_the_least() -> None:
    more = figure("again", "90", "c", region="KZ-47")
    assert sums("300", {"KZ-47": "100"}, more)[0]["lowerBound"] == ["90"]


def test_without_a_figure_of_the_country_nothing_is_added_up() -> None:
    assert derived(stated(figure("x", "1", region="KZ-47") + figure("y", "1", region="KZ-59")), *RULES) == []


def test_rates_are_not_added_up() -> None:
    assert sums("60", {"KZ-47": "50", "KZ-59": "50"}, unit="percent") == []


def test_a_region_that_was_split_off_within_the_period_is_left_out() -> None:
    more = """region:KZ-10 pg:validFrom "2022-06-08"^^xsd:date . region:KZ-47 pg:jurisdiction region:KZ .
    period:2022 pg:firstDay "2022-01-01"^^xsd:date ; pg:lastDay "2022-12-31"^^xsd:date ."""
    found = sums("300", {"KZ-10": "100", "KZ-63": "120"}, more, period="2022")
    assert found[0]["wasDerivedFrom"] == ["KZ-63"]
