"""Bring the words of one mention of a person to the nominative: the reading on which all words agree best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import exp

from polgraph.extraction.morphology import RussianMorphology
from polgraph.extraction.names import kazakh, russian, surnames
from polgraph.extraction.names.form import Form, Part
from polgraph.extraction.names.given import GivenNames
from polgraph.extraction.names.length import Extent
from polgraph.extraction.names.letters import capitalise, split_words

# The orders in which the words of a name stand, by their number, and what speaks against each.
LAYOUTS: dict[int, tuple[tuple[tuple[Part, ...], float], ...]] = {
    1: ((("surname",), 0.0), (("given",), 0.5), (("patronymic",), 0.5)),
    2: (
        (("given", "surname"), 0.0),
        (("given", "patronymic"), 0.0),
        (("surname", "given"), 2.0),
        (("surname", "patronymic"), 3.0),
        (("patronymic", "given"), 3.5),
    ),
    3: (
        (("given", "patronymic", "surname"), 0.0),
        (("surname", "given", "patronymic"), 0.5),
        (("given", "surname", "patronymic"), 1.5),
        (("given", "given", "surname"), 2.0),
        (("given", "patronymic", "patronymic"), 0.5),
    ),
    4: (
        (("surname", "given", "patronymic", "patronymic"), 0.0),
        (("given", "patronymic", "patronymic", "surname"), 0.0),
    ),
}
_RANK: dict[Part, int] = {"given": 0, "patronymic": 1, "surname": 2}
_PRIORS = {"male": 0.3, "female": 0.0, "nominative": 1.0, "genitive": 0.4, "dative": 0.2, "accusative": 0.2}
LANGUAGES = ("ru", "kk")
_GENDERS = ("male", "female")
_ALIASES = {("ru", "locative"): "prepositional", ("ru", "ablative"): "genitive", ("kk", "prepositional"): "locative"}
_UNSURE = 0.7
_AGREEMENT = 0.0  # what the words of one name score together at least
_BARE_BEFORE_GIVEN = 4.0
_SURNAME_AS_GIVEN = -4.0
_NOT_A_PATRONYMIC = -6.0


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name in the nominative, given name first; *gender* is empty where nothing tells it."""

    text: str
    gender: str
    case: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """One gender, case and order of all words together, and how much speaks for it."""

    text: str
    gender: str
    case: str
    score: float


