"""Find the headline, the newsroom and the day of publication."""

from __future__ import annotations

import re
from datetime import date

from polgraph.extraction.document import Document
from polgraph.extraction.tables import Rows
from polgraph.facts import Span

MAX_COUNTER = 80
"""Characters of a counter line of a page («Просмотров: 1 204 | 25.11.2025»)."""
HEAD, FOOT = 6, 3
"""Lines at the top and the bottom of a page that may state its date."""
_NUMERIC_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.])")
_MONTHS = {
    **dict(
        zip(
            "янв фев мар апр ма июн июл авг сен окт ноя дек".split(),
            range(1, 13),
            strict=True,
        )
    ),
    **dict(
        zip(
            "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел".split(),
            range(1, 13),
            strict=True,
        )
    ),
}
_WRITTEN_DATE = re.compile(r"(?<!\d)(\d{1,2})\s+([^\W\d_]{3,9})\s+((?:19|20)\d\d)(?!\d)")
_KAZAKH_DATE = re.compile(r"((?:19|20)\d\d)\s+жыл\w*\s+(\d{1,2})\s+([^\W\d_]{3,9})")
# «КОСТАНАЙ, 17 июля 2025 года.» at the head of a paragraph
_DATELINE = re.compile(
    r"[^\W\d_][\w-]+(?:\s[\w-]+)?[,.]\s+(?:\d{1,2}\s+[^\W\d_]+\s+20\d\d|20\d\d\s+жыл\w*\s+\d{1,2}\s+[^\W\d_]+|\d{1,2}\.\d{1,2}\.20\d\d)"
    r"(?=\s*(?:г\.|год\w*|жыл\w*|ж\.)?[.\s\u2014\u2013-])"
)


def title_of(document: Document) -> Span | None:
    """Return where the headline stands."""
    for line in document.lines:
        if line.kind == "headline":
            end = line.start + len(document.text[line.start : line.end].rstrip())
            return Span(line.body, end)
    return None


def published_on(document: Document) -> str | None:
    """Return the date that a date line, a counter line of the page or the head of the first paragraph states."""
    for line in (*document.lines[:HEAD], *document.lines[-FOOT:]):
        counter = line.kind == "boilerplate" and line.end - line.start < MAX_COUNTER
        if (line.kind == "dateline" or counter) and (day := _date_in(document.text[line.start : line.end])):
            return day
    for line in document.lines[:HEAD]:
        if line.kind in {"paragraph", "headline"} and (place := _DATELINE.match(document.text, line.body, line.end)):
            return _date_in(place.group())
    return None


def _date_in(words: str) -> str | None:
    """Return the date that *words* state in figures or with the name of a month."""
    if numeric := _NUMERIC_DATE.search(words):
        return _iso(int(numeric.group(1)), int(numeric.group(2)), int(numeric.group(3)))
    if written := _WRITTEN_DATE.search(words.casefold()):
        day, name, year = written.group(1), written.group(2), written.group(3)
    elif written := _KAZAKH_DATE.search(words.casefold()):
        year, day, name = written.group(1), written.group(2), written.group(3)
    else:
        return None
    month = next((number for start, number in _MONTHS.items() if name.startswith(start)), 0)
    return _iso(int(day), month, int(year))


def _iso(day: int, month: int, year: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def publisher_of(document: Document, newsrooms: Rows) -> tuple[str | None, Span | None, Span | None]:
    """Return the newsroom that a portal line or an attribution names, and where."""
    folded = document.text.casefold()
    for row in newsrooms:
        name = row[1]
        at = folded.find(name.casefold())
        if at < 0 or ("." not in name and not name[0].isupper()):
            continue
        span = Span(at, at + len(name))
        again = folded.find(name.casefold(), span.end)
        attributed = Span(again, again + len(name)) if again >= 0 else None
        return row[0], span, attributed
    return None, None, None
