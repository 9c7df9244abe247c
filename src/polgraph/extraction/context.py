"""What holds for a whole release: its region, agency, period, title, publisher and date of publication."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polgraph.extraction.document import Document, Passage
from polgraph.extraction.periods import TimeExpression
from polgraph.extraction.places import CITIES, COUNTRY, Places, agency_id
from polgraph.extraction.tables import Rows
from polgraph.extraction.terms import Term
from polgraph.facts import Period, Span

LEAD = 4
"""Passages of the body that tell what the release is about."""
_NATIONAL = frozenset({"mia", "mes", "general-prosecutor-office", "knb", "fma", "anticorruption"})
_REGIONAL = ("police-department", "prosecutor-office", "emergency-department", "knb-department", "akimat")
_COUNTRY_WORDS = frozenset({"республика", "страна", "республиканский", "ел", "республикалық", "еліміз"})
_MAIN_KINDS = frozenset({"year", "half", "quarter", "months", "month"})
_NEWS = frozenset({"working-trip", "appointment", "dismissal"})
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

    def place_terms(self, passage: Passage) -> list[Term]:
        """Return the places of a passage, bare adjectives of regions («Жамбылской, Атырауской») included."""
        return place_terms(passage)

    @property
    def months(self) -> tuple[int, int] | None:
        """The months of the reporting period."""
        if self.period is None:
            return None
        return int(self.period.first[5:7]), int(self.period.last[5:7])

    def resolve(self, time: TimeExpression) -> Period | None:
        """Resolve a time of this release; the reporting period's year stands in for one that is not said."""
        return time.resolve(self.base_year, self.months)


def place_terms(passage: Passage) -> list[Term]:
    """Return the places of a passage; an adjective counts unless it belongs to some other noun."""
    places = passage.of("place")
    covered = {position for term in places for position in range(term.first, term.last + 1)}
    for term in passage.of("place-adjective"):
        if covered.isdisjoint(range(term.first, term.last + 1)) and _adjective_stands(passage, term):
            places.append(Term("place", term.id, term.first, term.last))
            covered |= set(range(term.first, term.last + 1))
    return [term for term in sorted(places, key=lambda term: term.first) if not _explains(passage, term, places)]


def _explains(passage: Passage, term: Term, places: Sequence[Term]) -> bool:
    """«Алматинская область (центр — Қонаев)»: a place in brackets that says more of the one before."""
    opened = [p for p in range(max(0, term.first - 4), term.first) if passage.norm(p) == "("]
    if not opened or not any(opened[-1] - 3 <= other.last < opened[-1] for other in places):
        return False
    closed = next((p for p in range(term.last, len(passage.tokens)) if passage.norm(p) == ")"), term.last)
    return not any(q.first in range(opened[-1], closed) for q in passage.quantities)


def _adjective_stands(passage: Passage, term: Term) -> bool:
    following = [passage.norm(position) for position in range(term.last + 1, term.last + 6)]
    district = next((word for word in following if word.startswith(("район", "област"))), "").startswith("район")
    if term.id.startswith(COUNTRY):
        return not district  # «карагандинские полицейские», «в Жамбылской (на 15 %), Атырауской областях»
    return district or any(word.startswith(("отдел", "управлен")) for word in following[:2])


def read_context(document: Document, places: Places, newsrooms: Rows) -> Context:
    """Find the defaults of a release."""
    published = _published(document)
    region = _region(document, places)
    base_year = int(published[:4]) if published else None
    period, stated_year = _period(document, base_year)
    publisher, publisher_span, attributed = _publisher(document, newsrooms)
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
    )


def _title(document: Document) -> Span | None:
    for line in document.lines:
        if line.kind == "headline":
            end = line.start + len(document.text[line.start : line.end].rstrip())
            return Span(line.body, end)
    return None


_NUMERIC_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.])")


def _published(document: Document) -> str | None:
    """Return the date that a date line, or a counter line of the page, states."""
    for line in document.lines[:6] + document.lines[-3:]:
        if line.kind == "dateline" or (line.kind == "boilerplate" and line.end - line.start < 80):
            if date := _NUMERIC_DATE.search(document.text, line.start, line.end):
                day, month, year = (int(part) for part in date.groups())
                if 1 <= month <= 12 and 1 <= day <= 31:
                    return f"{year:04}-{month:02}-{day:02}"
            for passage in document.passages:
                if passage.line is line:
                    for time in passage.times:
                        resolved = time.resolve(None) if time.kind == "day" else None
                        if resolved:
                            return resolved.first
    return None


def _weighted(document: Document) -> Iterable[tuple[Passage, int]]:
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
            beside = any(agency.last + 1 >= term.first - 1 and agency.first <= term.last + 3 for agency in agencies)
            whole = term.id.startswith(COUNTRY)
            votes[region] += (weight * (3 if beside else 2 if whole else 1)) if len(terms) < 4 or weight > 1 else 0
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


def _period(document: Document, base_year: int | None) -> tuple[Period | None, int | None]:
    """Return the reporting period, and the year that is meant where none is said."""
    years = Counter(int(year) for year in _YEAR.findall(document.text))
    stated = max(years, key=lambda year: (years[year], year)) if years else None
    year = base_year or stated
    operation = any(term.id == "operation" for p in _opening(document) for term in p.of("event-type"))
    news = any(term.id in _NEWS for p in _opening(document)[:3] for term in p.of("event-type"))
    for passage in _opening(document)[: LEAD if news else None]:
        for time in passage.times:
            if time.role != "period" or (time.kind not in _MAIN_KINDS and not (time.kind == "days" and operation)):
                continue
            anchor = year if time.relative is None or base_year else None
            if (resolved := time.resolve(anchor)) is not None:
                return resolved, stated
    return None, stated


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
