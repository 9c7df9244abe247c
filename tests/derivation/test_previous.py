"""The earlier level behind a change: by hand, and for any two levels whatever is printed of them."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from polgraph.derivation.figures import Level, Move
from polgraph.derivation.previous import previous_level
from polgraph.namespaces import ID
from tests.cases import ROOT
from tests.derivation.stating import change, derived, figure, level_of, move_of, stated

with (ROOT / "tests/derivation/previous.tsv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
RULES = [f"previous-from-{kind}.1" for kind in ("absolute", "factor", "percent", "points")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['level']} {case['unit']} {case['change']}")
def test_previous_level(case: dict[str, str]) -> None:
    turtle = figure("l", case["level"], unit=case["unit"]) + change("c", case["change"], "l")
    found = derived(stated(turtle), *RULES)
    assert [written(thing) for thing in found] == ([] if case["previous"] == "-" else [case["previous"]])
    assert [thing.get("pointEstimate", [""]) for thing in found] == [[case["point"]] for _ in found]


def written(thing: dict[str, list[str]]) -> str:
    (kind,) = thing["valueKind"]
    (low,), (high,), (value,) = (thing.get(name, [""]) for name in ("lowerBound", "upperBound", "value"))
    return {"exact": value, "interval": f"{low}..{high}", "lower-bound": f">={low}", "upper-bound": f"<={high}"}[kind]


def exact(value: int) -> Level:
    return level_of(str(value), "count")


def printed(number: Fraction, decimals: int, rounding: str) -> Decimal:
    """Print a number as releases do, whichever way they round a half."""
    exactly = Decimal(number.numerator) / Decimal(number.denominator)
    return exactly.quantize(Decimal(1).scaleb(-decimals), rounding)


LEVELS = st.integers(0, 1_000_000)
ROUNDINGS = st.sampled_from([ROUND_HALF_EVEN, ROUND_HALF_UP])


@given(st.integers(1, 1_000_000), LEVELS, st.integers(0, 2), ROUNDINGS)
def test_the_true_level_lies_in_what_a_percentage_leaves(old: int, new: int, decimals: int, rounding: str) -> None:
    size = printed(abs(Fraction(new - old, old)) * 100, decimals, rounding)
    assume(size and new != old)
    move = Move("change", "level", "before", "percent", new > old, "exact", size, decimals, None)
    found = previous_level(exact(new), move)
    assert found is None if new == 0 else found.low <= old and (found.high is None or old <= found.high)


@given(st.integers(1, 1_000_000), st.integers(1, 1_000_000), st.integers(0, 2), ROUNDINGS)
def test_the_true_level_lies_in_what_a_factor_leaves(old: int, new: int, decimals: int, rounding: str) -> None:
    size = printed(Fraction(max(old, new), min(old, new)), decimals, rounding)
    assume(size > 1)
    found = previous_level(exact(new), Move("c", "l", "b", "factor", new > old, "exact", size, decimals, None))
    assert found is not None
    assert found.low <= old <= found.high


@given(LEVELS, LEVELS)
def test_counts_that_are_set_against_each_other_are_exact(old: int, new: int) -> None:
    assume(new not in (0, old))
    move = Move("c", "l", "b", "absolute", new > old, "exact", Decimal(abs(new - old)), 0, None)
    assert previous_level(exact(new), move) == (old, old)


@given(st.integers(0, 1000), st.integers(0, 1000), ROUNDINGS)
def test_the_true_share_lies_in_what_points_leave(old: int, new: int, rounding: str) -> None:
    """Both shares are of a thousandth, and printed with one decimal less."""
    assume(new != old)
    before, after = Fraction(old, 10), Fraction(new, 10)
    size = printed(abs(after - before), 0, rounding)
    level = level_of(str(printed(after, 1, rounding)), "percent")
    assume(size and level.value)
    found = previous_level(level, Move("c", "l", "b", "percentage-point", new > old, "exact", size, 0, None))
    assert found is not None
    assert found.low <= before <= found.high


def test_without_the_period_that_it_is_measured_from_nothing_is_derived() -> None:
    turtle = figure("l", "2732") + change("c", "-14%", "l").replace("pg:fromPeriod period:2023 ; ", "")
    assert derived(stated(turtle), *RULES) == []


@pytest.mark.parametrize(
    "part", ["partOf observation:all", "scope scope:case", "origin region:KZ-75", 'wording "w"@en']
)
def test_what_is_no_total_has_no_earlier_total(part: str) -> None:
    turtle = figure("l", "2732") + change("c", "-14%", "l") + f"observation:l pg:{part} ."
    assert derived(stated(turtle), *RULES) == []


def test_a_derived_level_leads_to_the_level_and_the_change() -> None:
    (found,) = derived(stated(figure("l", "2732") + change("c", "-14%", "l")), *RULES)
    assert found["wasDerivedFrom"] == ["c", "l"]
    assert (found["period"], found["region"], found["rule"]) == (["2023"], ["KZ-47"], ["previous-from-percent.1"])


def test_the_cases_are_read_as_they_are_written() -> None:
    assert move_of("-12.50%").decimals == 2
    assert level_of(">744", "count").unit == f"{ID}unit/count"
