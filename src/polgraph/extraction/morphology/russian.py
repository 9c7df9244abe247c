"""Russian word forms, by pymorphy3 behind a cache: the vocabulary of releases is small."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pymorphy3

ENDINGS = "ами ями ов ев ей ам ям ах ях ом ем ой а я у ю е ы и".split()
"""What nouns that no dictionary has may end in: дропперов, Балхаше."""
MIN_UNKNOWN = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form; empty strings where the form has no such category."""

    lemma: str
    part: str
    case: str
    number: str
    gender: str
    features: frozenset[str]
    listed: bool
    """Whether the dictionary has the word; else the reading is guessed from its ending."""


class RussianMorphology:
    """Readings and dictionary forms of folded words (small letters, е for ё)."""

    def __init__(self, forms: Mapping[str, frozenset[str]] | None = None) -> None:
        """Take the dictionary forms of the lexicon's own words ready-made: to look up some thousand takes a second."""
        self._forms = forms or {}
        self._analyser = pymorphy3.MorphAnalyzer()
        self.readings = lru_cache(maxsize=50_000)(self._readings)
        self.lemmas = lru_cache(maxsize=50_000)(self._lemmas)
        self.nominal = self.lemmas

    def _readings(self, word: str) -> tuple[Reading, ...]:
        try:
            parses = self._analyser.parse(word)
        except ValueError:  # a letter without a name, which is none of any language here
            return ()
        return tuple(
            Reading(
                parse.normal_form.replace("ё", "е"),
                str(parse.tag.POS or ""),
                str(parse.tag.case or ""),
                str(parse.tag.number or ""),
                str(parse.tag.gender or ""),
                frozenset(str(parse.tag).replace(" ", ",").split(",")),
                parse.is_known,
            )
            for parse in parses
        )

    def _lemmas(self, word: str) -> frozenset[str]:
        """Return the dictionary forms; a participle's is its infinitive."""
        return self.base(word) | {reading.lemma for reading in self.readings(word)} | {word}

    def base(self, word: str) -> frozenset[str]:
        """Return the likeliest dictionary forms of one part of speech; of an unknown word also its possible stems."""
        if word in self._forms:
            return self._forms[word]
        readings = self.readings(word)
        if not readings:
            return frozenset((word,))
        found = frozenset(reading.lemma for reading in readings if reading.part == readings[0].part)
        if len(word) > MIN_UNKNOWN and not self._analyser.word_is_known(word):
            found |= {word[: -len(ending)] for ending in ENDINGS if word.endswith(ending)}
            found |= {word}
        return found
