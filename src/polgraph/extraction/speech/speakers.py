"""Who speaks, orders or acts in a passage, and at which meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from polgraph.extraction.document import Document, Passage
from polgraph.facts import Event, Person

# Bodies as subjects: «полиция призывает», «тәртіп сақшылары ескертеді».
_BODIES = frozenset(
    {
        *("полиция", "полицейские", "ведомство", "министерство", "мвд", "дчс", "спасатели", "прокуратура"),
        *("пресс-служба", "стражи", "полицейлер", "іім", "министрлік", "құтқарушылар", "тәртіп", "баспасөз"),
        *("департамент", "управление", "дп", "уп", "комитет", "госавтоинспекция", "правоохранители"),
        *("басқарма", "пд", "құқық"),
    }
)
MINISTRY = ("министерств", "мвд", "іім", "министрлі")
# Several people without names: what they say has no speaker.
CROWDS = frozenset(
    {
        *("они", "те", "жители", "горожане", "жильцы", "сельчане", "участники", "собравшиеся", "родители", "ветераны"),
        *("местные", "аксакалы", "старожилы", "предприниматели", "пользователи", "студенты", "школьники", "люди"),
        *("олар", "тұрғындар", "жұртшылық", "ауылдықтар", "қатысушылар", "ардагерлер", "ақсақалдар", "жұрт", "жастар"),
        *("ата-аналар", "кәсіпкерлер", "халық", "көпшілік"),
    }
)
ACTING = frozenset({"nominative", ""})


class Named(Protocol):
    """A stretch of a passage that names somebody."""

    @property
    def first(self) -> int:
        """The first token."""

    @property
    def last(self) -> int:
        """The last token."""

    @property
    def case(self) -> str:
        """The case of the words, empty if unknown."""


class Mentioned(Named, Protocol):
    """Where a passage names a person."""

    @property
    def person(self) -> str:
        """The id of the person."""


class Held(Named, Protocol):
    """Where a passage names a post."""

    @property
    def role(self) -> str:
        """The role id."""

    @property
    def organization(self) -> str | None:
        """The organization id."""


class PeopleLike(Protocol):
    """What speech has to know of the people of a release."""

    @property
    def entries(self) -> tuple[Person, ...]:
        """All people."""

    @property
    def posts(self) -> Mapping[int, Sequence[Held]]:
        """Posts by passage."""

    def in_passage(self, number: int) -> Sequence[Mentioned]:
        """Return the mentions of a passage, in order."""

    def subject_of(self, passage: Passage, *, before: int | None = None) -> str | None:
        """Return who acts in a passage."""


class ContextLike(Protocol):
    """What speech has to know of the release."""

    @property
    def region(self) -> str | None:
        """The region of the release."""

    @property
    def host(self) -> str | None:
        """The agency whose release it is."""


@dataclass(frozen=True)
class Scene:
    """A document with the people and meetings found in it."""

    document: Document
    people: PeopleLike
    events: Sequence[Event]
    context: ContextLike

    def mention_in(self, passage: Passage, first: int, last: int) -> str | None:
        """Return who is named as acting between two tokens."""
        mentions = [m for m in self.people.in_passage(passage.number) if first <= m.first and m.last <= last]
        acting = [m for m in mentions if m.case in ACTING]
        return acting[-1].person if acting else None

    def anyone_in(self, passage: Passage, first: int, last: int) -> str | None:
        """Return who is named between two tokens, in any case."""
        mentions = [m for m in self.people.in_passage(passage.number) if first <= m.first and m.last <= last]
        return mentions[0].person if mentions else None

    def subject(self, passage: Passage, first: int, last: int) -> str | None:
        """Return who acts in a stretch of a passage, pronouns and bare posts resolved."""
        return self.mention_in(passage, first, last) or self.people.subject_of(passage, before=last + 1)

    def body(self, passage: Passage, first: int, last: int) -> str | None:
        """Return the agency that speaks as a body: «полиция призывает», «в департаменте пояснили»."""
        bodies = [term.first for term in passage.cues("body") if first <= term.first <= last]
        speaks = [p for p in bodies if passage.norm(p) in _BODIES or passage.norm(p - 1) == "в"]
        if not speaks:
            return None
        return "mia" if passage.norm(speaks[0]).startswith(MINISTRY) else self.context.host

    def teller(self, passage: Passage, first: int, last: int) -> str | None:
        """Return whom the words behind a quotation name as its speaker: the one nearest to their verb."""
        mentions = [m for m in self.people.in_passage(passage.number) if first <= m.first and m.last <= last]
        acting = sorted((m for m in mentions if m.case in ACTING), key=lambda m: (m.case != "nominative", m.first))
        return acting[0].person if acting else self.people.subject_of(passage, before=last + 1)

    def is_crowd(self, passage: Passage, first: int, last: int) -> bool:
        """Tell whether people without names speak between two tokens: «говорят жители», «деді олар»."""
        return any(passage.norm(position) in CROWDS for position in range(first, last + 1))

    def previous(self, passage: Passage) -> Passage | None:
        """Return the passage before, in the same paragraph."""
        before = self.document.passages[passage.number - 1] if passage.number else None
        return before if before is not None and before.line is passage.line else None

    def earlier_subject(self, passage: Passage) -> str | None:
        """Return who acts in the sentence before."""
        return None if self.previous(passage) is None else self.heard_before(passage)

    def heard_before(self, passage: Passage) -> str | None:
        """Return whose words or deeds the sentence before tells, be it in the paragraph before."""
        if not passage.number:
            return None
        before = self.document.passages[passage.number - 1]
        last = len(before.tokens) - 1
        named = self.anyone_in(before, 0, last) if before.cues("according") else None
        return named or self.people.subject_of(before) or self.mention_in(before, 0, last)

    def event_of(self, person: str | None, start: int) -> str | None:
        """Return the meeting that a person takes part in, named nearest before *start*, or else first after it."""
        if person is None:
            return None
        own = [event for event in self.events if any(p.person == person for p in event.participants)]
        placed = sorted((span.start, event.id) for event in own for span in event.spans)
        before = [identifier for position, identifier in placed if position <= start]
        return before[-1] if before else placed[0][1] if placed else None

    def actor_before(self, passage: Passage, without: set[str]) -> str | None:
        """Return who acts nearest before a passage, some people left out."""
        for before in reversed(self.document.passages[: passage.number]):
            actor = self.people.subject_of(before) or self.mention_in(before, 0, len(before.tokens) - 1)
            if actor is not None and actor not in without:
                return actor
        return None

    def latest(self, passage: Passage) -> str | None:
        """Return who is named last in the sentence before, in any case: «… слова X. Он же …»."""
        before = self.previous(passage)
        mentions = self.people.in_passage(before.number) if before is not None else ()
        return mentions[-1].person if mentions else None

    def type_of(self, event: str | None) -> str | None:
        """Return the type of a meeting."""
        return next((e.type for e in self.events if e.id == event), None)

    def event_at(self, passage: Passage) -> str | None:
        """Return the meeting that a passage names."""
        whole = passage.whole
        for event in self.events:
            if any(whole.start <= span.start < whole.end for span in event.spans):
                return event.id
        return None
