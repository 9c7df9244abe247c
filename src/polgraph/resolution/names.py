"""Read a name into given name, father's name and surname, in every way that its words allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from polgraph.resolution.endings import nominatives, without_ending
from polgraph.resolution.letters import key, spelled, spellings
from polgraph.resolution.surnames import given_names, is_typical, of_a_man

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`ʹ-][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"[^\W\d_]{1,3}\.\Z|[^\W\d_]\Z")
_SPLIT_FATHER = re.compile(r"(?:[уұ]лы|[қкх]ызы|о[гғ]л[ыу]|[гғ]ызы|uly|ūly|kyzy|qyzy)\.?\Z", re.IGNORECASE)
# On folded letters: what a father's name gets for a son, for a daughter; in Russian with the endings of the cases.
_OF_ULY = "(?:нин|на|н|нда|нан|мен)?"
_SON = re.compile(rf"(?:([оеи]в)ич(?:а|у|ем|е)?|(?<=[лмн])ич(?:а|у|ем|е)?|(?:ули|угли|огли){_OF_ULY})\Z")
_DAUGHTER = re.compile(rf"(?:([оеи])вн(?:а|и|е|у|ои|ою)|ичн(?:а|и|е|у|ои)|(?:[кхг]изи){_OF_ULY})\Z")
_KAZAKH_FATHER = re.compile(rf"(?:ули|угли|огли|[кхг]изи){_OF_ULY}\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """The keys of one reading of a name; an empty part is not written, one letter is an initial."""

    given: str = ""
    father: str = ""
    surname: str = ""
    gender: str = ""
    declined: str = ""
    """`declined` if a case ending was taken off, `declined-unsure` if that may be the end of a woman's surname."""
    order: str = "sure"
    """`sure` if the words tell which is the surname, else `usual` or `turned`."""


@lru_cache(maxsize=100_000)
def readings(label: str, language: str = "") -> tuple[Name, ...]:
    """Return the ways to read *label*, the plain one first."""
    found: dict[Name, None] = {}
    for spelling in spellings(label):
        found.update(dict.fromkeys(_readings(_joined(_TOKEN.findall(spelling)), language)))
    return tuple(found)


def _readings(tokens: list[str], language: str) -> Iterator[Name]:
    initials = [_initial(token) for token in tokens if _INITIAL.match(token)]
    words = [token.rstrip(".") for token in tokens if not _INITIAL.match(token)]
    for given, father, surname, order in _layouts(words, bool(initials)):
        first = given or "".join(initials[:1])
        second = father or "".join(initials[0 if given else 1 :][:1])
        for one, family, declined in _in_nominative(first, surname, language):
            yield _name(one, second, family, declined, order=order)


def _joined(tokens: list[str]) -> list[str]:
    """Join «Болат ұлы», which is one word."""
    joined: list[str] = []
    for token in tokens:
        if joined and _SPLIT_FATHER.match(token):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _initial(token: str) -> str:
    """Return the letter that an initial stands for; the Latin Y stands for several and stays."""
    return "y" if token.casefold().rstrip(".") == "y" else key(token.rstrip("."))[:1]


def _layouts(words: list[str], initials: bool) -> Iterator[tuple[str, str, str, str]]:
    """Yield given name, father's name, surname as *words* may be ordered, and whether that is sure."""
    at = _father_at(words)
    if len(words) == 1:
        alone = not initials and key(words[0]) in given_names()
        yield (words[0], "", "", "sure") if alone else ("", "", words[0], "sure")
    elif at is not None:
        rest = [*words[:at], *words[at + 1 :]]
        # «Марат Болатұлы Саденов», «Саденов Марат Болатұлы», «Марат Болатұлы», «Болатұлы Марат».
        given, surname = (rest[0], "") if len(rest) == 1 else (rest[at - 1], rest[-1] if at == 1 else rest[0])
        yield given, words[at], surname, "sure"
    elif words:
        first, last = words[0], words[-1]
        weights = [is_typical(word) - (key(word) in given_names()) for word in (first, last)]
        if weights[0] == weights[1]:
            yield first, "", last, "usual"
            yield last, "", first, "turned"
        else:
            yield (first, "", last, "sure") if weights[0] < weights[1] else (last, "", first, "sure")


def _father_at(words: list[str]) -> int | None:
    """Return where the father's name stands: after the given name, or alone with it."""
    if len(words) == 2:
        return next((at for at in (1, 0) if _is_surely_father(words[at])), None)
    return next((at for at in range(1, min(len(words), 3)) if _father_stem(words[at])), None)


def _is_surely_father(word: str) -> bool:
    """Tell whether *word* is a patronymic even where it could be a surname, as «Мицкевич» is."""
    stem = _father_stem(word)
    return bool(stem) and (
        bool(_KAZAKH_FATHER.search(spelled(word))) or not {stem, f"{stem}и"}.isdisjoint(given_names())
    )


def _in_nominative(given: str, surname: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield given name and surname as they stand, then with the endings of a case off."""
    yield given, surname, ""
    if language != "kk" and surname:
        unsure = len(given) <= 1 and of_a_man(key(surname))[1] == "f"
        for one, other in nominatives(given, surname):
            yield one, other, "declined-unsure" if unsure else "declined"
    if language in {"", "kk"}:
        if without_ending(surname):
            yield given, without_ending(surname), "declined"
        if without_ending(given):
            yield without_ending(given), surname, "declined"


def _name(given: str, father: str, surname: str, declined: str, *, order: str) -> Name:
    family, gender = of_a_man("-".join(filter(None, map(key, surname.split("-")))))
    first = given if given == "y" else key(given)
    return Name(
        first, _father_stem(father) or key(father), family, _gender_of_father(father) or gender, declined, order
    )


def _gender_of_father(father: str) -> str:
    return "m" if _SON.search(spelled(father)) else "f" if _DAUGHTER.search(spelled(father)) else ""


def _father_stem(father: str) -> str:
    """Return the father's name in a patronymic, or nothing: «Болатович» and «Болатұлы» give «болат»."""
    folded = spelled(father)
    found = _SON.search(folded) or _DAUGHTER.search(folded)
    return key(folded[: found.start()]).rstrip("и") if found and found.start() > 1 else ""
