"""What holds for a whole release: its region, agency, period, title, publisher and date of publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from polgraph.extraction.document import Document, Passage
from polgraph.extraction.periods import TimeExpression
from polgraph.extraction.places import CITIES, COUNTRY, Places, agency_id
from polgraph.extraction.tables import Rows
from polgraph.extraction.terms import Term
from polgraph.facts import Period, Span

LEAD = 4
MAX_COUNTER = 80
MONTH = 28
OLDEST, LATEST = 2010, 2040
"""Passages of the body that tell what the release is about."""
_NATIONAL = frozenset({"mia", "mes", "general-prosecutor-office", "knb", "fma", "anticorruption"})
_REGIONAL = ("police-department", "prosecutor-office", "emergency-department", "knb-department", "akimat")
_COUNTRY_WORDS = frozenset({"республика", "страна", "республиканский", "ел", "республикалық", "еліміз"})
_MAIN_KINDS = frozenset({"year", "half", "quarter", "months", "month"})
_NUMERIC_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.])")
_NEWS = frozenset({"working-trip", "appointment", "dismissal", "award-ceremony", "veterans-meeting"})
"""Events whose releases report no period: a figure in passing has its own."""
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


@dataclass(frozen=True)
class Context:
    """The defaults of a release."""

    region: str | None
    host: str | None
    period: Period | None
    base_year: int | None
    title: Span | None
    published: str | None
    publisher: str | None
    publisher_span: Span | None
    attributed_span: Span | None
    places: Places
    locality: str | None = None
    """The town or district that the release is of, where its police or its akim reports."""

    def place_terms(self, passage: Passage) -> list[Term]:
        """Return the places of a passage; of those that share a name the one in the release's region."""
        found: dict[int, Term] = {}
        for term in place_terms(passage):
            known = found.get(term.first)
            if known is None or self.places.region_of(term.id) == self.region:
                found[term.first] = term
        return [found[first] for first in sorted(found)]

    @property
    def months(self) -> tuple[int, int] | None:
        """The months of the reporting period."""
        if self.period is None:
            return None
        return int(self.period.first[5:7]), int(self.period.last[5:7])

    def resolve(self, time: TimeExpression) -> Period | None:
        """Resolve a time of this release; the reporting period's year stands in for one that is not said."""
        found = time.resolve(self.base_year, self.months)
        unsaid = time.year is None and time.relative is None and self.base_year is not None
        if found and unsaid and self.published and _is_ahead(found, self.published):
            return time.resolve((self.base_year or 0) - 1, self.months)
        return found


def place_terms(passage: Passage) -> list[Term]:
    """Return the places of a passage; an adjective counts unless it belongs to some other noun."""
    places = passage.of("place")
    covered = {position for term in places for position in range(term.first, term.last + 1)}
    for term in passage.of("place-adjective"):
        if covered.isdisjoint(range(term.first, term.last + 1)) and _adjective_stands(passage, term):
            places.append(Term("place", term.id, term.first, term.last))
            covered |= set(range(term.first, term.last + 1))
    return [term for term in sorted(places, key=lambda term: term.first) if not _explains(passage, term, places)]


_KAZAKH_HEADS = ("полиц", "облыс", "өңір", "прокур", "әкім")


def _explains(passage: Passage, term: Term, places: Sequence[Term]) -> bool:
    """«Алматинская область (центр — Қонаев)»: a place in brackets that says more of the one before."""
    opened = [p for p in range(max(0, term.first - 4), term.first) if passage.norm(p) == "("]
    if not opened or not any(opened[-1] - 3 <= other.last < opened[-1] for other in places):
        return False
    closed = next((p for p in range(term.last, len(passage.tokens)) if passage.norm(p) == ")"), term.last)
    return not any(q.first in range(opened[-1], closed) for q in passage.quantities)


def _adjective_stands(passage: Passage, term: Term) -> bool:
    following = [passage.norm(position) for position in range(term.last + 1, term.last + 6)]
    if passage.language == "kk":
        return bool(following) and following[0].startswith(_KAZAKH_HEADS)
    district = next((word for word in following if word.startswith(("район", "област"))), "").startswith("район")
    if term.id.startswith(COUNTRY):
        return not district  # «карагандинские полицейские», «в Жамбылской (на 15 %), Атырауской областях»
    return district or any(word.startswith(("отдел", "управлен")) for word in following[:2])


def read_context(document: Document, places: Places, newsrooms: Rows) -> Context:
    """Find the defaults of a release."""
    published = _published(document)
    region = _region(document, places)
    base_year = int(published[:4]) if published else None
    period, stated_year = _period(document, published)
    publisher, publisher_span, attributed = _publisher(document, newsrooms)
    locality = _locality(document, region, places)
    if publisher is None:
        publisher = _agency_of_header(document, places)
    return Context(
        region=region,
        host=_host(document, region),
        period=period,
        base_year=base_year or stated_year,
        title=_title(document),
        published=published,
        publisher=publisher,
        publisher_span=publisher_span,
        attributed_span=attributed,
        places=places,
        locality=locality,
    )


