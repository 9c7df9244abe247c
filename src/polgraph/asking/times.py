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
Time = tuple[str, str, int, int]
"""`date` or `year`, its value, and the positions of its first and last character."""


class TimeReader:
    """Reads the times of a question."""

    def __init__(self) -> None:
        self._finder = PeriodFinder(load_tables(*TABLES))

    def read(self, question: str, tokens: Sequence[Token]) -> list[Time]:
        """Return days, and the years that are not part of one; in order."""
        days = [*_written_days(question), *self._spoken_days(tokens)]
        taken = [range(first, last) for _, _, first, last in days]
        years = [
            ("year", token.text, token.start, token.end)
            for token in tokens
            if _YEAR.fullmatch(token.text) and not any(token.start in stretch for stretch in taken)
        ]
        return sorted({*days, *years}, key=lambda time: time[2])

    def _spoken_days(self, tokens: Sequence[Token]) -> Iterator[Time]:
        for language in ("ru", "kk"):
            for found in self._finder.find(tokens, language):
                days = found.resolve(None)
                if days and days.first == days.last:
                    yield "date", days.first, tokens[found.first].start, tokens[found.last].end


def _written_days(question: str) -> Iterator[Time]:
    for pattern in _ENGLISH:
        for found in pattern.finditer(question):
            name = found["month"].lower()
            month = _MONTHS.index(name) + 1 if name in _MONTHS else int(name)
            value = f"{found['year']}-{month:02}-{int(found['day']):02}"
            if interval(value):
                yield "date", value, found.start(), found.end()
