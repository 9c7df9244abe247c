"""Put the things and times of a question into the parameters of a query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from polgraph.asking.reading import Mark, Reading
from polgraph.asking.vocabulary import WORD
from polgraph.parameters import kinds_of
from polgraph.queries import Parameter, SavedQuery

_LONGEST_STRING = 5  # tokens
_TIMES = ("date", "year")
_CLAIMS = frozenset("action change instruction issue observation participation purpose statement tenure".split())
_HASHED = frozenset(["event", "release"])  # kinds whose ids are told without their kind


@dataclass(frozen=True, slots=True)
class Filling:
    """The values of parameters, the tokens that gave them, and whether there is more than one value for any."""

    values: Mapping[str, str]
    places: frozenset[int]
    ambiguous: bool


def fill(reading: Reading, query: SavedQuery, free: frozenset[int]) -> Filling:
    """Fill the parameters of *query*; *free* are the tokens whose text may be a string that is asked for."""
    values: dict[str, str] = {}
    taken: set[int] = set()
    ambiguous = False
    for name, parameter in query.parameters.items():
        found = [mark for mark in _candidates(reading, parameter) if taken.isdisjoint(mark.places)]
        same = {mark.value for mark in found if (mark.first, mark.last) == (found[0].first, found[0].last)}
        if found:
            written = {_written(value, parameter) for value in same}
            values[name] = min(written & {query.defaults.get(name)} or written)
            ambiguous |= len(written) > 1 and values[name] != query.defaults.get(name)
            taken.update(found[0].places)
        elif parameter.type == "string" and free and _is_name(reading, range(min(free), max(free) + 1)):
            values[name] = reading.text(min(free), max(free))
            taken.update(range(min(free), max(free) + 1))
    over = (m for p in query.parameters.values() for m in _candidates(reading, p) if taken.isdisjoint(m.places))
    return Filling(values, frozenset(taken), ambiguous or any(over))


def _is_name(reading: Reading, places: range) -> bool:
    """Tell whether tokens are a name: each is part of one that is known, or is not written in small letters."""
    named = {place for mark in reading.marks if mark.kind != WORD for place in mark.places}
    strange = (place for place in places if place not in named)
    return len(places) <= _LONGEST_STRING and not any(reading.tokens[place].text.islower() for place in strange)


def _candidates(reading: Reading, parameter: Parameter) -> list[Mark]:
    if parameter.type in _TIMES:
        return reading.of(parameter.type)
    if parameter.ending != "iri":
        return []
    kinds = frozenset(kinds_of(parameter))
    marks = [*_ids(reading, parameter, kinds), *reading.of(*kinds - {WORD})]
    # Crime is what every question is about: it narrows nothing down.
    return [mark for mark in marks if mark.kind != "subject" or not reading.content.isdisjoint(mark.places)]


def _ids(reading: Reading, parameter: Parameter, kinds: frozenset[str]) -> Iterator[Mark]:
    for mark in reading.of("id"):
        kind, colon, _ = mark.value.rpartition(":")
        if kind in (_CLAIMS if parameter.scheme is None else kinds) or (not colon and kinds & _HASHED):
            yield mark


def _written(value: str, parameter: Parameter) -> str:
    """Write a value as people give it: the id alone where its kind is clear."""
    return value.rpartition(":")[2] if parameter.scheme or parameter.type in _TIMES else value
