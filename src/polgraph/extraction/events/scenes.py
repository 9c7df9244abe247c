"""A passage with the cues of events, its people and its places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polgraph.extraction.context import Context
from polgraph.extraction.document import Document, Passage
from polgraph.extraction.people import People, PersonMention
from polgraph.extraction.people.words import Hit
from polgraph.extraction.places import CITIES, COUNTRY
from polgraph.extraction.terms import Term
from polgraph.extraction.tokens import Token

_INTO = frozenset({"в", "во"})
_TOWN_WORDS = frozenset({"город", "городе", "г", ".", "селе", "районе", "поселке", "ауле"})
_KAZAKH_LOCATIVE = ("да", "де", "та", "те")
_TOWN_STEMS = ("қаласында", "ауданында", "ауылында", "кентінде")


@dataclass(frozen=True)
class Scene:
    """One passage as the event rules see it."""

    passage: Passage
    text: str
    hits: tuple[Hit, ...]
    places: tuple[Term, ...]
    mentions: tuple[PersonMention, ...]

    @property
    def number(self) -> int:
        """The number of the passage."""
        return self.passage.number

    @property
    def is_headline(self) -> bool:
        """Tell whether it belongs to the headline."""
        return self.passage.kind == "headline"

    def words(self, first: int, last: int) -> str:
        """Return the text of a stretch of tokens."""
        span = self.passage.span(first, last)
        return self.text[span.start : span.end]

    def of(self, kind: str, *values: str) -> list[Hit]:
        """Return the cues of a kind, in order."""
        return [hit for hit in self.hits if hit.kind == kind and (not values or hit.value in values)]

    def has(self, kind: str, *values: str) -> bool:
        """Tell whether a cue stands in the passage."""
        return bool(self.of(kind, *values))

    def acting(self) -> list[PersonMention]:
        """Return the mentions of those who act."""
        return [mention for mention in self.mentions if mention.case == "nominative"]

    def inside_person(self, position: int) -> bool:
        """Tell whether a token belongs to the mention of a person."""
        return any(m.first <= position <= m.last for m in self.mentions if m.how != "pronoun")

    def inside_person_at(self, token: Token) -> bool:
        """Tell whether a token of the passage belongs to the mention of a person."""
        return self.inside_person(self.passage.tokens.index(token))

    def is_survived(self, mention: PersonMention) -> bool:
        """Tell whether somebody is named because his family is there («Ерғали Медеттің анасы»)."""
        if mention.case != "genitive":
            return False
        kazakh = self.passage.language == "kk"
        gaps = (hit.first - mention.last if kazakh else mention.first - hit.last for hit in self.of("relative"))
        return any(0 < gap <= 1 for gap in gaps)

    def is_in(self, term: Term) -> bool:
        """Tell whether a place is where something happens: after «в», or in the Kazakh locative."""
        passage = self.passage
        if passage.language == "kk":
            last = passage.norm(term.last)
            return last.endswith(_KAZAKH_LOCATIVE) or passage.norm(term.last + 1) in _TOWN_STEMS
        before = term.first - 1
        while passage.norm(before) in _TOWN_WORDS:
            before -= 1
        return passage.norm(before) in _INTO or passage.norm(term.first) in _INTO

    def towns(self, region: str | None) -> list[Term]:
        """Return the towns and districts of the passage that are no part of somebody's post."""
        return [term for term in self.places if is_town(term.id, region) and not self.inside_person(term.first)]


def is_town(place: str, region: str | None) -> bool:
    """Tell whether a place is a town or district, or a city other than the region of the release."""
    return not place.startswith(COUNTRY) or (place in CITIES and place != region)


def scenes_of(
    document: Document, find: Callable[[Passage], Sequence[Hit]], people: People, context: Context
) -> list[Scene]:
    """Put the passages, their cues, people and places together."""
    return [
        Scene(
            passage,
            document.text,
            tuple(hit for hit in find(passage) if not _is_attribute(passage, hit)),
            tuple(context.place_terms(passage)),
            tuple(people.in_passage(passage.number)),
        )
        for passage in document.passages
        if passage.kind != "dateline"
    ]


def _is_attribute(passage: Passage, hit: Hit) -> bool:
    """Tell «the weekly session», which took place, from «every week»."""
    return hit.kind == "not-held" and passage.language == "kk" and passage.norm(hit.last).endswith("сайынғы")
