"""Words of a table found in a sentence, in any form, and the case that they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from polgraph.extraction.document import Passage
from polgraph.extraction.morphology.russian import Reading
from polgraph.extraction.tables import Rows

Readings = Callable[[str], Sequence[Reading]]

CASES = {
    "nomn": "nominative",
    "gent": "genitive",
    "gen2": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "prepositional",
    "loc2": "prepositional",
}
_STRICT = frozenset({"head", "deputy", "rank", "event", "again"})
"""Kinds whose Kazakh words must be nouns in the singular and not words derived from them."""
_ENDINGS = {
    "genitive": "[нтд][ыі]ң",
    "dative": "[ғгқк][ае]|н[ае]",
    "accusative": "[нтд][ыі]|н",
    "locative": "(?:н)?[дт][ае]",
    "ablative": "[днт][ае]н",
    "instrumental": "[мбп]ен",
}
_NOUN = re.compile(
    r"(?P<plural>[лдт][ае]р)?(?P<possessed>с?[ыі])?(?P<case>"
    + "|".join(f"(?P<{case}>{ending})" for case, ending in _ENDINGS.items())
    + r")?\Z"
)
FORMER = "экс-"
_VOICED = {"қ": "ғ", "к": "г", "п": "б"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of the table at tokens *first* to *last* (inclusive)."""

    kind: str
    value: str
    first: int
    last: int
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """The form of a Kazakh noun."""

    case: str
    plural: bool


@lru_cache(maxsize=20_000)
def kazakh_noun(word: str, stem: str) -> Noun | None:
    """Read *word* as a form of the noun *stem*; None if it is none."""
    word = word.removeprefix(FORMER)
    softened = stem[:-1] + _VOICED[stem[-1]] if stem[-1] in _VOICED else stem
    for base in (stem, softened):
        if word.startswith(base) and (match := _NOUN.match(word, len(base))):
            case = next((name for name in _ENDINGS if match[name]), "nominative")
            if match["possessed"] and match["accusative"] and match["accusative"] != "н":
                continue
            return Noun(case, bool(match["plural"]))
    return None


_Phrase = tuple[tuple[str, ...], str, str]


class PhraseTable:
    """Finds the phrases of a table with the columns kind, value, language, phrase."""

    def __init__(self, rows: Rows) -> None:
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for kind, value, language, phrase in (row[:4] for row in rows):
            self._phrases[language].append((tuple(phrase.split()), kind, value))
        self._indexes: dict[str, dict[str, list[_Phrase]]] = {}

    def find(self, passage: Passage) -> list[Hit]:
        """Return the hits in a passage, of each kind the longest, in order."""
        found: list[Hit] = []
        index = self._index(passage)
        for position, token in enumerate(passage.tokens):
            if token.kind == "word":
                found.extend(self._at(passage, position, index))
        found.sort(key=lambda hit: (hit.first - hit.last, hit.first, -len(hit.stem), hit.stem, hit.kind, hit.value))
        kept: list[Hit] = []
        taken: dict[str, set[int]] = defaultdict(set)
        for hit in found:
            stretch = range(hit.first, hit.last + 1)
            if taken[hit.kind].isdisjoint(stretch):
                taken[hit.kind].update(stretch)
                kept.append(hit)
        return sorted(kept, key=lambda hit: (hit.first, hit.last, hit.kind))

    def _index(self, passage: Passage) -> dict[str, list[_Phrase]]:
        """Return the phrases of a language by every form of their first words."""
        index = self._indexes.get(passage.language)
        if index is None:
            index = self._indexes[passage.language] = defaultdict(list)
            for phrase in self._phrases[passage.language]:
                index[phrase[0][0]].append(phrase)
        return index

    def _at(self, passage: Passage, position: int, index: dict[str, list[_Phrase]]) -> Iterator[Hit]:
        for form in forms(passage, position):
            for words, kind, value in index.get(form, ()):
                last = self._match(passage, position, words)
                if last is not None and not self._bent(passage, kind, words[-1], last):
                    yield Hit(kind, value, position, last, words[-1])

    def _match(self, passage: Passage, position: int, words: tuple[str, ...]) -> int | None:
        """Return the last token of a phrase; if all its words have one or two letters, each has its full stop."""
        abbreviated = len(words) > 1 and max(map(len, words)) <= 2
        for word in words[1:]:
            if abbreviated:
                if passage.norm(position + 1) != ".":
                    return None
                position += 1
            position += 1
            if word not in forms(passage, position):
                return None
        if abbreviated and passage.norm(position + 1) == ".":
            position += 1
        return position

    def _bent(self, passage: Passage, kind: str, stem: str, last: int) -> bool:
        """Tell whether a Kazakh word that must be a noun is a word derived from it, or a plural."""
        if passage.language != "kk" or kind not in _STRICT:
            return False
        noun = kazakh_noun(passage.norm(last), stem)
        return noun is None or noun.plural


def forms(passage: Passage, position: int) -> frozenset[str]:
    """Return the dictionary forms of a token; a Kazakh instrumental ending follows no vowel harmony."""
    norm = passage.norm(position)
    found = passage.lemmas(norm) if norm else frozenset[str]()
    if passage.language == "kk" and norm.endswith(("мен", "бен", "пен")) and len(norm) > 5:
        return found | passage.lemmas(norm[:-3])
    return found | passage.lemmas(norm.removeprefix(FORMER)) if norm.startswith(FORMER) else found


def of(hits: Sequence[Hit], *kinds: str) -> list[Hit]:
    """Return the hits of some kinds."""
    return [hit for hit in hits if hit.kind in kinds]


def russian_cases(readings: Sequence[Reading], *, lemma: str | None = None) -> tuple[str, ...]:
    """Return the cases of the readings in the singular, likeliest first; empty if all are plural."""
    found = [
        CASES[reading.case]
        for reading in readings
        if reading.number == "sing" and reading.case in CASES and (lemma is None or reading.lemma == lemma)
    ]
    return tuple(dict.fromkeys(found))
