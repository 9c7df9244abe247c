"""Stems of Kazakh words in questions: one ending more than in releases, and no form of a verb that is denied."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from polgraph.extraction.morphology import KazakhMorphology

_DENIED = re.compile(r"(\w{2,}[мбп][ае])(?:(?:ған|ген|йтын|йтін)\w*|й?д[ыі]|й|пт?[ыі]?|с[ае]|у)")


_INSTRUMENTAL = re.compile(r"(\w{3,})[мбп]ен")


class KazakhQuestions(KazakhMorphology):
    """The stems of `KazakhMorphology`, with those of the instrumental, which has one form for all words (сапармен).

    Stems that would lose a denial are left out: қатыспады is no form of қатыс.
    """

    def __init__(self) -> None:
        super().__init__()
        stems, nominal = self.lemmas, self.nominal
        self.lemmas = lru_cache(maxsize=10_000)(
            lambda word: frozenset(stem for stem in _of(word, stems) if len(stem) >= len(denied(word)))
        )
        self.nominal = lru_cache(maxsize=10_000)(lambda word: _of(word, nominal))


def _of(word: str, stems: Callable[[str], frozenset[str]]) -> frozenset[str]:
    instrumental = _INSTRUMENTAL.fullmatch(word)
    return stems(word) | (stems(instrumental[1]) if instrumental else frozenset())


def denied(word: str) -> str:
    """Return the stem of a verb that is denied, with its denial: қатыспа of қатыспады; nothing of other words."""
    found = _DENIED.fullmatch(word)
    return found[1] if found else ""