class NameNormaliser:
    """Reads names with a list of given names (name, gender m or f, language)."""

    def __init__(self, given_names: Sequence[tuple[str, ...]], morphology: RussianMorphology) -> None:
        self._given = GivenNames(given_names)
        self._extent = Extent(self._given, morphology)
        self._plausibility = lru_cache(maxsize=50_000)(self._weigh)
        self._cached = lru_cache(maxsize=50_000)(self._nominative)

    def nominative(self, words: Sequence[str], language: str, *, case: str | None = None) -> Name:
        """Return the name that *words* write; *case* is the one that the words before it demand, and overrides."""
        return self._cached(tuple(words), language, case)

    def is_given_name(self, word: str) -> bool:
        """Tell whether *word* is a form of a known given name."""
        return self._extent.is_given_name(capitalise(word))

    def is_patronymic(self, word: str) -> bool:
        """Tell whether *word* is a form of a patronymic."""
        return self._extent.is_patronymic(capitalise(word))

    def looks_like_surname(self, word: str) -> bool:
        """Tell whether *word* ends as only surnames do, in any case."""
        return self._extent.looks_like_surname(capitalise(word))

    def name_length(self, words: Sequence[str]) -> int:
        """Return how many of the leading *words* form one personal name; 0 if they begin with none."""
        count = self._extent.count(tuple(words))
        while count > 1 and self._best_score(tuple(words[:count])) < _AGREEMENT:
            count = self._extent.count(tuple(words[: count - 1]))
        return count

    def turned_length(self, words: Sequence[str]) -> int:
        """Return how many of the leading *words* are a surname with initials after it, where a name must stand."""
        return self._extent.count_turned(tuple(words))

    def _nominative(self, words: tuple[str, ...], language: str, case: str | None) -> Name:
        initials, whole = split_words(words)
        wanted = _ALIASES.get((language, case or ""), case)
        every = list(self._readings(whole, initials, language)) if whole else []
        readings = [reading for reading in every if wanted in {None, reading.case}] or every
        if not readings:
            return Name(" ".join((*initials, *whole)), "", case or "nominative", 0.0)
        best = max(readings, key=lambda reading: reading.score)
        return Name(best.text, _gender(best, readings), best.case, _confidence(best, readings))

    def _best_score(self, words: tuple[str, ...]) -> float:
        """Return the score of the best reading of *words* in either language."""
        initials, whole = split_words(words)
        found = (self._readings(whole, initials, language) for language in LANGUAGES)
        return max((reading.score for reading in chain.from_iterable(found)), default=0.0)

    def _readings(self, whole: tuple[str, ...], initials: tuple[str, ...], language: str) -> Iterator[_Reading]:
        for layout, against in _layouts(len(whole), bool(initials)):
            tables = [self._scored(whole, at, part, language) for at, part in enumerate(layout)]
            order = sorted(range(len(layout)), key=lambda at: _RANK[layout[at]])
            for cell in sorted(set(tables[0]).intersection(*tables[1:])):
                parts = [table[cell] for table in tables]
                words = [parts[at][1] for at in order]
                written = [*words[:-1], *initials, words[-1]]
                score = sum(part[0] for part in parts) + _PRIORS[cell[0]] + _PRIORS.get(cell[1], 0.0) - against
                yield _Reading(" ".join(written), *cell, score)

    def _scored(
        self, words: tuple[str, ...], at: int, part: Part, language: str
    ) -> dict[tuple[str, str], tuple[float, str]]:
        """Return the best score and nominative of one word for each gender and case that it may have."""
        best: dict[tuple[str, str], tuple[float, str]] = {}
        before_given = part == "surname" and at == 0 and len(words) > 1
        for form in _forms(words, at, part, language):
            for gender in (form.gender,) if form.gender else _GENDERS:
                score = self._plausibility(form.nominative, part, gender) - form.cost
                if before_given and not _may_stand_first(form.nominative):
                    score -= _BARE_BEFORE_GIVEN
                if score > best.get((gender, form.case), (-99.0, ""))[0]:
                    best[gender, form.case] = (score, form.nominative)
        return best

    def _weigh(self, nominative: str, part: Part, gender: str) -> float:
        if part == "given":
            weight = self._given.plausibility(nominative, gender)
            listed = self._given.lists(nominative)
            return weight if listed or not surnames.is_russian_type(nominative) else min(weight, _SURNAME_AS_GIVEN)
        if part == "surname":
            return surnames.plausibility(nominative, gender, self._given)
        return surnames.PATRONYMIC if surnames.patronymic_gender(nominative) == gender else _NOT_A_PATRONYMIC


def _may_stand_first(surname: str) -> bool:
    return surnames.has_surname_ending(surname) and not surnames.patronymic_gender(surname)


def _layouts(count: int, initials: bool) -> tuple[tuple[tuple[Part, ...], float], ...]:
    if initials and count == 1:
        return ((("surname",), 0.0),)
    given: list[Part] = ["given"] * (count - 1)
    return LAYOUTS.get(count, (((*given, "surname"), 0.0),))


def _forms(words: tuple[str, ...], at: int, part: Part, language: str) -> tuple[Form, ...]:
    if language != "kk":
        return russian.forms(words[at], part)
    return kazakh.forms(words[at]) if at == len(words) - 1 else kazakh.unmarked(words[at])


def _gender(best: _Reading, readings: list[_Reading]) -> str:
    """Return the gender of *best*, unless the other one is nearly as good."""
    others = (reading.score for reading in readings if reading.gender != best.gender)
    return best.gender if best.score - max(others, default=-99.0) >= _UNSURE else ""


def _confidence(best: _Reading, readings: list[_Reading]) -> float:
    """Return the share of *best* among the texts that the readings give."""
    scores: dict[str, float] = {}
    for reading in readings:
        scores[reading.text] = max(scores.get(reading.text, -99.0), reading.score)
    return round(1 / sum(exp(score - best.score) for score in scores.values()), 3)
