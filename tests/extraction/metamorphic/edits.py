"""Changes of a text that remember where every position went."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polgraph.facts import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters from *start* to *end* by *new*; an insertion has *start* equal to *end*."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A changed text, and where the spans of the old text are in it."""

    text: str
    edits: tuple[Edit, ...]

    def moved(self, span: Span) -> Span:
        """Return where *span* is now."""
        return Span(self._at(span.start, opening=True), self._at(span.end, opening=False))

    def _at(self, position: int, *, opening: bool) -> int:
        shift = 0
        for edit in self.edits:
            if edit.end < position or (edit.end == position and (opening or edit.start < edit.end)):
                shift += len(edit.new) - (edit.end - edit.start)
            elif edit.start < position:  # inside what was replaced
                return edit.start + shift + min(position - edit.start, len(edit.new))
        return position + shift


def edited(text: str, edits: Sequence[Edit]) -> Edited:
    """Apply *edits*, which do not overlap."""
    parts, at = [], 0
    ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    for edit in ordered:
        if edit.start < at:
            raise ValueError(f"edit at {edit.start} overlaps the one before it")
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return Edited("".join([*parts, text[at:]]), ordered)


def replaced(text: str, pattern: str, new: Callable[[re.Match[str]], str]) -> list[Edit]:
    """Return the edits that put *new* for every match of *pattern* that it changes."""
    found = ((match, new(match)) for match in re.finditer(pattern, text))
    return [Edit(match.start(), match.end(), word) for match, word in found if word != match.group()]
