"""The names of things, looked up whole or by some of their words, in any form."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from polgraph.asking.english import EnglishMorphology
from polgraph.extraction.finding import AFTER, BEFORE
from polgraph.extraction.morphology import KazakhMorphology, RussianMorphology
from polgraph.extraction.tables import load_table
from polgraph.extraction.tokens import tokenise
from polgraph.iris import thing
from polgraph.namespaces import ID
from polgraph.parameters import names_in, things_named
from polgraph.queries import Parameter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.engine import Dataset
    from polgraph.extraction.morphology import Morphology

KINDS = tuple("agency event indicator measure person place post region release role subject topic".split())
"""What can be found."""
WHY = ("id", "name", "words")
"""Why a thing was found, the best first: by its id, by a whole name of it, by all the words in one of its names."""
_SHORT = ("person", "place", "region")
"""Kinds whose names have rules of their own: a surname, a region without the word for it."""
SLUG = re.compile(r"[\w.-]+", re.ASCII)
"""What ids are made of."""


class _Name(NamedTuple):
    thing: str
    words: int


class Names:
    """Finds the things of a dataset; made once for any number of searches."""

    def __init__(self, dataset: Dataset) -> None:
        forms = {row[0]: frozenset(row[1].split()) for row in load_table("lexicon/word-forms.tsv")}
        self._morphologies: dict[str, Morphology] = {
            "en": EnglishMorphology(),
            "kk": KazakhMorphology(),
            "ru": RussianMorphology(forms),
        }
        self._dataset = dataset
        self._with: dict[tuple[str, str], set[_Name]] = defaultdict(set)
        for _, found, language, text in names_in(dataset, KINDS)[0]:
            words = _words(text)
            name = _Name(found, len(words))
            for of in [language] if language in self._morphologies else self._morphologies:
                for form in {form for word in words for form in self._morphologies[of].base(word)}:
                    self._with[of, form].add(name)

    def find(self, wanted: str, kinds: Collection[str]) -> list[tuple[str, str]]:
        """Return the IRIs of what *wanted* names among *kinds*, each with why: the best first, shorter names before."""
        found: dict[str, tuple[int, int]] = dict.fromkeys(self._by_id(wanted, kinds), (0, 0))
        for iri in self._by_short_name(wanted):
            found.setdefault(iri, (1, 0))
        words = [word for word in _words(wanted) if word not in BEFORE | AFTER]
        for name in sorted(self._by_words(words), key=lambda name: name.words):
            more = name.words - len(words)
            found.setdefault(ID + name.thing.replace(":", "/", 1), (2 if more else 1, more))
        ranked = sorted((place, iri) for iri, place in found.items() if _kind_of(iri) in kinds)
        return [(iri, WHY[why]) for (why, _), iri in ranked]

    def _by_id(self, wanted: str, kinds: Iterable[str]) -> Iterator[str]:
        """Yield what has *wanted* as its IRI, or as its id with or without its kind."""
        for kind in kinds:
            slug = wanted.removeprefix(thing(kind, "")).removeprefix(f"{kind}:")
            if SLUG.fullmatch(slug) and self._dataset.knows(thing(kind, slug)):
                yield thing(kind, slug)

    def _by_short_name(self, wanted: str) -> Iterator[str]:
        for kind in _SHORT:
            yield from things_named(Parameter(kind, "iri", kind, {}), wanted, self._dataset)

    def _by_words(self, words: Collection[str]) -> set[_Name]:
        """Return the names that have all of *words*."""
        having = [self._having(word) for word in words]
        return set.intersection(*having) if having else set()

    def _having(self, word: str) -> set[_Name]:
        forms = {(of, form) for of, morphology in self._morphologies.items() for form in morphology.lemmas(word)}
        return {name for key in forms for name in self._with.get(key, ())}


def _words(text: str) -> list[str]:
    return [token.norm for token in tokenise(text) if token.kind != "punct"]


def _kind_of(iri: str) -> str:
    return iri.removeprefix(ID).partition("/")[0]
