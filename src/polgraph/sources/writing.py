"""Write the blocks of a page as one text, with the place in the source of each of its characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from polgraph.facts import Span
from polgraph.sources.drafts import CELL, Draft
from polgraph.sources.scan import REFERENCE, decode_references

_PART = re.compile(r"(?P<space>[ \t\n\r\f]+)|(?P<none>\0+)|(?P<letters>[^ \t\n\r\f\0]++(?: [^ \t\n\r\f\0]++)*+)")
_LETTER = re.compile(r"[^\W\d_]")
_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_RAISED_SIGNS = re.compile(r"[0-9+\-()n]+\Z")
_WRAPPED = 60  # a line as long as this may have been broken in the middle of a sentence


class Segment(NamedTuple):
    """Consecutive characters of the derived text that are consecutive in the source, too."""

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where the characters of a derived text stand in the decoded source."""

    segments: tuple[Segment, ...]

    def source_position(self, offset: int) -> int | None:
        """Return the code point of the decoded source that a character comes from; none if we wrote it."""
        at = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        if at < 0:
            return None
        start, source, length = self.segments[at]
        return source + offset - start if offset - start < length else None


class Words(NamedTuple):
    """A text and its map; the segments begin at 0."""

    text: str
    segments: tuple[Segment, ...]

    def moved(self, by: int) -> Iterator[Segment]:
        """Yield its segments for a text that begins *by* characters later."""
        return (Segment(segment.start + by, segment.source, segment.length) for segment in self.segments)


class _Writer:
    """Collects characters; white space is collapsed and never begins or ends the text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0
        self.has_word = False  # since the last border of cells
        self._waiting: tuple[str, int | None] | None = None

    def space(self, sign: str, source: int | None) -> None:
        """Let white space or a border of cells stand before the next letters."""
        if self.length and (self._waiting is None or self._waiting[0] == " " != sign):
            self._waiting = (sign, source)

    def border(self) -> None:
        """End a cell: a dash between a name and its value, as in a sentence, but none between two numbers."""
        if self.length and self.parts[-1].endswith(":"):
            self.space(" ", None)
        else:
            self.space(" — " if self.has_word else "\t", None)
        self.has_word = False

    def letters(self, text: str, source: int, *, whole: bool) -> None:
        """Add letters; all of a *whole* stand for one thing in the source, such as a character reference."""
        if self._waiting is not None:
            sign, place = self._waiting
            self._waiting = None
            self._add(sign, place)
        self.has_word = self.has_word or _LETTER.search(text) is not None
        for letter in text if whole else (text,):
            self._add(letter, source)

    def _add(self, text: str, source: int | None) -> None:
        if source is not None:
            last = self.segments[-1] if self.segments else Segment(-1, -1, 0)
            if last.start + last.length == self.length and last.source + last.length == source:
                self.segments[-1] = Segment(last.start, last.source, last.length + len(text))
            else:
                self.segments.append(Segment(self.length, source, len(text)))
        self.parts.append(text)
        self.length += len(text)


def words_of(draft: Draft, source: str, runs: Sequence[Span], raised: set[int]) -> Words:
    """Return the words of a block."""
    writer = _Writer()
    for piece in draft.pieces:
        if piece >= 0:
            _write_run(writer, source, runs[piece], raised=piece in raised)
        elif piece == CELL:
            writer.border()
        else:
            writer.space(" ", None)
    return Words("".join(writer.parts), tuple(writer.segments))


def _write_run(writer: _Writer, source: str, run: Span, *, raised: bool) -> None:
    raw = source[run.start : run.end]
    at = 0
    for reference in REFERENCE.finditer(raw):
        _write_plain(writer, raw[at : reference.start()], run.start + at, raised=raised)
        text = decode_references(reference[0])
        if text == reference[0]:
            _write_plain(writer, text, run.start + reference.start(), raised=raised)
        elif text.strip(" \t\n\r\f\0"):
            writer.letters(text, run.start + reference.start(), whole=True)
        elif text:
            writer.space(" ", run.start + reference.start())
        at = reference.end()
    _write_plain(writer, raw[at:], run.start + at, raised=raised)


def _write_plain(writer: _Writer, text: str, source: int, *, raised: bool) -> None:
    for part in _PART.finditer(text):
        if part.lastgroup == "space":
            writer.space(" ", source + part.start())
        elif part.lastgroup == "letters":
            is_sign = raised and _RAISED_SIGNS.match(part[0])  # «188<sup>1</sup>» is no article 1881
            writer.letters(part[0].translate(_RAISED) if is_sign else part[0], source + part.start(), whole=False)


def is_continued(line: str, following: str) -> bool:
    """Tell whether a break parts two lines of one sentence."""
    return len(line) > _WRAPPED and line[-1] not in '.!?:;…»”")' and following[0].islower()


def joined(before: Draft | None, draft: Draft) -> str:
    """Return what stands between two blocks."""
    if before is None:
        return ""
    return "\n" if before.group == draft.group and not draft.spaced else "\n\n"
