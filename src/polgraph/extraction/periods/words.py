"""What words mean in expressions of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from polgraph.extraction.quantities.words import kazakh_forms
from polgraph.extraction.tables import Tables
from polgraph.extraction.tokens import Token

FIRST_YEAR, LAST_YEAR = 1940, 2060
MONTHS, LAST_DAY = 12, 31
_LEADING = frozenset("prep from by and until since within between every term level day-word".split())
NO_FORMS = frozenset({"ordinal", "count", "within", "until", "since", "and", "between", "rate", "year-abbreviation"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase of time: its kinds, each with a value and a case; *last* is its last token."""

    kinds: Mapping[str, int] = field(default_factory=dict)
    case: str = ""
    last: int = 0

    @property
    def opens(self) -> bool:
        """Tell whether an expression may begin here, and not only lead to one."""
        return not self.kinds.keys() <= _LEADING


_NONE = Word()
Entry = tuple[tuple[str, ...], str, int, str]


class PeriodWords:
    """The words of one language."""

    def __init__(self, rows: Tables, language: str) -> None:
        self._known: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
        merged: dict[tuple[str, ...], Word] = {}
        for words, kind, value, case in _entries(rows, language):
            known = merged.get(words)
            merged[words] = Word({**(known.kinds if known else {}), kind: value}, known.case if known else case)
        for words, word in sorted(merged.items(), key=lambda item: -len(item[0])):
            self._known.setdefault(words[0], []).append((words[1:], word))

    def read(self, tokens: Sequence[Token]) -> list[Word]:
        """Return what each token begins; a word without meaning begins nothing."""
        get = self._known.get
        found = [_NONE] * len(tokens)
        for index, token in enumerate(tokens):
            entries = get(token.norm)
            if entries is not None:
                found[index] = _longest(tokens, index, entries)
            elif token.kind == "word" and "-" in token.norm:
                found[index] = self._joined(token.norm, index)
        return found

    def _joined(self, norm: str, index: int) -> Word:
        """Read «январь-июнь» and «І-тоқсанның», which are one token each."""
        left, _, right = norm.partition("-")
        first, second = self._single(left), self._single(right)
        if "month" in first.kinds and "month" in second.kinds:
            value = first.kinds["month"] * (MONTHS + 1) + second.kinds["month"]
            return Word({"month-range": value}, second.case, index)
        for kind in ("quarter", "half"):
            if "ordinal" in first.kinds and kind in second.kinds:
                return Word({f"{kind}-number": first.kinds["ordinal"]}, second.case, index)
        return _NONE

    def _single(self, norm: str) -> Word:
        return next((word for rest, word in self._known.get(norm, ()) if not rest), _NONE)

    def single(self, norm: str) -> Word:
        """Return what *norm* means by itself."""
        return self._single(norm)


def _longest(tokens: Sequence[Token], index: int, entries: Sequence[tuple[tuple[str, ...], Word]]) -> Word:
    for rest, word in entries:
        end = index + len(rest)
        if end < len(tokens) and all(tokens[index + 1 + n].norm == part for n, part in enumerate(rest)):
            return Word(word.kinds, word.case, end)
    return _NONE


def _entries(rows: Tables, language: str) -> list[Entry]:
    listed = [(kind, int(value or 0), forms) for lang, kind, value, forms in rows["period-words"] if lang == language]
    listed += [("month", int(month), forms) for lang, month, forms in rows["months"] if lang == language]
    found: list[Entry] = []
    for kind, value, forms in listed:
        for form in forms.split():
            *head, tail = form.split("_")
            plain = language == "ru" or kind in NO_FORMS
            for inflected, case in [(tail, "")] if plain else kazakh_forms(tail):
                found.append(((*head, inflected), kind, value, case))
    return found
