"""Kazakh word forms, by stripping suffixes: the language is agglutinative, and no dictionary is on PyPI.

A word yields every stem on the way, so that a match needs only one stem in common; over-stripping is harmless
as long as labels are long, and is bounded by MIN_STEM.
"""

from __future__ import annotations

from functools import lru_cache

MIN_STEM = 2
MAX_STEPS = 6
_BACK, _FRONT = "аоұы", "еөүі"
# Endings by slot, longest first within a slot; each is written for both harmonies and all assimilations.
CASES = (
    "ның нің дың дің тың тің ның нің "  # genitive
    "ға ге қа ке на не а е "  # dative
    "ды ді ты ті ны ні н "  # accusative
    "да де та те нда нде "  # locative
    "дан ден тан тен нан нен "  # ablative
    "мен бен пен менен "  # instrumental
).split()
POSSESSIVES = "ы і сы сі м ым ім мыз міз ымыз іміз ң ың ің ңыз ңіз ыңыз іңіз".split()
PLURALS = ["лар", "лер", "дар", "дер", "тар", "тер"]
ATTRIBUTIVES = "дағы дегі тағы тегі ндағы ндегі ғы гі қы кі лық лік дық дік тық тік лы лі ды ді ты ті".split()
VERBALS = (
    "ды ді ты ті ған ген қан кен ып іп п ған ген атын етін йтын йтін ады еді йды йді уда уде улар улер у "
    "ған ген са се сын сін ар ер р ылды ілді ылған ілген ылып іліп ынды інді ын ін ыл іл л н ты ті тын "
    "тін"
).split()
COPULAS = ["мын", "мін", "сың", "сің", "пын", "пін", "бын", "бін"]
SUFFIXES = tuple(
    sorted({*CASES, *POSSESSIVES, *PLURALS, *ATTRIBUTIVES, *VERBALS, *COPULAS}, key=lambda s: (-len(s), s))
)
_JOINTS = ["дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі", "ғы", "гі"]
NOMINAL_SUFFIXES = tuple(
    sorted({*CASES, *POSSESSIVES, *PLURALS, *_JOINTS, *COPULAS} - {"а", "е"}, key=lambda s: (-len(s), s))
)
"""What nouns end in; the short dative of possessives (ұрлығына) is covered by «на» and «не»."""
_VOICED = {"б": "п", "г": "к", "ғ": "қ"}


_YEARLY = "жылғы"
"""Of the year; it would be read as a form of жылқы, horse, too."""


class KazakhMorphology:
    """Stems of folded words; `nominal` takes no verb endings off (қойылды is no form of қой)."""

    def __init__(self) -> None:
        self.lemmas = lru_cache(maxsize=50_000)(lambda word: _stems(word, SUFFIXES))
        self.nominal = lru_cache(maxsize=50_000)(lambda word: _stems(word, NOMINAL_SUFFIXES))

    def base(self, word: str) -> frozenset[str]:
        """Return the stems; Kazakh labels are written as stems."""
        return self.lemmas(word)


def _stems(word: str, suffixes: tuple[str, ...]) -> frozenset[str]:
    if word.startswith(_YEARLY):
        return frozenset({word, "жыл"})
    found, fresh = {word}, {word}
    for _ in range(MAX_STEPS):
        fresh = {stem for form in fresh for stem in _shorter(form, suffixes)} - found
        if not fresh:
            break
        found |= fresh
    return frozenset(found)


def _shorter(word: str, suffixes: tuple[str, ...]) -> set[str]:
    """Return what is left of *word* after one suffix, with the final consonant as it is without the suffix."""
    stems = set()
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM and _harmonises(word, suffix):
            stem = word[: -len(suffix)]
            stems.add(stem)
            if stem[-1] in _VOICED and suffix[0] in "аеыіуө":
                stems.add(stem[:-1] + _VOICED[stem[-1]])
    return stems


def _harmonises(word: str, suffix: str) -> bool:
    """Tell whether the vowels of *suffix* follow the last vowel before it; words with none or a loan's vowel do."""
    inside = [letter for letter in suffix if letter in _BACK + _FRONT]
    before = [letter for letter in word[: -len(suffix)] if letter in "аоұыеөүіәуиэюяё"]
    if not inside or not before or before[-1] in "уиэюяә":
        return True
    return (inside[0] in _BACK) == (before[-1] in _BACK)
