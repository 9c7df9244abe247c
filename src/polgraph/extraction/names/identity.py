"""Decide whether two names in the nominative may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from polgraph.extraction.names.letters import key, split_words
from polgraph.extraction.names.surnames import has_surname_ending, patronymic_gender

_FATHER = re.compile(
    r"(?:[оеё]вич|[оеё]вна|ич|ична|инишна|[уұ]лы|[қкг]ызы|[ою]г[лу][ыи]|угли|уулу|кизи)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The keys of a name; an empty part was not written, a given name of one letter is an initial."""

    given: str = ""
    father: str = ""
    surname: str = ""


def same_person(a: str, b: str) -> bool:
    """Tell whether nothing in the two names, given name first, speaks against one person and something is shared."""
    one, other = _parts(a), _parts(b)
    if not _compatible(one.given, other.given) or not _compatible(one.father, other.father):
        return False
    if one.surname and other.surname:
        return one.surname == other.surname
    return bool(one.given and other.given and min(len(one.given), len(other.given)) > 1)


def _compatible(one: str, other: str) -> bool:
    """Tell whether two parts are equal, or one begins as the other's initial says, or one is missing."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) if len(shorter) < 2 else shorter == longer


@lru_cache(maxsize=50_000)
def _parts(name: str) -> _Parts:
    initials, words = split_words(tuple(name.split()))
    fathers = [word for word in words if patronymic_gender(word) and word != words[0]]
    rest = [word for word in words if word not in fathers]
    letters = [key(initial.rstrip(".")) for initial in initials]
    surname = key(rest[-1]) if rest and (len(rest) > 1 or initials or _stands_alone(rest, fathers)) else ""
    given = rest[0] if rest and (len(rest) > 1 or not surname) else ""
    return _Parts(
        given=key(given) or (letters[0] if letters else ""),
        father=_FATHER.sub("", key(fathers[0])) if fathers else "".join(letters[1:2]),
        surname=surname,
    )


def _stands_alone(rest: list[str], fathers: list[str]) -> bool:
    """Tell whether the only word that is no patronymic is a surname."""
    return len(rest) == 1 and not fathers and has_surname_ending(rest[0])
