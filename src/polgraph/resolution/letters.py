"""Fold the spellings of one name, Kazakh, Russian or Latin, to what they have in common."""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = (
    *(("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("gh", "г"), ("sh", "ш"), ("ch", "ч"), ("ts", "ц"), ("dzh", "ж")),
    *(("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"), ("ia", "я"), ("iu", "ю"), ("x", "кс")),
)
_LATIN_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwyzäçğıñöşūüý", "абкдефгхижклмнопкрстувуызачгиношууу")
_RUSSIAN = str.maketrans("әғқңөұүһіёэй", "агкноуухиееи")
_HAS_LATIN = re.compile("[a-z]")
_SILENT = re.compile("[ьъ'’ʼ`ʹ-]")
_SAME = (
    ("дж", "ж"),
    ("щ", "ш"),
    ("ауы", "ау"),
    ("нб", "мб"),
    ("ы", "и"),
    ("ия", "я"),
    ("иа", "я"),
    ("ию", "ю"),
    ("ие", "е"),
)
_DOUBLED = re.compile(r"(.)\1")
_CONFUSED = str.maketrans("оехдбгчз", "уиктпкшс")
_VOWELS = re.compile("[аеиоуюя]")


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """Return what the usual spellings of a name share: «Бауыржан», «Бауржан» and Bauyrzhan; «Сәденов» and Sadenov."""
    return _DOUBLED.sub(r"\1", spelled(word))


@lru_cache(maxsize=100_000)
def spelled(word: str) -> str:
    """Return the key with its doubled letters, in which endings are still told from stems: «Серікқызы»."""
    folded = word.casefold()
    if _HAS_LATIN.search(folded):
        for latin, letter in _LATIN:
            folded = folded.replace(latin, letter)
        folded = folded.translate(_LATIN_LETTERS)
    folded = _SILENT.sub("", folded.translate(_RUSSIAN))
    for one, other in _SAME:
        folded = folded.replace(one, other)
    return folded


@lru_cache(maxsize=100_000)
def close(folded: str) -> str:
    """Return what spellings of a key share that writers confuse: «Ахметов» and «Ахмедов», «Болат» and «Булат»."""
    return _DOUBLED.sub(r"\1", folded.translate(_CONFUSED))


@lru_cache(maxsize=100_000)
def sound(folded: str) -> str:
    """Return the consonants of a key, and its first letter: few, so that a slip of the pen seldom changes them."""
    confused = close(folded)
    return confused[:1] + consonants(confused[1:])


@lru_cache(maxsize=100_000)
def consonants(folded: str) -> str:
    """Return the letters of a key that are no vowels."""
    return _VOWELS.sub("", folded)


def spellings(name: str) -> list[str]:
    """Return *name* with the Kazakh letters that Russian texts write in two ways: «Өтешов» is «Утешов» there."""
    found = [name]
    for letter, other in ("өу", "ӨУ", "қх", "ҚХ"):
        found += [one.replace(letter, other) for one in found if letter in one]
    return found
