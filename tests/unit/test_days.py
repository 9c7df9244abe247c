"""Values of parameters that are days or spans of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.errors import QueryParameterError
from polgraph.queries import Parameter
from polgraph.queries.days import interval
from polgraph.queries.types import term_of

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("1900-02", ("1900-02-01", "1900-02-28")),
        ("2025-Q3", ("2025-07-01", "2025-09-30")),
        ("2025-H1", ("2025-01-01", "2025-06-30")),
        ("2025-06-30", ("2025-06-30", "2025-06-30")),
        ("2025-01-01/2025-06-30", ("2025-01-01", "2025-06-30")),
        ("2025-01-01_2025-06-30", ("2025-01-01", "2025-06-30")),
    ],
)
def test_spans(value: str, days: tuple[str, str]) -> None:
    assert interval(value) == days


@pytest.mark.parametrize(
    "value",
    ["", "25", "2025-13", "2025-Q5", "2025-H3", "2025-02-30", "2025-06-30/2025-01-01", "2025/2026", "٢٠٢٥", "2025-1-1", "3025"],
)  # fmt: skip
def test_what_is_no_span(value: str) -> None:
    assert interval(value) is None


@given(DAYS, DAYS)
def test_any_two_days_in_order_are_a_span(one: date, other: date) -> None:
    first, last = min(one, other).isoformat(), max(one, other).isoformat()
    assert interval(f"{first}/{last}") == (first, last)


@pytest.mark.parametrize(
    ("type_", "value", "term"),
    [
        ("period", "2025", "<https://w3id.org/polgraph/id/period/2025>"),
        ("period", "2025-H1", "<https://w3id.org/polgraph/id/period/2025-01-01_2025-06-30>"),
        ("period", "period:2024", "<https://w3id.org/polgraph/id/period/2024>"),
        ("region", "KZ-47", "<https://w3id.org/polgraph/id/region/KZ-47>"),
        ("date", "2024-02-29", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ],
)
def test_terms(type_: str, value: str, term: str) -> None:
    assert str(term_of(Parameter("value", type_, None, {}), value)) == term


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Parameter("on", "date", None, {}), "2025-02-30", "on is '2025-02-30'; expected a date as YYYY-MM-DD"),
        (Parameter("form", "string", None, {}, ["a", "b"]), "c", "form is 'c'; expected one of a, b"),
        (Parameter("x", "thing", None, {}), "c", "x: unknown type 'thing'; expected boolean, concept, date"),
    ],
)
def test_what_is_refused(parameter: Parameter, value: str, expected: str) -> None:
    with pytest.raises(QueryParameterError) as refused:
        term_of(parameter, value)
    assert str(refused.value).startswith(expected)
