"""One frozen dataclass a kind of fact; field names follow the facts document (schema 1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

Number = int | float
Summary = Mapping[str, str]
"""Our own words, by language (en, ru, kk)."""
Vocabulary = Mapping[str, Collection[str]]
"""The ids of each closed vocabulary, by the name of its scheme."""


class Span(NamedTuple):
    """A half-open range of Unicode code points of the hashed text."""

    start: int
    end: int


class Period(NamedTuple):
    """A closed interval of days, as ISO dates."""

    first: str
    last: str


Spans = tuple[Span, ...]
"""The places that state a fact; at least one."""


class Text(Protocol):
    """What the mapping has to know of a hashed text."""

    @property
    def length(self) -> int:
        """Length in code points."""

    def slice(self, span: Span) -> str | None:
        """The words at *span*, or None where they are not known."""


@dataclass(frozen=True, slots=True)
class Release:
    """What the text says about itself."""

    sha256: str
    language: str
    title: str | None
    publisher: str | None
    published: str | None
    period: Period | None
    attributed_to: str | None = None
    spans: Mapping[str, Spans] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, or an unnamed holder of an office (without a name)."""

    id: str
    name: str | None
    role: str | None
    organization: str | None
    rank: str | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at an event, in one capacity."""

    person: str
    role: str | None
    capacity: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Purpose:
    """A topic that an event was held on."""

    topic: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, visit, trip, operation and so on."""

    id: str
    type: str
    host: str | None
    region: str | None
    place: str | None
    date: str | None
    period: Period | None
    spans: Spans
    participants: tuple[Participant, ...]
    label: str | None = None
    venue: str | None = None
    visited: tuple[str, ...] = ()
    part_of: str | None = None
    purpose: tuple[Purpose, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A level; *value* is one number, or low and high for an interval."""

    id: str
    measure: str
    subject: str | None
    setting: str | None
    label: str | None
    region: str | None
    period: Period | None
    period_label: str | None
    kind: str
    value: Number | tuple[Number, Number]
    unit: str
    part_of: str | None
    spans: Spans
    scope: str | None = None
    origins: tuple[str, ...] = ()
    confidence: Number | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A movement, with or without a number; *value* carries the sign, except for factors."""

    id: str
    observation: str | None
    measure: str
    subject: str | None
    setting: str | None
    label: str | None
    region: str | None
    period: Period | None
    period_label: str | None
    compared_with: Period | None
    direction: str
    kind: str
    value: Number | None
    previous: Number | None
    intensity: str | None
    spans: Spans
    bound: str | None = None
    confidence: Number | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody, or the release itself, says."""

    id: str
    speaker: str | None
    event: str | None
    quotation: bool
    stance: str | None
    topics: tuple[str, ...]
    spans: Spans
    kind: str | None = None
    summary: Summary | None = None
    confidence: Number | None = None


@dataclass(frozen=True, slots=True)
class Instruction:
    """What was ordered, by whom, to whom."""

    id: str
    by: str | None
    to: tuple[str, ...]
    jointly_with: tuple[str, ...]
    event: str | None
    content_stated: bool
    topics: tuple[str, ...]
    spans: Spans
    kind: str | None = None
    summary: Summary | None = None
    confidence: Number | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """An action without a number: an activity, outcome, decision or focus of attention."""

    id: str
    by: str | None
    topics: tuple[str, ...]
    spans: Spans
    event: str | None = None
    kind: str | None = None
    summary: Summary | None = None
    confidence: Number | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A body, place, unit or group that no other fact carries."""

    id: str
    kind: str
    ref: str | None
    label: str | None
    spans: Spans
    confidence: Number | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something seen in the text that could not be turned into a fact."""

    reason: str
    span: Span | None
    message: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one facts document says."""

    release: Release
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    changes: tuple[Change, ...] = ()
    statements: tuple[Statement, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    measures: tuple[Measure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    topics: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
