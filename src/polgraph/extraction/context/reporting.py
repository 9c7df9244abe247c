"""Find the period that a release reports on, and tell the times it is compared with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from polgraph.extraction.context.model import Context
from polgraph.extraction.context.spans_of_time import is_ahead, length, year_before
from polgraph.extraction.document import Document, Passage
from polgraph.extraction.periods import TimeExpression
from polgraph.facts import Period

LEAD = 4
"""Passages that may state the reporting period in days."""
MONTH = 28
OLDEST, LATEST = 2010, 2040
"""Years that releases report on; others are of laws and biographies."""
_MAIN_KINDS = frozenset({"year", "half", "quarter", "months", "month"})
_NEWS = frozenset({"working-trip", "appointment", "dismissal", "award-ceremony", "veterans-meeting"})
"""Events whose releases report no period: a figure in passing has its own."""
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_WEEK = ("недел", "апта")
_MONTH = frozenset({"ай", "айда", "айдың", "айы", "айдағы"})
_PAST = ("прош", "минувш", "өткен")


def period_of(document: Document, published: str | None) -> tuple[Period | None, int | None]:
    """Return the reporting period, and the year that is meant where none is said."""
    years = Counter(int(year) for year in _YEAR.findall(document.text))
    stated = max(years, key=lambda year: (years[year], year)) if years else None
    base_year = int(published[:4]) if published else None
    year = base_year or stated
    opening = [*document.headlines, *document.body]
    events = {term.id for passage in opening[:3] for term in passage.of("event-type")}
    news = bool(events & _NEWS)
    for number, passage in enumerate(document.headlines if news else opening):
        for time in passage.times:
            recent = time.kind == "relative" and number < LEAD and published is not None
            if recent and (last := _recent(passage, time, published or "")) is not None:
                return last, stated
            operation = any(term.id == "operation" for term in passage.of("event-type"))
            days = time.kind == "days" and number < (2 * LEAD if operation else LEAD)
            if time.role != "period" or not (time.kind in _MAIN_KINDS or days):
                continue
            this_year = time.relative == 0 and time.kind != "year"  # «биылғы бірінші тоқсанда»
            resolved = time.resolve(year if time.relative is None or this_year or base_year else None)
            if resolved and published and time.year is None and time.relative is None and is_ahead(resolved, published):
                resolved = time.resolve(int(published[:4]) - 1)
            if resolved is not None and OLDEST <= int(resolved.first[:4]) <= LATEST:
                return resolved, stated
    return None, stated


def _recent(passage: Passage, time: TimeExpression, published: str) -> Period | None:
    """Return the week or the month before the day of publication («за прошлую неделю», «өткен айда»)."""
    words = [passage.norm(position) for position in range(time.first, time.last + 1)]
    day = date.fromisoformat(published)
    if any(word.startswith(_WEEK) for word in words):
        monday = day - timedelta(days=day.weekday() + 7)
        return Period(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    past = any(word.startswith(_PAST) for word in words)
    if past and any(word.startswith("месяц") or word in _MONTH for word in words):
        last = day.replace(day=1) - timedelta(days=1)
        return Period(last.replace(day=1).isoformat(), last.isoformat())
    return None


def with_comparisons(document: Document, context: Context) -> Document:
    """Take times of a year before the reporting period for what they are: what the period is compared with."""
    if context.period is None:
        return document
    period = context.period
    earlier = year_before(period)
    year = int(earlier.first[:4])

    def compared(time: TimeExpression) -> TimeExpression:
        if time.role != "period" or time.kind == "day":
            return time
        own = context.resolve(time)
        before = own is not None and time.year is None and own.last < period.first and length(own) <= 2 * length(period)
        if before and time.relative in {None, 0}:
            return replace(time, role="comparison")
        bare_year = (
            time.kind == "year"
            and length(period) >= MONTH
            and (time.year == year or (time.relative == -1 and context.published is not None))
        )
        full = earlier.first.endswith("01-01") and earlier.last.endswith("12-31")
        if own == earlier or (bare_year and not full and own is not None and own.first[:4] == str(year)):
            return replace(time, role="comparison")
        return time

    passages = tuple(replace(p, times=tuple(compared(time) for time in p.times)) for p in document.passages)
    return replace(document, passages=passages)
