"""Parts of a whole, in percent: «на треть», «три четверти», «каждый пятый», «үштен бірі»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from polgraph.extraction.quantities.words import NumberReader, NumberWord
from polgraph.extraction.tokens import Token

WHOLE = Decimal(100)
_TENTH = Decimal("0.1")
_MAX_PARTS = 10
Has = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole in percent, to one decimal; *exact* unless that was rounded."""

    value: Decimal
    exact: bool
    last: int


class FractionReader:
    """Reads the part that begins at a token; *has* tells the roles of words."""

    def __init__(self, reader: NumberReader, has: Has, language: str) -> None:
        self._reader = reader
        self._has = has
        self._forms = self._kazakh if language == "kk" else self._russian

    def read(self, tokens: Sequence[Token], index: int) -> Part | None:
        """Return the part at *index*, if there is one."""
        word = self._reader.word(tokens, index)
        if word is not None and word.kind in {"half-of", "part"}:
            return self._half_or_part(tokens, index, word)
        if self._has("each", tokens[index].norm):
            return self._each(tokens, index)
        return self._forms(tokens, index, word) if word is not None else None

    def _half_or_part(self, tokens: Sequence[Token], index: int, word: NumberWord) -> Part | None:
        """Read «половина», «треть»; halves of years and of matches are no parts."""
        before = self._reader.word(tokens, index - 1) if index else None
        after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        if (before is not None and before.kind == "ordinal") or self._has("span-after", after):
            return None
        if index and self._has("span-before", tokens[index - 1].norm):
            return None
        return Part(word.value, True, index) if word.kind == "half-of" else _part(1, word.value, index)

    def _each(self, tokens: Sequence[Token], index: int) -> Part | None:
        """Read «каждый пятый», «әрбір бесінші»."""
        word = self._reader.word(tokens, index + 1)
        if word is not None and word.kind == "ordinal":
            return _part(1, word.value, index + 1) if word.value > 1 else None
        if index + 1 < len(tokens) and tokens[index + 1].kind == "number":
            reading = self._reader.read(tokens, index + 1)
            if reading is not None and reading.kind == "ordinal" and 1 < reading.value <= WHOLE:
                return _part(1, reading.value, reading.last)
        return None

    def _russian(self, tokens: Sequence[Token], index: int, word: NumberWord) -> Part | None:
        """Read «три четверти», «две пятых», «пятая часть»."""
        following = self._reader.word(tokens, index + 1)
        if word.kind == "ordinal":
            share = index + 1 < len(tokens) and self._has("share", tokens[index + 1].norm)
            return _part(1, word.value, index + 1) if share and word.value > 1 else None
        if word.kind not in {"one", "digit"} or following is None:
            return None
        if following.kind == "part":
            return _part(word.value, following.value, index + 1)
        if following.kind == "ordinal" and following.value > 2 and word.value < following.value:
            one = word.kind == "one" and tokens[index + 1].norm.endswith(("ая", "ья", "ую", "ью"))
            fits = one or (word.kind == "digit" and tokens[index + 1].norm.endswith(("ых", "ьих")))
            return _part(word.value, following.value, index + 1) if fits else None
        return None

    def _kazakh(self, tokens: Sequence[Token], index: int, word: NumberWord) -> Part | None:
        """Read «үштен бірі», «төрттен үш бөлігі»."""
        following = self._reader.word(tokens, index + 1)
        if word.case not in {"ablative", "genitive"} or word.kind not in {"digit", "ten"} or following is None:
            return None
        if following.kind not in {"digit", "one"} or not following.value < word.value <= _MAX_PARTS:
            return None
        if index + 2 < len(tokens) and self._has("share", tokens[index + 2].norm):
            return _part(following.value, word.value, index + 2)
        return _part(following.value, word.value, index + 1) if _is_possessive(tokens[index + 1].norm) else None


def _is_possessive(norm: str) -> bool:
    return norm not in {"екі", "алты", "жеті", "бірді"} and (norm[-1] in "ыі" or "ін" in norm or "ын" in norm)


def _part(count: Decimal | int, parts: Decimal, last: int) -> Part:
    exact = WHOLE * count / parts
    value = exact.quantize(_TENTH)
    return Part(value, value == exact, last)
