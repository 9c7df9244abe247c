"""The places that a sentence names."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.extraction.document import Passage
from polgraph.extraction.places import COUNTRY
from polgraph.extraction.terms import Term

_KAZAKH_HEADS = ("полиц", "облыс", "өңір", "прокур", "әкім")


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
    if passage.language == "kk":
        return bool(following) and following[0].startswith(_KAZAKH_HEADS)
    district = next((word for word in following if word.startswith(("район", "област"))), "").startswith("район")
    if term.id.startswith(COUNTRY):
        return not district  # «карагандинские полицейские», «в Жамбылской (на 15 %), Атырауской областях»
    return district or any(word.startswith(("отдел", "управлен")) for word in following[:2])
