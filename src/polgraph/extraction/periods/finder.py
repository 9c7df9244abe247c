"""Find the expressions of time of a text: what stretch each states, and in which role."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from polgraph.extraction.periods.cores import core
from polgraph.extraction.periods.parts import Day, Reader
from polgraph.extraction.periods.roles import Role, placed
from polgraph.extraction.periods.words import PeriodWords
from polgraph.extraction.periods.years import Core
from polgraph.extraction.tables import Tables
from polgraph.extraction.tokens import Token
from polgraph.facts.model import Period

TABLES = ("months", "period-words")
LANGUAGES = ("kk", "ru")
FIGURES = frozenset(["date", "number"])
_NO_LEAP = 2025
_UNPLACED = frozenset(["relative", "rate"])


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of time as the text says it; first and last are token indexes (last inclusive)."""

    first: int
    last: int
    role: Role
    kind: str
    year: int | None
    relative: int | None
    months: tuple[int, int] | None
    days: tuple[Day, Day] | None
    same: bool

    def resolve(self, base_year: int | None, months: tuple[int, int] | None = None) -> Period | None:
        """Return the days that are meant when *base_year* is this year and *months* are those of the base period."""
        year = self.year
        if year is None and base_year is not None:
            year = base_year + (self.relative or 0)
        if year is None or (self.kind in _UNPLACED and not self.same):
            return None
        if self.days is not None:
            return _days(year, *self.days)
        if self.kind == "since-january":
            return _months(year, (1, months[1])) if months and months[0] == 1 else None
        if self.months is not None:
            return _months(year, self.months)
        if self.kind == "quarter":
            return None
        whole = not (self.same or self.role == "comparison")
        return _months(year, (1, 12) if whole or months is None else months)


class PeriodFinder:
    """Finds expressions of time in Russian and Kazakh tokens; *rows* are the tables named in TABLES."""

    def __init__(self, rows: Tables) -> None:
        self._words = {language: PeriodWords(rows, language) for language in LANGUAGES}

    def find(self, tokens: Sequence[Token], language: str) -> list[TimeExpression]:
        """Return the expressions of time among *tokens*, sorted and not overlapping; *language* is "ru" or "kk"."""
        reader = Reader(tokens, self._words[language], language)
        found: list[TimeExpression] = []
        free = 0
        for index, token in enumerate(tokens):
            if index < free or not (reader.words[index].opens or token.kind in FIGURES):
                continue
            known = core(reader, index)
            if known is None:
                continue
            known, role, first, last = placed(reader, known, free)
            expression = _expression(known, role, first, last)
            free = last + 1
            merged = _merged(found[-1], expression) if found else None
            found[-1:] = [merged] if merged else [*found[-1:], expression]
        return found


def _expression(core: Core, role: Role, first: int, last: int) -> TimeExpression:
    months, days = (core.part.months, core.part.days) if core.part else (None, None)
    kind = core.kind
    if core.edge == "start":
        kind = "since-january"
    elif core.edge == "since" and kind == "month":
        kind, months = ("since-january", None) if role == "period" else ("relative", None)
    elif core.edge == "end" and (months or kind == "year"):
        kind, months, days = "day", None, _last_day(core.year, months[1] if months else 12)
    elif kind == "years":
        kind = "relative"
    relative = core.relative
    if core.same and role == "comparison" and core.year is None and relative is None:
        kind, relative = "year", -1  # «против 167 за аналогичный период»: the one a year before
    return TimeExpression(first, last, role, kind, core.year, relative, months, days, core.same)


def _last_day(year: int | None, month: int) -> tuple[Day, Day]:
    day = (month, monthrange(year or _NO_LEAP, month)[1])
    return day, day


def _merged(one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """Join «годом ранее» and «за этот же срок», which state one stretch."""
    if two.first != one.last + 1 or one.kind == two.kind or {one.kind, two.kind} != {"year", "relative"}:
        return None
    same, year = (one, two) if one.kind == "relative" else (two, one)
    if not same.same or year.same:
        return None
    return replace(year, first=one.first, last=two.last, same=True, role="comparison")


def _months(year: int, months: tuple[int, int]) -> Period:
    first, last = months
    return Period(f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}")


def _days(year: int, first: Day, last: Day) -> Period | None:
    """Return the days from *first* to *last*, which may lie in the next year; None for days that no calendar has."""
    try:
        begin = date(year, *first)
        end = date(year + (last < first), *last)
    except ValueError:
        return None
    return Period(begin.isoformat(), end.isoformat())
