"""Towns named by an adjective: the police of a town in Russian («Степногорский отдел»)."""

from __future__ import annotations

import re
from collections import defaultdict

from polgraph.extraction.document import Passage
from polgraph.extraction.people.words import Hit
from polgraph.extraction.places import COUNTRY, Places
from polgraph.extraction.terms import Term

_ENDING = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое)\Z")
_PREFIX = 4
_LOSS = 3  # letters that a name may lose before the ending (Степногорск, Алматы)
_GAIN = 2  # letters that may come between (Алматинский)
_SMALL_LOSS = 2
_REACH = 3


class TownAdjectives:
    """Recognises adjectives of the towns and villages of the gazetteer."""

    def __init__(self, places: Places) -> None:
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for _, slug, language, name in places.entries():
            folded = name.lower().replace("ё", "е").removeprefix("город ")
            if language == "ru" and " " not in folded and not slug.startswith(COUNTRY) and len(folded) >= _PREFIX:
                self._names[folded[:_PREFIX]].append((folded, slug))

        slugs = [slug for _, slug, _, _ in places.entries()]
        self._centres = {places.centre_of(slug) for slug in slugs if slug.startswith(COUNTRY)}

    def find(self, passage: Passage, hits: tuple[Hit, ...]) -> list[Term]:
        """Return the towns whose adjectives stand before a word such as «отдел»."""
        if passage.language != "ru":
            return []
        taken = {p for term in passage.of("place") for p in range(term.first, term.last + 1)}
        found = []
        for position, token in enumerate(passage.tokens):
            if position in taken or not (ending := _ENDING.search(token.norm)):
                continue
            beside = any(hit.kind == "body" and position < hit.first <= position + _REACH for hit in hits)
            town = self._town(token.norm[: ending.start()], token.is_capitalised) if beside else None
            if town is not None:
                found.append(Term("place", town, position, position))
        return found

    def _town(self, stem: str, sure: bool) -> str | None:
        """Return the town of a stem; a word without a capital has to be closer to the town's name."""
        loss, gain = (_LOSS, _GAIN) if sure else (_SMALL_LOSS, 0)
        best: tuple[int, int, str] | None = None
        for name, slug in self._names.get(stem[:_PREFIX], ()):
            if not sure and slug in self._centres:
                continue  # «атырауской полиции» is the region's
            common = next(
                (at for at, (a, b) in enumerate(zip(stem, name, strict=False)) if a != b), min(len(stem), len(name))
            )
            if len(name) - common <= loss and len(stem) - common <= gain:
                best = max(best or (0, 0, slug), (common, -len(name), slug))
        return best[2] if best else None
