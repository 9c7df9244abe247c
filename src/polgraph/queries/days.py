"""Days, months, quarters, half-years, years and spans of days, as their first and last day."""

from __future__ import annotations

import re

_PARTS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


def interval(value: str) -> tuple[str, str] | None:
    """Return the first and last day of 2025, 2025-03, 2025-Q1, 2025-H1, 2025-01-31 or 2025-01-01/2025-01-31.

    None if *value* is none of these, or a day that no calendar has; `_` may stand for `/`.
    """
    first, separator, last = value.replace("_", "/").partition("/")
    if separator:
        return (first, last) if _is_day(first) and _is_day(last) and first <= last else None
    if _is_day(value):
        return value, value
    found = re.fullmatch(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]|[HQ][1-4]))?", value, re.ASCII)
    if not found or (found[2] and found[2][0] in "HQ" and found[2] not in _PARTS):
        return None
    year, part = int(found[1]), found[2] or ""
    months = _PARTS[part] if part in _PARTS else (int(part), int(part)) if part else (1, 12)
    return f"{year}-{months[0]:02}-01", f"{year}-{months[1]:02}-{_length(year, months[1]):02}"


def _is_day(value: str) -> bool:
    found = _DAY.fullmatch(value)
    if not found or not value.isascii():
        return False
    year, month, day = map(int, found.groups())
    return 1 <= month <= 12 and 1 <= day <= _length(year, month)


def _length(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_DAYS[month - 1] + leap
