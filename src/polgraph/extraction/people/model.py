"""The people of a release: the posts that it states, and each mention of a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from polgraph.extraction.document import Passage
from polgraph.facts import Issue, Person

How = Literal["name", "post", "pronoun"]
Change = Literal["appointed", "dismissed"]
NOMINATIVE = "nominative"


@dataclass(frozen=True, slots=True)
class Post:
    """A post as a passage states it; token indexes are of the passage."""

    role: str
    organization: str | None
    rank: str | None
    first: int
    last: int
    case: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """The words of a passage that mean a person; post and name together where they stand together."""

    person: str
    passage: int
    first: int
    last: int
    case: str
    how: How


@dataclass(frozen=True, slots=True)
class Move:
    """A person comes into a post or leaves it; token indexes are of the passage."""

    change: Change
    person: str
    role: str | None
    organization: str | None
    place: str | None
    passage: int
    first: int
    last: int


@dataclass(frozen=True)
class People:
    """Who appears in a release, and where."""

    entries: tuple[Person, ...] = ()
    mentions: tuple[PersonMention, ...] = ()
    posts: Mapping[int, tuple[Post, ...]] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    issues: tuple[Issue, ...] = ()

    def in_passage(self, number: int) -> list[PersonMention]:
        """Return the mentions of a passage, in order."""
        return [mention for mention in self.mentions if mention.passage == number]

    def subject_of(self, passage: Passage, *, before: int | None = None) -> str | None:
        """Return the person who acts in a passage; with *before* the nearest that begins before that token."""
        acting = [mention for mention in self.in_passage(passage.number) if mention.case == NOMINATIVE]
        if before is not None:
            acting = [mention for mention in acting if mention.first < before][-1:]
        return acting[0].person if acting else None

    def entry(self, person: str) -> Person:
        """Return the person of an id."""
        return next(entry for entry in self.entries if entry.id == person)


def ordered(mentions: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """Return the mentions in the order of the text."""
    return tuple(sorted(mentions, key=lambda mention: (mention.passage, mention.first, mention.last)))
