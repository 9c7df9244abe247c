"""Find the pairs worth judging: those whose surnames sound alike and whose given names begin alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from polgraph.resolution.letters import close, sound
from polgraph.resolution.model import Person
from polgraph.resolution.names import readings

_ANY = ""
Groups = dict[str, dict[str, set[int]]]


def candidates(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield every pair of *people* whose names may be one, each once."""
    seen: set[tuple[int, int]] = set()
    for groups in _blocks(people).values():
        for one, other in _pairs(groups):
            if (one, other) not in seen:
                seen.add((one, other))
                yield people[one], people[other]


def _blocks(people: Sequence[Person]) -> Groups:
    """Return block, to the first letter of the given name or _ANY, to the places of the people there."""
    blocks: Groups = defaultdict(lambda: defaultdict(set))
    for at, person in enumerate(people):
        for name in {name for label in person.names for name in readings(*label)}:
            letter = close(name.given)[:1]
            if name.surname:
                blocks[sound(name.surname)][_ANY if letter == "y" else letter].add(at)
            if len(name.given) > 1 and len(name.father) > 1:
                blocks[f"{sound(name.given)} {sound(name.father)}"][letter].add(at)
    return blocks


def _pairs(groups: dict[str, set[int]]) -> Iterator[tuple[int, int]]:
    for letter, places in groups.items():
        yield from combinations(sorted(places), 2)
        if letter != _ANY:
            for one, other in product(places, groups.get(_ANY, ())):
                if one != other:
                    yield min(one, other), max(one, other)
