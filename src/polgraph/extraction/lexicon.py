"""What the extractor has to know of the vocabularies, without knowing where they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol


class Lexicon(Protocol):
    """Names of concepts and places, and the links between them."""

    def names(self, kind: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, language and name of every way that a release may name a thing of *kind*."""

    def links(self, kind: str, predicate: str) -> Mapping[str, str]:
        """Return, for the things of *kind*, the id of the thing that *predicate* (an IRI) leads to."""