_LOCAL = frozenset({"police", "akimat", "district-akimat", "emergency", "maslikhat"})
_LOCAL_WORDS = ("аким", "маслихат", "әкім", "мәслихат")


def _locality(document: Document, region: str | None, places: Places) -> str | None:
    """Return the town or district whose own police, akim or council the release is about."""
    opening = [*document.headers, *document.headlines, *document.body[:2]]
    if any(a.id in {"police-department", "emergency-department", *_NATIONAL} for p in opening for a in p.of("agency")):
        return None
    local = any(agency.id in _LOCAL for passage in opening for agency in passage.of("agency"))
    if not local and not any(_is_local(passage) for passage in opening):
        return None
    towns: list[str] = []
    for passage in opening:
        near = [t.id for t in place_terms(passage) if not t.id.startswith(COUNTRY)]
        near += [f"{t.id}-district" for t in passage.of("village")]
        towns += [town for town in near if places.region_of(town) == region]
    return towns[0] if len(set(towns)) == 1 else None


def _is_local(passage: Passage) -> bool:
    """Tell whether a sentence is about the akim or the council of a town or a district."""
    words = [token.norm for token in passage.tokens]
    if any(word.startswith(("област", "облыс")) for word in words):
        return False
    return any(word.startswith(_LOCAL_WORDS) for word in words) and any(word.startswith(_TOWNS) for word in words)


_TOWNS = ("город", "район", "қала", "аудан")


def _agency_of_header(document: Document, places: Places) -> str | None:
    """Return the agency whose page a line over the text names."""
    for passage in document.headers:
        terms = place_terms(passage)
        for agency in passage.of("agency"):
            if agency.id in {*_REGIONAL, "police", "district-akimat"} and terms:
                return agency_id(agency.id.removeprefix("district-"), terms[0].id)
    return None


def _title(document: Document) -> Span | None:
    for line in document.lines:
        if line.kind == "headline":
            end = line.start + len(document.text[line.start : line.end].rstrip())
            return Span(line.body, end)
    return None


def _published(document: Document) -> str | None:
    """Return the date that a date line, a counter line of the page or the head of the first paragraph states."""
    for line in (*document.lines[:6], *document.lines[-3:]):
        if line.kind == "dateline" or (line.kind == "boilerplate" and line.end - line.start < MAX_COUNTER):
            if date := _date_in(document.text[line.start : line.end]):
                return date
    for line in document.lines[:6]:
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
    valid = 1 <= month <= 12 and 1 <= day <= 31
    return f"{year:04}-{month:02}-{day:02}" if valid else None


_MONTHS = {
    **dict(zip("янв фев мар апр ма июн июл авг сен окт ноя дек".split(), range(1, 13), strict=True)),
    **dict(zip("қаң ақп нау сәу мам мау шіл там қыр қаз қар жел".split(), range(1, 13), strict=True)),
}
_WRITTEN_DATE = re.compile(r"(?<!\d)(\d{1,2})\s+([^\W\d_]{3,9})\s+((?:19|20)\d\d)(?!\d)")
_KAZAKH_DATE = re.compile(r"((?:19|20)\d\d)\s+жыл\w*\s+(\d{1,2})\s+([^\W\d_]{3,9})")
# «КОСТАНАЙ, 17 июля 2025 года.» at the head of a paragraph
_DATELINE = re.compile(
    r"[^\W\d_][\w-]+(?:\s[\w-]+)?[,.]\s+(?:\d{1,2}\s+[^\W\d_]+\s+20\d\d|20\d\d\s+жыл\w*\s+\d{1,2}\s+[^\W\d_]+|\d{1,2}\.\d{1,2}\.20\d\d)"
    r"(?=\s*(?:г\.|год\w*|жыл\w*|ж\.)?[.\s\u2014\u2013-])"
)


def _weighted(document: Document) -> Iterable[tuple[Passage, int]]:
    for passage in document.headers:
        yield passage, 4
    for passage in document.headlines:
        yield passage, 3
    for number, passage in enumerate(document.body):
        yield passage, (5, 3, 2, 2)[number] if number < LEAD else 1


def _region(document: Document, places: Places) -> str | None:
    """Return the region that most speaks for: the agency's in the headline and the lead before any other place."""
    votes: Counter[str] = Counter()
    for passage, weight in _weighted(document):
        agencies = passage.of("agency")
        terms = place_terms(passage)
        for term in terms:
            region = places.region_of(term.id)
            if any(other.first == term.first and places.region_of(other.id) != region for other in terms):
                continue  # «Абайский район» is in several regions
            beside = any(agency.last + 1 >= term.first - 1 and agency.first <= term.last + 3 for agency in agencies)
            whole = term.id.startswith(COUNTRY)
            votes[region] += (weight * (3 if beside else 2 if whole else 1)) if len(terms) < 4 or weight > 1 else 0
        for village in passage.of("village"):
            votes[places.region_of(village.id)] += weight
        national = any(agency.id in _NATIONAL for agency in agencies) and not any(
            agency.id in _REGIONAL for agency in agencies
        )
        words = {form for token in passage.tokens if token.kind == "word" for form in passage.lemmas(token.norm)}
        if words & _COUNTRY_WORDS and "область" not in words:
            votes[COUNTRY] += weight * 2
        elif national and not terms:
            votes[COUNTRY] += weight
    if not votes:
        return None
    distinct = [region for region in votes if region != COUNTRY]
    best = max(votes, key=lambda region: (votes[region], -list(votes).index(region)))
    if best != COUNTRY and votes[COUNTRY] and len(distinct) >= 5:
        return COUNTRY
    return best


