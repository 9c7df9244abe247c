"""Stems of the names of regions, and of the towns and districts in them, in lower case."""

from __future__ import annotations

from functools import cache

from tests.extraction.shipped import shipped_lexicon

from polgraph.extraction.places import Places
from polgraph.extraction.tables import load_table

_GENERAL = frozenset(
    [
        "область",
        "города",
        "город",
        "района",
        "район",
        "облысы",
        "қаласы",
        "ауданы",
        "республика",
        "қазақстан",
        "казахстан",
        "обл",
    ]
)


@cache
def _names() -> tuple[tuple[str, str, str], ...]:
    """Return region, place and name of every place, the region itself included."""
    places = Places(shipped_lexicon(), load_table("lexicon/districts.tsv"))
    return tuple((places.region_of(entry[1]), entry[1], entry[3].lower()) for entry in places.entries())


def _stem(word: str) -> str:
    return word[:-2] if word.endswith(("ая", "ий", "ый")) else word[:-1] if word[-1] in "аьы" else word


@cache
def stems_of(place: str) -> frozenset[str]:
    """Return what the names of a place begin with."""
    return frozenset(
        _stem(w) for _, p, n in _names() if p == place for w in n.split() if len(w) > 2 and w not in _GENERAL
    )


@cache
def towns_of(region: str) -> frozenset[str]:
    """Return what the names of towns and districts in a region begin with."""
    found = {_stem(n.split()[0]) for r, p, n in _names() if r == region and p != region}
    return frozenset(stem for stem in found if len(stem) > 3 and stem not in _GENERAL)
