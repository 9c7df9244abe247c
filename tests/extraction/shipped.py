"""The extractor with the shipped vocabularies, and extraction by text, for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

from polgraph import store
from polgraph.engine import Quad, parse_file
from polgraph.extraction.extractor import Extractor
from polgraph.facts import Facts
from polgraph.lexicon import Lexicon
from polgraph.resources import files_below, resource_dir


@cache
def shipped_quads() -> tuple[Quad, ...]:
    """Return the vocabularies, the reference data and the words for matching."""
    paths = [path for path, _ in store.vocabulary_files()]
    paths += files_below(f"{resource_dir('ontology')}/lexicon", ".ttl")
    return tuple(quad for path in paths for quad in parse_file(path))


def extractor_with(more: Iterable[Quad] = ()) -> Extractor:
    """Build an extractor of the shipped quads and *more*."""
    return Extractor(Lexicon([*shipped_quads(), *more]))


@cache
def shipped_lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    return Lexicon(shipped_quads())


@cache
def shipped_extractor() -> Extractor:
    """Return the one extractor that all tests share."""
    return extractor_with()


@cache
def extracted(text: str) -> Facts:
    """Return what the shipped extractor finds in *text*."""
    return shipped_extractor().extract(text, hashlib.sha256(text.encode()).hexdigest())
