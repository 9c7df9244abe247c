"""What a surname says of itself: its stem, whose it is, and how usual it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from polgraph.resolution.letters import key
from polgraph.resources import read_bytes, resource_dir

_RUSSIAN = re.compile(r"(?:[ое]в|ин)\Z")
_WOMAN = re.compile(r"([ое]в|[^а]ин)а\Z|([сц]к)ая\Z")
_MAN = re.compile(r"(?:[ое]в|ин|[сц]ки)\Z")
_TYPICAL = re.compile(r"(?:[ое]ва?|[^а]ина?|[сц]ки|[сц]кая|енко)\Z")
_LEAST_OF_RARE = 5


@cache
def given_names() -> frozenset[str]:
    """Return the keys of the given names that come with the package."""
    return frozenset(key(name) for name in _first_column("given-names"))


@cache
def _usual() -> frozenset[str]:
    return frozenset(key(name) for name in _first_column("usual-surnames"))


def _first_column(table: str) -> list[str]:
    lines = read_bytes(f"{resource_dir('ontology')}/lexicon/{table}.tsv").decode().splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def of_a_man(surname: str) -> tuple[str, str]:
    """Return the key of a surname as men bear it, and whose it was: m, f, or nothing if that does not tell."""
    found, gender = [], ""
    for part in surname.split("-"):
        woman = _WOMAN.search(part)
        found.append(part[: woman.start()] + (woman[1] or f"{woman[2]}и") if woman else part)
        gender = "f" if woman else gender or ("m" if _MAN.search(part) else "")
    return "-".join(found), gender


def is_typical(word: str) -> bool:
    """Tell whether *word* ends as surnames do."""
    return bool(_TYPICAL.search(key(word)))


@lru_cache(maxsize=100_000)
def stem(surname: str) -> str:
    """Return a surname without its Russian ending, which Kazakh texts leave out: «Қасен» and «Касенов»."""
    return _RUSSIAN.sub("", surname).rstrip("еия")


@lru_cache(maxsize=100_000)
def is_rare(surname: str) -> bool:
    """Tell whether few people bear it, as far as words tell: not made from a listed given name, and no usual one."""
    usual = {surname, stem(surname), f"{stem(surname)}и", f"{stem(surname)}а", _RUSSIAN.sub("", surname)}
    return len(stem(surname)) >= _LEAST_OF_RARE and usual.isdisjoint(given_names() | _usual())
