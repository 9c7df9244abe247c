"""Write a word of a name as names are written, and fold spellings that Kazakh and Russian texts use for one name."""

from __future__ import annotations

import re
from functools import lru_cache

from polgraph.extraction.tokens import fold

_KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи")
_SILENT = re.compile("[ьъ'’ʼ`]")
_DOUBLED = re.compile(r"(.)\1")
_PART = re.compile(r"[^\W\d_]+")
_QUOTES = str.maketrans("’ʼ`", "'''")
_INITIAL = re.compile(r"[^\W\d_]{1,2}\.|[^\W\d_]\Z")
_GLUED = re.compile(r"((?:[^\W\d_]{1,2}\.)+)(?=[^\W\d_]{3})")


def russian_letters(word: str) -> str:
    """Fold *word* and write Russian letters for the Kazakh ones."""
    return fold(word).translate(_KAZAKH)


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """Return what the usual spellings of a name have in common: «Гүлнара» and «Гульнара», «Әсел» and «Асель»."""
    return _DOUBLED.sub(r"\1", _SILENT.sub("", russian_letters(word)))


def capitalise(word: str) -> str:
    """Write each part of *word* with one capital: «АЛИМОВ», «Қасым-Жомарт»."""
    word = word.translate(_QUOTES)
    if word.isupper():
        return _PART.sub(lambda part: part.group().capitalize(), word)
    return word


def is_initial(word: str) -> bool:
    """Tell whether *word* is one initial or several, «М.» or «М.А.»."""
    return _split_initials(word) is not None


def split_words(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the initials, each with its full stop, and the whole words; «М.Оспанов» gives one of each."""
    initials: list[str] = []
    whole: list[str] = []
    for written in words:
        glued = _GLUED.match(written)
        parts = (glued.group(), written[glued.end() :]) if glued else (written,)
        for part in parts:
            found = _split_initials(part)
            if found is not None:
                initials.extend(found)
            elif part.strip():
                whole.append(capitalise(part.strip()))
    return tuple(initials), tuple(whole)


def _split_initials(word: str) -> list[str] | None:
    found = []
    rest = word
    while rest:
        match = _INITIAL.match(rest)
        if not match:
            return None
        found.append(match.group().rstrip(".").capitalize() + ".")
        rest = rest[match.end() :].lstrip("- ")
    return found or None
