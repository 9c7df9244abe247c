"""Given names with their gender, and how likely a word that is not listed is one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from polgraph.extraction.names.letters import key
from polgraph.extraction.tokens import fold
from polgraph.resources import read_bytes, resource_dir

GENDERS = {"m": "male", "f": "female"}
LISTED, LISTED_OTHERWISE = 4.0, 3.4
_CONTEXT, _LETTERS = 4, 5
_DISCOUNT = 2.0
_USUAL = 9.5  # minus the logarithm of an ending that is neither typical nor odd
_ALPHABET = 33.0
_SLOPE, _LEAST, _MOST = 0.6, -6.0, 2.5
# Endings that Kazakh builds names of men with: the same and «а» is a case, not the name of a woman.
_OF_MEN = (
    "(?:жан|бек|хан|кан|бай|тай|ахме[тд]|мухаме[тд]|мухамбет|мамбет|магамбет|мурат|болат|булат|султан|дияр|дос|назар|"
    "берген|темир|сеит|гали|али|кул|газы|мырза|дин|ден|жигит|рат|рбол|тас)"
)
_MALE_STEM = re.compile(rf"..{_OF_MEN}\Z")
_MALE_STEM_AND_A = re.compile(rf"..{_OF_MEN}а\Z")
_MALE_WEIGHT = 2.0


def read_given_names() -> list[tuple[str, ...]]:
    """Read the rows (name, gender, language) that come with the package."""
    text = read_bytes(f"{resource_dir('ontology')}/lexicon/given-names.tsv").decode()
    return [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]


class EndingModel:
    """The chance that a name ends as it does, learnt from the listed names letter by letter from the end."""

    def __init__(self, names: Iterable[str]) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        for name in names:
            for context, letter in _steps(name):
                for length in range(len(context) + 1):
                    self._counts[context[:length]][letter] += 1

    def logarithm(self, name: str) -> float:
        """Return the logarithm of the chance of the last letters of *name*, a key."""
        return sum(log(self._chance(context, letter)) for context, letter in _steps(name))

    def _chance(self, context: str, letter: str) -> float:
        chance = 1 / _ALPHABET
        for length in range(len(context) + 1):
            counts = self._counts.get(context[:length])
            if counts is None:
                break
            chance = (counts[letter] + _DISCOUNT * chance) / (counts.total() + _DISCOUNT)
        return chance


def _steps(name: str) -> list[tuple[str, str]]:
    """Return the last letters of *name*, each after those that follow it, nearest first."""
    backwards = "$" + name[::-1][:_LETTERS].ljust(_LETTERS, "^")
    return [(backwards[max(0, at - _CONTEXT) : at][::-1], backwards[at]) for at in range(1, len(backwards))]


class GivenNames:
    """The list of given names, asked by any usual spelling."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._genders: dict[str, frozenset[str]] = {}
        for name, gender, *_ in rows:
            self._genders[key(name)] = self._genders.get(key(name), frozenset()) | {GENDERS[gender]}
        self._spellings = frozenset(fold(name) for name, *_ in rows)
        self._models = {
            gender: EndingModel(name for name, genders in self._genders.items() if gender in genders)
            for gender in GENDERS.values()
        }
        self.plausibility = lru_cache(maxsize=50_000)(self._plausibility)
        self.shape = lru_cache(maxsize=50_000)(self._shape)

    def lists(self, nominative: str, gender: str = "") -> bool:
        """Tell whether the list has that name, for one gender or for any."""
        genders = self._genders.get(key(nominative), frozenset())
        return gender in genders if gender else bool(genders)

    def _plausibility(self, nominative: str, gender: str) -> float:
        """Weigh *nominative* as a given name of that gender; 0 is a word of no particular shape."""
        if self.lists(nominative, gender):
            return LISTED if fold(nominative) in self._spellings else LISTED_OTHERWISE
        return self.shape(nominative, gender)

    def _shape(self, nominative: str, gender: str) -> float:
        """Weigh the ending of *nominative* by those of the listed names, within bounds."""
        folded = key(nominative)
        weight = max(_LEAST, min(_MOST, _SLOPE * (self._models[gender].logarithm(folded) + _USUAL)))
        if gender == "male":
            return max(weight, _MALE_WEIGHT) if _MALE_STEM.search(folded) else weight
        return weight - _MALE_WEIGHT if _MALE_STEM_AND_A.search(folded) else weight
