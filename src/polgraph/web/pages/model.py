"""What a page shows, ready for a template: texts and addresses that are safe to link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Value:
    """A text, with where it leads, if anywhere; *far* if that is not ours."""

    text: str
    href: str = ""
    far: bool = False
    language: str = ""
    note: str = ""
    """What kind of thing it is, where the text does not tell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A property or a class, and what there is of it."""

    label: Value
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text that state something; nothing if they are not kept."""

    text: str
    place: Value
    release: Value | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What has an address within the page: a term, or words of a text with what they state."""

    fragment: str
    title: str
    rows: tuple[Row, ...]
    is_words: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page about one thing, graph or document."""

    title: str
    iri: str = ""
    kinds: tuple[Value, ...] = ()
    rows: tuple[Row, ...] = ()
    evidence: tuple[Words, ...] = ()
    parts: tuple[Part, ...] = ()
    heading: str = ""
    """Of the parts, or of what a graph holds: a key of the table of words."""
    pointing: tuple[Row, ...] = ()
    cut: int = 0
    """How many of what points here are shown, if not all."""


class Sheet(NamedTuple):
    """A template, the page that it shows, and what else it needs."""

    template: str
    page: Page
    more: Mapping[str, object]
