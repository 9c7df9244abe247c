"""Figures that may not be compared."""

from __future__ import annotations

import pytest

from tests.derivation.stating import change, derived, figure, stated
from tests.derivation.test_conflicts import SUBJECTS

PERIODS = "".join(
    f'period:{year} pg:firstDay "{year}-01-01"^^xsd:date ; pg:lastDay "{year}-12-31"^^xsd:date .\n'
    for year in ("2021", "2022", "2023", "2024")
)
NOTES = """
comparability:law pg:breakDate "2023-07-01"^^xsd:date ; pg:concerns subject:theft ; pg:reason reason:series-break .
comparability:reform pg:breakDate "2022-06-08"^^xsd:date ; pg:concerns region:KZ-63 ; pg:reason reason:region-reform .
comparability:units pg:concerns counting-unit:crime ; pg:reason reason:counting-unit .
"""


def test_crimes_and_offences_of_one_region_and_period_are_not_comparable() -> None:
    turtle = SUBJECTS + figure("x", "3343", indicator="registered.crime")
    turtle += figure("y", "3900", "b", indicator="registered.criminal-offence")
    turtle += figure("z", "3900", "b", indicator="registered.criminal-offence", period="2023")
    (found,) = derived(stated(turtle), "same-counting-unit.1")
    assert (found["compares"], found["reason"], found["verdict"]) == (["x", "y"], ["counting-unit"], ["not-comparable"])


def test_thefts_and_crimes_are_counted_alike() -> None:
    turtle = SUBJECTS + figure("x", "1") + figure("y", "2", indicator="registered.crime")
    assert derived(stated(turtle), "same-counting-unit.1") == []


@pytest.mark.parametrize(
    ("region", "before", "period", "expected"),
    [
        ("KZ-47", "2023", "2024", [["c", "law"]]),
        ("KZ-47", "2022", "2023", [["c", "law"]]),
        ("KZ-47", "2021", "2022", []),
        ("KZ-63", "2021", "2022", [["c", "reform"]]),
        ("KZ-63", "2022", "2023", [["c", "law"], ["c", "reform"]]),
    ],
)
def test_a_change_across_a_break(region: str, before: str, period: str, expected: list[list[str]]) -> None:
    turtle = SUBJECTS + PERIODS + NOTES
    turtle += figure("l", "100", region=region, period=period) + change("c", "-10%", "l", before)
    found = derived(stated(turtle), "change-across-break.1")
    assert sorted(thing["wasDerivedFrom"] for thing in found) == expected
    assert all(thing["compares"] == ["c"] for thing in found)
