"""Years and days in a question of any of the three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polgraph.extraction.periods import TABLES, PeriodFinder
from polgraph.extraction.tables import load_tables
from polgraph.extraction.tokens import Token
from polgraph.queries.days import interval

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = "january february march april may june july august september october november december".split()
_ENGLISH = (
    re.compile(
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{'|'.join(_MONTHS)}),?\s+(?P<year>\d{{4}})", re.I
    ),
    re.compile(rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})"),
)
_PARTS = re.compile(
    rf"(?:(?:first|second|third|fourth|last) (?:half|quarter)|half|quarter|[hq][1-4]|{'|'.join(_MONTHS)}),?"
    r"(?: of| in)?(?: the)? (?:19|20)\d\d",
    re.I,
)
Time = tuple[str, str, int, int]
"""`date`, `year` or `period` (another stretch), its value, and the positions of its first and last character."""


class TimeReader:
    """Reads the times of a question."""

    def __init__(self) -> None:
        self._finder = PeriodFinder(load_tables(*TABLES))

    def read(self, question: str, tokens: Sequence[Token]) -> list[Time]:
        """Return days, and the years that are not part of one; in order."""
        days = [*_written_days(question), *_parts_of_years(question), *self._spoken(tokens)]
        taken = [range(first, last) for _, _, first, last in days]
        years = [
            ("year", token.text, token.start, token.end)
            for token in tokens
            if _YEAR.fullmatch(token.text) and not any(token.start in stretch for stretch in taken)
        ]
        return sorted({*days, *years}, key=lambda time: time[2])

    def _spoken(self, tokens: Sequence[Token]) -> Iterator[Time]:
        for language in ("ru", "kk"):
            for found in self._finder.find(tokens, language):
                days = found.resolve(None)
                if days and not (days.first.endswith("-01-01") and days.last.endswith("-12-31")):
                    kind = "date" if days.first == days.last else "period"
                    yield kind, days.first, tokens[found.first].start, tokens[found.last].end


def _parts_of_years(question: str) -> Iterator[Time]:
    return (("period", found[0], found.start(), found.end()) for found in _PARTS.finditer(question))


def _written_days(question: str) -> Iterator[Time]:
    for pattern in _ENGLISH:
        for found in pattern.finditer(question):
            name = found["month"].lower()
            month = _MONTHS.index(name) + 1 if name in _MONTHS else int(name)
            value = f"{found['year']}-{month:02}-{int(found['day']):02}"
            if interval(value):
                yield "date", value, found.start(), found.end()
