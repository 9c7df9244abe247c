"""Dictionary forms of English words: the stems of Snowball."""

from __future__ import annotations

from functools import lru_cache


class EnglishMorphology:
    """What matching has to know of English; it tells no nouns from verbs."""

    def __init__(self) -> None:
        from snowballstemmer import stemmer

        stem = stemmer("english").stemWord
        self.lemmas = lru_cache(maxsize=10_000)(lambda word: frozenset({stem(word.removesuffix("'s"))}))
        self.base = self.nominal = self.lemmas
