"""Find the region that a release is about, the town if it is of one, and the agency whose release it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from polgraph.extraction.context.mentions import place_terms
from polgraph.extraction.document import Document, Passage
from polgraph.extraction.places import COUNTRY, Places, agency_id

LEAD = 4
"""Passages of the body that tell what the release is about."""
_NATIONAL = frozenset({"mia", "mes", "general-prosecutor-office", "knb", "fma", "anticorruption"})
_REGIONAL = ("police-department", "prosecutor-office", "emergency-department", "knb-department", "akimat")
_COUNTRY_WORDS = frozenset({"республика", "страна", "республиканский", "ел", "республикалық", "еліміз"})
_LOCAL = frozenset({"police", "akimat", "district-akimat", "emergency", "maslikhat"})
_LOCAL_WORDS = ("аким", "маслихат", "әкім", "мәслихат")
_TOWNS = ("город", "район", "қала", "аудан")


def region_of(document: Document, places: Places) -> str | None:
    """Return the region that most speaks for: the agency's in the headline and the lead before any other place."""
    votes: Counter[str] = Counter()
    for passage, weight in _weighted(document):
        agencies = passage.of("agency")
        terms = place_terms(passage)
        for term in terms:
            region = places.region_of(term.id)
            if any(other.first == term.first and places.region_of(other.id) != region for other in terms):
                continue  # «Абайский район» is in several regions
            near = [passage.norm(p) for p in (*range(term.first - 2, term.first), term.last + 1)]
            police = any(word.startswith("полиц") for word in near)
            beside = police or any(
                agency.last + 1 >= term.first - 1 and agency.first <= term.last + 3 for agency in agencies
            )
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


def host_of(document: Document, region: str | None) -> str | None:
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


def _weighted(document: Document) -> Iterable[tuple[Passage, int]]:
    for passage in document.headers:
        yield passage, 4
    for passage in document.headlines:
        yield passage, 3
    for number, passage in enumerate(document.body):
        yield passage, (5, 3, 2, 2)[number] if number < LEAD else 1


def locality_of(document: Document, region: str | None, places: Places) -> str | None:
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
    if len(set(towns)) != 1:
        return None
    named = any(term.id == region for passage in document.headlines for term in place_terms(passage))
    return (
        None if named and towns[0] == places.centre_of(region or "") else towns[0]
    )  # the region's meeting in its centre


def _is_local(passage: Passage) -> bool:
    """Tell whether a sentence is about the akim or the council of a town or a district."""
    words = [token.norm for token in passage.tokens]
    if any(word.startswith(("област", "облыс")) for word in words):
        return False
    return any(word.startswith(_LOCAL_WORDS) for word in words) and any(word.startswith(_TOWNS) for word in words)


def agency_of_header(document: Document, places: Places) -> str | None:
    """Return the agency whose page a line over the text names."""
    for passage in document.headers:
        terms = place_terms(passage)
        for agency in passage.of("agency"):
            if agency.id in {*_REGIONAL, "police", "district-akimat"} and terms:
                return agency_id(agency.id.removeprefix("district-"), terms[0].id)
    return None
