"""Dictionary forms of words: pymorphy3 for Russian, suffix stripping for Kazakh."""

from __future__ import annotations

from typing import Protocol

from polgraph.extraction.morphology.kazakh import KazakhMorphology
from polgraph.extraction.morphology.russian import RussianMorphology

__all__ = ["KazakhMorphology", "Morphology", "RussianMorphology"]


class Morphology(Protocol):
    """What matching has to know of a language."""

    def lemmas(self, word: str) -> frozenset[str]:
        """Return the dictionary forms that a folded word may be a form of; at least the word itself."""

    def base(self, word: str) -> frozenset[str]:
        """Return the dictionary forms only: what a word of a label is filed under."""

    def nominal(self, word: str) -> frozenset[str]:
        """Return those of the forms that the word has as a noun."""
