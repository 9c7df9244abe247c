"""Stems of Kazakh words in questions: a verb that is denied is no form of the verb."""

from __future__ import annotations

import re
from functools import lru_cache

from polgraph.extraction.morphology import KazakhMorphology

_DENIED = re.compile(r"(\w{2,}[мбп][ае])(?:(?:ған|ген|йтын|йтін)\w*|й?д[ыі]|й|пт?[ыі]?|с[ае]|у)")


class KazakhQuestions(KazakhMorphology):
    """The stems of `KazakhMorphology`, but for those that would lose a denial: қатыспады is no form of қатыс."""

    def __init__(self) -> None:
        super().__init__()
        stems = self.lemmas
        self.lemmas = lru_cache(maxsize=10_000)(
            lambda word: frozenset(stem for stem in stems(word) if len(stem) >= len(denied(word)))
        )


def denied(word: str) -> str:
    """Return the stem of a verb that is denied, with its denial: қатыспа of қатыспады; nothing of other words."""
    found = _DENIED.fullmatch(word)
    return found[1] if found else ""
