"""Days and periods as people of a language write them (CLDR)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from babel.dates import format_date, format_interval

from polgraph.iris import days_of


def day_told(text: str, language: str) -> str:
    """Write a day (YYYY-MM-DD) out; what is no day stays as it is."""
    day = _day(text)
    return format_date(day, "long", locale=language) if day else text


def period_told(iri: str, language: str) -> str:
    """Write a period by the months that it takes in whole, or else by its days; nothing if *iri* names none."""
    first, last = map(_day, days_of(iri) or ("", ""))
    if not (first and last):
        return ""
    if first == last:
        return day_told(first.isoformat(), language)
    if (first.day, last.day) != (1, monthrange(last.year, last.month)[1]):
        return str(format_interval(first, last, "yMMMd", locale=language))
    if (first.month, last.month) != (1, 12):
        return str(format_interval(first, last, "yMMMM", locale=language))
    return str(first.year) if first.year == last.year else f"{first.year}\N{EN DASH}{last.year}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
