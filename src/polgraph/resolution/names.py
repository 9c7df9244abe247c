"""Read a name into given name, father's name and surname, in every way that its words allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from polgraph.resolution.endings import nominatives, without_ending
from polgraph.resolution.letters import key, spelled
from polgraph.resources import read_bytes, resource_dir

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`ʹ-][^\W\d_]+)*\.?")
_INITIAL = re.compile(r"[^\W\d_]{1,3}\.\Z|[^\W\d_]\Z")
_SPLIT_FATHER = re.compile(r"(?:[уұ]лы|[қк]ызы|о[гғ]л[ыу]|[гғ]ызы|uly|ūly|kyzy|qyzy)\.?\Z", re.IGNORECASE)
# On folded letters: what a father's name gets for a son, for a daughter; in Russian with the endings of the cases.
_SON = re.compile(r"(?:([оеи]в)ич(?:а|у|ем|е)?|(?<=[лмн])ич(?:а|у|ем|е)?|ули|угли|огли)\Z")
_DAUGHTER = re.compile(r"(?:([оеи])вн(?:а|и|е|у|ои|ою)|ичн(?:а|и|е|у|ои)|кизи|гизи)\Z")
_KAZAKH_FATHER = re.compile(r"(?:ули|кизи|угли|огли|гизи)\Z")
_WOMAN = re.compile(r"([оеи]в|[и]н)а\Z|([сц]к)ая\Z")
_MAN = re.compile(r"(?:[ое]в|ин|[сц]ки)\Z")
_SURNAME_ENDING = re.compile(r"(?:[ое]ва?|[^а]ина?|[сц]ки|[сц]кая|енко)\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """The keys of one reading of a name; an empty part is not written, one letter is an initial."""

    given: str = ""
    father: str = ""
    surname: str = ""
    gender: str = ""
    declined: str = ""
    """`declined` if a case ending was taken off, `declined-unsure` if that may be the end of a woman's surname."""
    turned: bool = False
    """Read against the usual order, where nothing in the words tells which is the surname."""


@cache
def given_names() -> frozenset[str]:
    """Return the keys of the given names that come with the package."""
    lines = read_bytes(f"{resource_dir('ontology')}/lexicon/given-names.tsv").decode().splitlines()
    return frozenset(key(line.split("\t")[0]) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=100_000)
def readings(label: str, language: str = "") -> tuple[Name, ...]:
    """Return the ways to read *label*, the plain one first."""
    tokens = _joined(_TOKEN.findall(label))
    initials = [_initial(token) for token in tokens if _INITIAL.match(token)]
    words = [token.rstrip(".") for token in tokens if not _INITIAL.match(token)]
    found: dict[Name, None] = {}
    for given, father, surname, turned in _layouts(words, bool(initials)):
        parts = [given or "".join(initials[:1]), father or "".join(initials[0 if given else 1 :][:1]), surname]
        for one, family, declined in _in_nominative(parts, words, language):
            found[_name([one, parts[1], family], declined, turned=turned)] = None
    return tuple(found)


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


def _layouts(words: list[str], initials: bool) -> Iterator[tuple[str, str, str, bool]]:
    """Yield given name, father's name, surname as *words* may be ordered, and whether against the usual order."""
    at = _father_at(words)
    if len(words) == 1:
        alone = not initials and key(words[0]) in given_names()
        yield (words[0], "", "", False) if alone else ("", "", words[0], False)
    elif at is not None:
        rest = [*words[:at], *words[at + 1 :]]
        # «Марат Болатұлы Саденов», «Саденов Марат Болатұлы», «Марат Болатұлы», «Болатұлы Марат».
        given, surname = (rest[0], "") if len(rest) == 1 else (rest[at - 1], rest[-1] if at == 1 else rest[0])
        yield given, words[at], surname, False
    elif words:
        first, last = words[0], words[-1]
        weights = [_is_surname(word) - (key(word) in given_names()) for word in (first, last)]
        usual = weights[0] <= weights[1]
        yield (first, "", last, False) if usual else (last, "", first, False)
        if weights[0] == weights[1]:
            yield last, "", first, True


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


def _is_surname(word: str) -> bool:
    return bool(_SURNAME_ENDING.search(key(word)))


def _in_nominative(parts: list[str], words: list[str], language: str) -> Iterator[tuple[str, str, str]]:
    """Yield given name and surname as they stand, then with the endings of a case off."""
    given, _, surname = parts
    yield given, surname, ""
    if language != "kk" and surname:
        unsure = len(given) <= 1 and bool(_WOMAN.search(key(surname)))
        for one, other in nominatives(given, surname):
            yield one, other, "declined-unsure" if unsure else "declined"
    if language in {"", "kk"} and words:
        stem = without_ending(words[-1])
        if stem and words[-1] == surname:
            yield given, stem, "declined"
        elif stem and words[-1] == given:
            yield stem, surname, "declined"


def _name(parts: list[str], declined: str, *, turned: bool) -> Name:
    given, father, surname = key(parts[0]) if parts[0] != "y" else "y", parts[1], key(parts[2])
    woman = _WOMAN.search(surname)
    if woman:
        surname = surname[: woman.start()] + (woman[1] or f"{woman[2]}и")
    gender = _gender_of_father(father) or ("f" if woman else "m" if _MAN.search(surname) else "")
    return Name(given, _father_stem(father) or key(father), surname, gender, declined, turned)


def _gender_of_father(father: str) -> str:
    return "m" if _SON.search(spelled(father)) else "f" if _DAUGHTER.search(spelled(father)) else ""


def _father_stem(father: str) -> str:
    """Return the father's name in a patronymic, or nothing: «Болатович» and «Болатұлы» give «болат»."""
    folded = spelled(father)
    found = _SON.search(folded) or _DAUGHTER.search(folded)
    return key(folded[: found.start()]).rstrip("и") if found and found.start() > 1 else ""
