"""Find what a name stands for that a person typed in any case: names and words in, ids out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from polgraph.extraction.morphology import Morphology
from polgraph.extraction.names import NameNormaliser, same_person
from polgraph.extraction.names.letters import key, russian_letters
from polgraph.extraction.places import CITIES
from polgraph.extraction.terms import Entry, TermMatcher
from polgraph.extraction.tokens import Token, fold, tokenise

MAX_LENGTH = 200  # characters; no name is longer
LANGUAGES = ("ru", "kk")
# Words that govern a case and name nothing.
BEFORE = frozenset(
    "в во для до за из к ко на о об от по под при про с со у в around at by for from in of on the to".split()
)
AFTER = frozenset("бойынша дейін жайлы жөнінде туралы үшін".split())
CASES = (None, "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional", "ablative")
_SIGNS = frozenset(".,-'’()")
# Words; a longer name is matched to the letter, for each word may be read in several ways.
_MAX_NAME, _MAX_INFLECTED = 5, 8
# What is left of a name when it is clear what it is the name of.
_SHORT = (
    ("ru", re.compile(r"(?:область|обл\.?) (.+)")),
    ("ru", re.compile(r"(.+) (?:область|обл\.?|район)")),
    ("ru", re.compile(r"(.+)ская (?:область|обл\.?)")),
    ("kk", re.compile(r"(.+) (?:облысы|ауданы)")),
    ("en", re.compile(r"(.+) (?:Region|District)")),
)
# A town's name with the word for a town.
_TOWN = (("ru", "город {}"), ("ru", "г. {}"), ("kk", "{} қаласы"), ("en", "{} city"), ("en", "city of {}"))


class NameFinder:
    """Finds things by their names; the first of *levels* that has an answer answers, to the letter before inflected."""

    def __init__(self, levels: Sequence[Iterable[Entry]], morphologies: Mapping[str, Morphology]) -> None:
        self._levels = [_Level([*entries], morphologies) for entries in levels]

    def find(self, value: str) -> frozenset[str]:
        """Return the ids of all things that the whole of *value*, but for words around it, is a name of."""
        tokens = _tokens(value)
        words, bare = _written(tokens), _written(_without_governors(tokens))
        answers = (level.find(words, bare) for level in self._levels if bare)
        return next((found for found in answers if found), frozenset())


class _Level:
    def __init__(self, entries: Collection[Entry], morphologies: Mapping[str, Morphology]) -> None:
        self._plain: dict[str, set[str]] = defaultdict(set)
        inflected = []
        for scheme, identifier, language, name in entries:
            words = _written(tokenise(name))
            if words:
                self._plain[_plain(words)].add(identifier)
            if language in morphologies and 0 < len(words) <= _MAX_INFLECTED:
                text = " ".join(word.text for word in words)
                spellings = {text, text.replace("-", " "), *([russian_letters(text)] if language == "kk" else [])}
                inflected += [(scheme, identifier, language, spelling) for spelling in spellings]
        self._languages = [*morphologies]
        self._matcher = TermMatcher(inflected, morphologies)

    def find(self, words: Sequence[Token], bare: Sequence[Token]) -> frozenset[str]:
        if plain := self._plain.get(_plain(words)) or self._plain.get(_plain(bare)):
            return frozenset(plain)
        whole = (0, len(bare) - 1)
        terms = self._matcher.match(bare, self._languages)
        return frozenset(term.id for term in terms if (term.first, term.last) == whole)


def _tokens(value: str) -> list[Token]:
    """Return the tokens of a value; none if it holds signs that no name does."""
    tokens = tokenise(value) if len(value) <= MAX_LENGTH else []
    return tokens if all(token.kind != "punct" or token.norm in _SIGNS for token in tokens) else []


def _without_governors(tokens: list[Token]) -> list[Token]:
    """Leave out the words around a name; «к.» is an initial and no preposition."""
    first, last = 0, len(tokens)
    while first + 1 < last and tokens[first].norm in BEFORE and tokens[first + 1].norm != ".":
        first += 1
    while last > first + 1 and tokens[last - 1].norm in AFTER:
        last -= 1
    return tokens[first:last]


def _written(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if token.kind != "punct"]


def _plain(words: Iterable[Token]) -> str:
    """Return what names have in common that read the same: a letter after each makes all Latin twins Cyrillic."""
    return " ".join(fold(f"{word.text}я")[:-1] for word in words).replace("-", " ")


def place_names(
    names: Collection[Entry], centres: Mapping[str, str], *, region_first: bool
) -> tuple[list[Entry], list[Entry]]:
    """Return the names of places as they are, and what they are called for short.

    *centres* leads from a region to its centre; with *region_first* a town's name that its region shares is the
    region's.
    """
    short = [*_short(names)]
    called = defaultdict(set)
    for _, identifier, language, name in [*names, *short]:
        called[identifier].add((language, name.casefold()))
    namesakes = {town: region for region, town in centres.items() if called[region] & called[town]}
    shared = [(scheme, namesakes[i], language, name) for scheme, i, language, name in names if i in namesakes]
    towns = [*_towns(names)]
    if region_first:
        return [*(entry for entry in names if entry[1] not in namesakes), *shared, *towns], short
    return [*names, *towns], [*short, *shared]


def _short(names: Iterable[Entry]) -> Iterator[Entry]:
    for scheme, identifier, language, name in names:
        for of, pattern in _SHORT:
            if of == language and (found := pattern.fullmatch(name)):
                yield (scheme, identifier, language, found.group(1))


def _towns(names: Iterable[Entry]) -> Iterator[Entry]:
    for scheme, identifier, language, name in names:
        kind, _, slug = identifier.partition(":")
        if (kind == "place" and "-district" not in slug) or slug in CITIES:
            yield from ((scheme, identifier, of, form.format(name)) for of, form in _TOWN if of == language)


def people_named(value: str, people: Iterable[tuple[str, str]], normaliser: NameNormaliser) -> frozenset[str]:
    """Return the ids of those of *people* (id and name in the nominative) whom *value* may name, in any case."""
    words = [fold(word) for word in re.sub(r"([.,])", r"\1 ", value).replace(",", " ").split()]
    written = ["-".join(map(str.capitalize, word.split("-"))) for word in words if word not in BEFORE | AFTER]
    if not _tokens(value) or not 0 < len(written) <= _MAX_NAME:
        return frozenset()
    read = {normaliser.nominative(written, language, case=case).text for language in LANGUAGES for case in CASES}
    return frozenset(identifier for identifier, name in people if any(_names(text, name) for text in read))


def _names(text: str, person: str) -> bool:
    """Tell whether *text* may be *person*; one word is enough."""
    if " " in text:
        return same_person(text, person)
    return key(text) in {key(word) for word in person.split()}
