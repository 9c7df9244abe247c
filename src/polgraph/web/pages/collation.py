"""The order of names as people expect it: the Kazakh alphabet holds the Russian one, Latin letters come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.web.pages.model import Value

_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {ord(letter): chr(0x410 + place) for place, letter in enumerate(_ALPHABET)}


def alphabetical(text: str) -> tuple[str, str]:
    """Return a key that sorts *text* by its letters, whatever their case."""
    return text.casefold().translate(_PLACES), text


def by_surname(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return a key that sorts the name of a person by its last word, the surname, then by the rest."""
    rest, _, surname = name.rpartition(" ")
    return alphabetical(surname), alphabetical(rest)


def as_read(one: Value) -> tuple[tuple[str, str], str]:
    """Return a key that sorts values by what people read."""
    return alphabetical(one.text), one.href
