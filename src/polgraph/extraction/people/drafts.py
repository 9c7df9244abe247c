"""A post as it is written, before it is known whose it is: its head, what stands beside it, what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from polgraph.extraction.context import Context
from polgraph.extraction.document import Passage
from polgraph.extraction.people.adjectives import TownAdjectives
from polgraph.extraction.people.words import Hit
from polgraph.extraction.terms import Term


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a post; token indexes are of the passage, *cases* those that its form may stand for."""

    family: str
    marks: frozenset[str]  # acting, former, first, deputy, new
    bodies: frozenset[str]
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    first: int
    last: int
    cases: tuple[str, ...]

    @property
    def case(self) -> str:
        """The likeliest case."""
        return self.cases[0] if self.cases else ""

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing says what the post belongs to."""
        return not (self.bodies or self.places or self.agencies)


@dataclass(frozen=True)
class Sight:
    """A passage with what the tables found in it."""

    passage: Passage
    hits: tuple[Hit, ...]
    places: tuple[Term, ...]
    agencies: tuple[Term, ...]

    @cached_property
    def place_starts(self) -> dict[int, Term]:
        """The places by their first tokens."""
        return {term.first: term for term in self.places}

    @cached_property
    def place_ends(self) -> dict[int, Term]:
        """The places by their last tokens."""
        return {term.last: term for term in self.places}

    def is_initial(self, position: int) -> bool:
        """Tell whether a capital letter with its full stop begins at a token."""
        token = self.passage.tokens[position] if position < len(self.passage.tokens) else None
        single = token is not None and token.is_capitalised and len(token.text) == 1
        return single and self.passage.norm(position + 1) == "."

    def hit(self, kind: str, *, first: int | None = None, last: int | None = None) -> Hit | None:
        """Return the hit of a kind that begins at *first* or ends at *last*."""
        for hit in self.hits:
            if hit.kind == kind and (hit.first == first if first is not None else hit.last == last):
                return hit
        return None

    def body_at(self, first: int) -> Hit | None:
        """Return the longest word of an agency that begins at *first*."""
        found = [hit for hit in self.hits if hit.kind == "body" and hit.first == first]
        return max(found, key=lambda hit: hit.last, default=None)

    def bodies(self, first: int, last: int) -> Iterable[str]:
        """Return what the words of a stretch say of an agency."""
        return (hit.value for hit in self.hits if hit.kind == "body" and first <= hit.first and hit.last <= last)

    def place_ids(self, first: int, last: int) -> tuple[str, ...]:
        """Return the places of a stretch."""
        return tuple(dict.fromkeys(term.id for term in self.places if first <= term.first and term.last <= last))

    def agency_ids(self, first: int, last: int) -> tuple[str, ...]:
        """Return the kinds of agencies of a stretch."""
        return tuple(dict.fromkeys(term.id for term in self.agencies if first <= term.first and term.last <= last))


def see(passage: Passage, hits: Iterable[Hit], context: Context, towns: TownAdjectives) -> Sight:
    """Put a passage and what is found in it together."""
    found = tuple(hits)
    places = sorted([*context.place_terms(passage), *towns.find(passage, found)], key=lambda term: term.first)
    return Sight(passage, found, tuple(places), tuple(passage.of("agency")))
