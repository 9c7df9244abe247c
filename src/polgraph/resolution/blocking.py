"""Find the pairs worth judging: surnames that sound alike, given names that do or begin as an initial says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from polgraph.resolution.letters import sound
from polgraph.resolution.model import Person
from polgraph.resolution.names import readings
from polgraph.resolution.surnames import stem

_ANY = ""
Groups = dict[str, dict[str, set[int]]]


def candidates(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield every pair of *people* whose names may be one, each once."""
    seen: set[tuple[int, int]] = set()
    for groups in _blocks(people).values():
        for one, other in _pairs(groups):
            pair = min(one, other), max(one, other)
            if one != other and pair not in seen:
                seen.add(pair)
                yield people[pair[0]], people[pair[1]]


def _blocks(people: Sequence[Person]) -> Groups:
    """Return block, to what the given name sounds like or its initial or _ANY, to the places of the people there."""
    blocks: Groups = defaultdict(lambda: defaultdict(set))
    for at, person in enumerate(people):
        for name in {name for label in person.names for name in readings(*label)}:
            given = _ANY if name.given == "y" else sound(name.given)
            for part in filter(None, name.surname.split("-")):
                blocks[sound(stem(part))][given].add(at)
            if len(name.given) > 1 and len(name.father) > 1:
                blocks[f"{given} {sound(name.father)}"][given].add(at)
    return blocks


def _pairs(groups: dict[str, set[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs within a group, and with those of whom the given name is an initial or not written."""
    for given, places in groups.items():
        yield from combinations(places, 2)
        for shorter in {given[:1], _ANY} - {given}:
            yield from product(places, groups.get(shorter, ()))