def _host(document: Document, region: str | None) -> str | None:
    """Return the agency whose work the release tells of."""
    if region is None:
        return None
    votes: Counter[str] = Counter()
    for passage, weight in _weighted(document):
        for agency in passage.of("agency"):
            if agency.id in _REGIONAL or agency.id in _NATIONAL:
                votes[agency.id] += weight
    if region == COUNTRY:
        national = [kind for kind, _ in votes.most_common() if kind in _NATIONAL]
        return national[0] if national else "mia"
    regional = [kind for kind, _ in votes.most_common() if kind in _REGIONAL]
    return agency_id(regional[0] if regional else "police-department", region)


def _period(document: Document, published: str | None) -> tuple[Period | None, int | None]:
    """Return the reporting period, and the year that is meant where none is said."""
    years = Counter(int(year) for year in _YEAR.findall(document.text))
    stated = max(years, key=lambda year: (years[year], year)) if years else None
    base_year = int(published[:4]) if published else None
    year = base_year or stated
    opening = _opening(document)
    events = {term.id for passage in opening[:3] for term in passage.of("event-type")}
    news = bool(events & _NEWS)
    for number, passage in enumerate(document.headlines if news else opening):
        for time in passage.times:
            if time.kind == "relative" and number < LEAD and published:
                if (last := recent(passage, time, published)) is not None:
                    return last, stated
            operation = any(term.id == "operation" for term in passage.of("event-type"))
            days = time.kind == "days" and number < (2 * LEAD if operation else LEAD)
            if time.role != "period" or not (time.kind in _MAIN_KINDS or days):
                continue
            resolved = time.resolve(year if time.relative is None or base_year else None)
            if resolved and published and time.year is None and time.relative is None and _is_ahead(resolved, published):
                resolved = time.resolve(int(published[:4]) - 1)
            if resolved is not None and OLDEST <= int(resolved.first[:4]) <= LATEST:
                return resolved, stated
    return None, stated


def recent(passage: Passage, time: TimeExpression, published: str) -> Period | None:
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


_WEEK = ("недел", "апта")
_MONTH = frozenset({"ай", "айда", "айдың", "айы", "айдағы"})
_PAST = ("прош", "минувш", "өткен")


def _is_ahead(period: Period, published: str) -> bool:
    """Tell whether a period was not over when the release came out, by more than its current month."""
    return period.first > published or period.last[:7] > published[:7]


def with_comparisons(document: Document, context: Context) -> Document:
    """Take times of a year before the reporting period for what they are: what the period is compared with."""
    if context.period is None:
        return document
    period = context.period
    year = int(period.first[:4]) - 1
    earlier = Period(*(f"{year}{day[4:]}" for day in context.period))

    def compared(time: TimeExpression) -> TimeExpression:
        if time.role != "period" or time.kind == "day":
            return time
        own = context.resolve(time)
        before = own is not None and time.year is None and own.last < period.first and _length(own) <= 2 * _length(period)
        if before and time.relative in {None, 0}:
            return replace(time, role="comparison")
        bare_year = time.kind == "year" and _length(period) >= MONTH and (time.year == year or (time.relative == -1 and context.published is not None))
        full = earlier.first.endswith("01-01") and earlier.last.endswith("12-31")
        if own == earlier or (bare_year and not full and own is not None and own.first[:4] == str(year)):
            return replace(time, role="comparison")
        return time

    passages = tuple(replace(p, times=tuple(compared(time) for time in p.times)) for p in document.passages)
    return replace(document, passages=passages)


def _length(period: Period) -> int:
    return (date.fromisoformat(period.last) - date.fromisoformat(period.first)).days + 1


def _opening(document: Document) -> Sequence[Passage]:
    return [*document.headlines, *document.body]


def _publisher(document: Document, newsrooms: Rows) -> tuple[str | None, Span | None, Span | None]:
    """Return the newsroom that a portal line or an attribution names, and where."""
    folded = document.text.casefold()
    for row in newsrooms:
        name = row[1]
        at = folded.find(name.casefold())
        if at < 0 or "." not in name and not name[0].isupper():
            continue
        span = Span(at, at + len(name))
        again = folded.find(name.casefold(), span.end)
        attributed = Span(again, again + len(name)) if again >= 0 else None
        return row[0], span, attributed
    return None, None, None


def is_city(region: str) -> bool:
    """Tell whether a region is a city."""
    return region in CITIES
