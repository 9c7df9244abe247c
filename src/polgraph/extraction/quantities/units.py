"""Units, modifiers and other words that stand beside numbers, found by their first or last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from polgraph.extraction.quantities.words import kazakh_forms
from polgraph.extraction.tables import Rows
from polgraph.extraction.tokens import Token

Bound = Literal["exact", "lower-bound", "upper-bound", "approximate", "interval"]
T = TypeVar("T")
_FREE = "similative"  # «мыңдай», about a thousand


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; *factor* turns it into the base unit, *case* is that of its Kazakh form."""

    name: str
    factor: Decimal
    kind: str
    case: str


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a word does to the number beside it; *governs* is the case that it asks for, if any."""

    bound: Bound
    governs: str
    case: str


class Phrases(Generic[T]):
    """Phrases of words that are found from one end; the longest wins."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]], *, backwards: bool = False) -> None:
        self._step = -1 if backwards else 1
        self._found: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, meaning in entries:
            ordered = words[::-1] if backwards else words
            self._found.setdefault(ordered[0], []).append((ordered[1:], meaning))
        for known in self._found.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, norm: str) -> bool:
        return norm in self._found

    def match(self, tokens: Sequence[Token], index: int) -> tuple[T, int] | None:
        """Return what the phrase at *index* means, and the index of its other end."""
        if not 0 <= index < len(tokens):
            return None
        for rest, meaning in self._found.get(tokens[index].norm, ()):
            end = index + self._step * len(rest)
            if not 0 <= end < len(tokens):
                continue
            if all(tokens[index + self._step * (n + 1)].norm == word for n, word in enumerate(rest)):
                return meaning, end
        return None


def units(rows: Rows, language: str) -> Phrases[Unit]:
    """Return the units of *language*."""

    def entries() -> Iterator[tuple[tuple[str, ...], Unit]]:
        for row_language, name, factor, kind, forms in rows:
            if row_language != language:
                continue
            for form in forms.split():
                *head, tail = form.replace(".", "_._").strip("_").split("_")
                inflected = kazakh_forms(tail) if language == "kk" and name != "factor" else [(tail, "")]
                by_case: dict[str, Unit] = {}
                for word, case in inflected:
                    known = by_case.get(case) or by_case.setdefault(case, Unit(name, Decimal(factor), kind, case))
                    yield (*head, word), known

    return Phrases(entries())


def modifiers(rows: Rows, language: str, role: str) -> Phrases[Modifier]:
    """Return the words before or after a number that loosen it."""

    def entries() -> Iterator[tuple[tuple[str, ...], Modifier]]:
        for row_language, row_role, bound, governs, phrase in rows:
            if (row_language, row_role) != (language, role):
                continue
            *head, tail = phrase.split()
            inflected = kazakh_forms(tail) if language == "kk" and role == "after" else [(tail, "")]
            for word, case in inflected:
                yield (*head, word), Modifier(bound, governs, case)  # type: ignore[arg-type]  # the table holds bounds

    return Phrases(entries(), backwards=role == "before")


def word_sets(rows: Rows, language: str) -> dict[str, frozenset[str]]:
    """Return the other words of the table of modifiers by role."""
    found: dict[str, set[str]] = {}
    for row_language, role, bound, _, word in rows:
        if row_language == language and not bound:
            found.setdefault(role, set()).update([form for form, _ in kazakh_forms(word)] if "stem" in role else [word])
    return {role: frozenset(words) for role, words in found.items()}
