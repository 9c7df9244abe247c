"""Say how one part of two names compares: equal, alike, bare, part, near, initial, missing or other."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from polgraph.resolution.letters import close, consonants
from polgraph.resolution.surnames import stem

_ANY_Y = frozenset("еюяи")  # what the Latin initial Y stands for
_WHOLE = 2  # letters of a word that is no initial
_VOWELS_APART, _VOWELS_LONG, _CONFUSED_LONG = 2, 6, 8  # a few vowels, in words so long, make no other name


def surnames(one: str, other: str) -> str:
    """Compare two surnames; *bare* is without its Russian ending, *part* is one of a double one."""
    if _is_short(one, other):
        return _as_initial(one, other)
    if one.replace("-", "") == other.replace("-", ""):
        return "equal"
    if {*one.split("-")} & {*other.split("-")}:
        return "part"
    if stem(one) == stem(other):
        return "bare"
    return _by_letters(one, other, _CONFUSED_LONG, slip=5)


def given(one: str, other: str, *, women: bool) -> str:
    """Compare two given names; those of women end in «а» or not: «Гүлнар», «Гульнара»."""
    if _is_short(one, other):
        return _as_initial(one, other)
    if one == other:
        return "equal"
    if women and f"{min(one, other, key=len)}а" == max(one, other, key=len):
        return "alike"
    return "alike" if close(one) == close(other) else _by_letters(one, other, _VOWELS_LONG, slip=7)


def fathers(one: str, other: str) -> str:
    """Compare two fathers' names."""
    if _is_short(one, other):
        return _as_initial(one, other)
    if one == other:
        return "equal"
    return "alike" if close(one) == close(other) or _by_letters(one, other, 99, slip=99) == "alike" else "other"


def _by_letters(one: str, other: str, confused_long: int, slip: int) -> str:
    shortest = min(len(one), len(other))
    apart = OSA.distance(one, other, score_cutoff=_VOWELS_APART)
    if apart <= _VOWELS_APART and shortest >= _VOWELS_LONG and _begin_alike(one, other):
        if consonants(one) == consonants(other):
            return "alike"
        if shortest >= confused_long and consonants(close(one)) == consonants(close(other)):
            return "alike"
    return "near" if apart <= 1 and shortest >= slip else "other"


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether both begin with one vowel, or with consonants: «Омаров» is not «Умаров»."""
    return one[0] == other[0] or bool(consonants(one[0]) and consonants(other[0]))


def _is_short(one: str, other: str) -> bool:
    return min(len(one), len(other)) < _WHOLE


def _as_initial(one: str, other: str) -> str:
    initial, word = sorted((one, other), key=lambda part: (len(part), part))
    if not initial:
        return "missing"
    fits = word.startswith(initial) or ("y" in {initial, word[0]} and {initial, word[0]} & _ANY_Y)
    return "initial" if fits else "other"
