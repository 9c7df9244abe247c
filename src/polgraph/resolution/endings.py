"""Take the case ending off a name that an extractor left as the text declines it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_C = "[бвгджзйклмнпрстфхцчшщғқңһ]"
# By case, for men: (what a given name ends in, how the nominative ends instead), then the same for a surname.
_OF_MEN = (
    (((f"({_C})а", r"\1"), ("я", "й"), ("я", "")), ((f"({_C})а", r"\1"), ("ого|его", "ий"), ("я", "й"))),
    (((f"({_C})у", r"\1"), ("ю", "й"), ("ю", "")), ((f"({_C})у", r"\1"), ("ому|ему", "ий"), ("ю", "й"))),
    (((f"({_C})ом", r"\1"), ("ем", "й"), ("ем", "")), ((f"({_C})(?:ы|о)м", r"\1"), ("им", "ий"), ("ем", "й"))),
    (((f"({_C})е", r"\1"), ("е", "й")), ((f"({_C})е", r"\1"), ("ом|ем", "ий"), ("е", "й"))),
)
_OF_WOMEN = (
    (((f"({_C})[ыи]", r"\1а"), ("и", "я"), (f"({_C}ь?)", r"\1")), (("([оеё]в|[иы]н)ой", r"\1а"), ("ой", "ая"))),
    (((f"({_C})е", r"\1а"), ("е", "я"), (f"({_C}ь?)", r"\1")), (("([оеё]в|[иы]н)ой", r"\1а"), ("ой", "ая"))),
    (((f"({_C})у", r"\1а"), ("ю", "я"), (f"({_C}ь?)", r"\1")), (("([оеё]в|[иы]н)у", r"\1а"), ("ую", "ая"))),
    (((f"({_C})о[йю]", r"\1а"), ("е[йю]", "я"), (f"({_C}ь?)", r"\1")), (("([оеё]в|[иы]н)ой", r"\1а"), ("ой", "ая"))),
)
_KAZAKH = re.compile(r"(....*?)(?:[ндт][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]н?|н[ае]н|[мбп]ен)\Z", re.IGNORECASE)
_DECLINES = re.compile("(?:[оеё]в|[иы]н|[сц]к)[а-я]{0,3}\\Z", re.IGNORECASE)  # a surname that surely takes endings
_LEAST = 2


def nominatives(given: str, surname: str) -> Iterator[tuple[str, str]]:
    """Yield what a given name and a surname may be in the nominative, if both stand in one other case of Russian.

    An initial or a missing part takes no ending.
    """
    for of_given, of_surname in (*_OF_MEN, *_OF_WOMEN):
        for one in _cut(given, of_given):
            for other in [*_cut(surname, of_surname), *([] if _DECLINES.search(surname) else [surname])]:
                yield one, other


def without_ending(word: str) -> str:
    """Return the stem of *word* before a Kazakh case ending, or nothing; of a name the last word alone takes one."""
    found = _KAZAKH.match(word)
    return found[1] if found else ""


def _cut(word: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    """Return *word* with each of the *endings* that it has replaced; itself if it is too short to have one."""
    if len(word) <= _LEAST:
        return [word]
    found = (re.subn(rf"(?:{ending})\Z", nominative, word, flags=re.IGNORECASE) for ending, nominative in endings)
    return [nominative for nominative, count in found if count]
