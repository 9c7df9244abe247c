"""A text cut wherever a span begins or ends, so that each piece is covered by the same spans throughout."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from polgraph.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What would act on the page and not be seen: control characters, and those that turn the direction of a line."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are shown as they are, or one that acts and is shown by its *code*."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters from *start* on, with the spans that cover them, the shortest first; of these, which begin and end."""

    start: int
    text: str
    covering: tuple[Span, ...]
    begins: tuple[Span, ...]
    ends: tuple[Span, ...]

    @property
    def runs(self) -> list[Run]:
        """The characters, those apart that act and are not seen."""
        return list(runs(self.text))


def pieces(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Yield the whole of *text* in its order; a span that is not within it is left out."""
    beginning: dict[int, list[Span]] = defaultdict(list)
    ending: dict[int, list[Span]] = defaultdict(list)
    for span in set(spans):
        if 0 <= span.start < span.end <= len(text):
            beginning[span.start].append(span)
            ending[span.end].append(span)
    bounds = sorted({0, len(text), *beginning, *ending})
    covering: set[Span] = set()
    for start, end in pairwise(bounds):
        covering = (covering | set(beginning[start])) - set(ending[start])
        inner = tuple(sorted(covering, key=_length))
        begins, ends = (tuple(sorted(some, key=_length)) for some in (beginning[start], ending[end]))
        yield Piece(start, text[start:end], inner, begins, ends)


def runs(text: str) -> Iterator[Run]:
    """Yield the whole of *text*, what acts and is not seen apart."""
    seen = 0
    for found in _UNSEEN.finditer(text):
        if found.start() > seen:
            yield Run(text[seen : found.start()])
        yield Run(found[0], f"U+{ord(found[0]):04X}")
        seen = found.end()
    if seen < len(text):
        yield Run(text[seen:])


def _length(span: Span) -> tuple[int, Span]:
    return span.end - span.start, span
