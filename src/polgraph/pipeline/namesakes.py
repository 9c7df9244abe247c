"""Whether two mentions name one agency or place: by what they are called now, and by what they were called before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from polgraph.extraction.tables import load_table
from polgraph.iris import kind_and_slug
from polgraph.parameters import things_named
from polgraph.queries import Parameter

Verdict = Literal["same", "same-succession", "different", "undecided"]
_PLACES, _COUNTRY = ("region", "place"), "KZ"
# Abolished by the decree of 6 August 2014, made again after the address of 1 September 2020.
_ANEW = {"mes": ("2014-08-06", "2020-09-01")}


def compared(one: str, other: str, days: tuple[str, str] = ("", "")) -> Verdict:
    """Return whether two mentions, of *days* if given, name one thing; `same-succession` if one is a name of before.

    A city and the region of its name are two; a name of several things, or of none that is known, decides nothing.
    """
    (now, renamed), (then, renamed_too) = _today(one), _today(other)
    found = things(now), things(then)
    if now.casefold() == then.casefold() or (found[0] == found[1] and len(found[0]) == 1):
        if _made_anew(found[0], days):
            return "undecided"
        return "same" if renamed == renamed_too else "same-succession"
    return "different" if all(len(ids) == 1 for ids in found) else "undecided"


@lru_cache(maxsize=10_000)
def things(words: str) -> frozenset[str]:
    """Return the ids of the agencies that *words* name, else of the regions and places.

    An agency that the reference data do not have is called as the extractor calls it, by its kind and place.
    """
    agencies = _named("agency", words) or frozenset(_composed(words.split()))
    return agencies or _place(words)


def _today(words: str) -> tuple[str, frozenset[str]]:
    """Return *words* with what has been renamed since in its present form, and what was."""
    renamed = set()
    for _, former, since, _ in load_table("lexicon/former-names.tsv"):
        words, count = re.subn(former, since, words)
        if count:
            renamed.add(former)
    return words, frozenset(renamed)


def _made_anew(ids: frozenset[str], days: tuple[str, str]) -> bool:
    """Tell whether an agency was abolished after one of *days* and made again before the other."""
    gone, back = next((_ANEW[one] for one in ids if one in _ANEW), ("", ""))
    return bool(gone and all(days)) and min(days) < gone and max(days) >= back


def _composed(words: list[str]) -> Iterator[str]:
    """Yield kind and place of an agency: the kind stands first in Russian, last in Kazakh."""
    for at in range(len(words) - 1, 0, -1):
        for kind, place in ((words[:at], words[at:]), (words[at:], words[:at])):
            named = _kinds().get(" ".join(kind).casefold(), "")
            places = _place(" ".join(place)) if named else ()
            if places:
                yield from (named if one == _COUNTRY else f"{named}-{one.lower()}" for one in places)
                return


def _place(words: str) -> frozenset[str]:
    return next((found for kind in _PLACES if (found := _named(kind, words))), frozenset())


@cache
def _kinds() -> dict[str, str]:
    return {name.casefold(): kind for kind, _, name in load_table("lexicon/agencies.tsv")}


@lru_cache(maxsize=10_000)
def _named(kind: str, words: str) -> frozenset[str]:
    return frozenset(kind_and_slug(iri)[1] for iri in things_named(Parameter(kind, "iri", kind, {}), words))
