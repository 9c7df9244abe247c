"""Compare and count days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from polgraph.facts import Period


def is_ahead(period: Period, published: str) -> bool:
    """Tell whether a period was not over when the release came out, by more than its current month."""
    return period.first > published or period.last[:7] > published[:7]


def length(period: Period) -> int:
    """Return the number of days of a period."""
    return (date.fromisoformat(period.last) - date.fromisoformat(period.first)).days + 1


def year_before(period: Period, years: int = 1) -> Period:
    """Return the same days of an earlier year; a month that was whole stays so."""
    return Period(*(_earlier(date.fromisoformat(day), years).isoformat() for day in period))


def _earlier(day: date, years: int) -> date:
    year = day.year - years
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, day.month, monthrange(year, day.month)[1] if ends else day.day)
