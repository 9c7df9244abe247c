"""Put people together by the pairs that agree, strongest first, and never where a pair within contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TypeVar

from polgraph.resolution.model import Match, Person

T = TypeVar("T", bound=Hashable)
Judge = Callable[[Person, Person], Match]


@dataclass(frozen=True, slots=True)
class Refusal:
    """People whom agreeing pairs would join, but for pairs among them that contradict."""

    people: tuple[Person, ...]
    against: tuple[Match, ...]


def clusters(
    people: Sequence[Person], agreeing: Iterable[Match], judge: Judge
) -> tuple[list[tuple[Person, ...]], list[Refusal]]:
    """Return *people* parted into clusters, and what was not joined.

    Pairs of one score are taken together, so that their order does not matter; what a weaker pair would bring in
    against a contradiction does not undo what stronger pairs have joined.
    """
    part_of: dict[Person, tuple[Person, ...]] = {person: (person,) for person in people}
    refused: dict[tuple[Person, ...], Refusal] = {}
    ordered = sorted(agreeing, key=lambda match: (-match.score, match.left.iri, match.right.iri))
    for _, matches in groupby(ordered, key=lambda match: match.score):
        for parts in _joined(part_of, list(matches)):
            whole = tuple(sorted((person for part in parts for person in part), key=lambda person: person.iri))
            against = _contradictions(parts, judge)
            if against:
                refused[whole] = Refusal(whole, against)
            else:
                part_of.update(dict.fromkeys(whole, whole))
    return sorted(set(part_of.values()), key=lambda part: part[0].iri), list(refused.values())


def _joined(part_of: Mapping[Person, tuple[Person, ...]], matches: Sequence[Match]) -> list[list[tuple[Person, ...]]]:
    """Return the groups of two or more parts that *matches* connect."""
    neighbours: dict[tuple[Person, ...], set[tuple[Person, ...]]] = defaultdict(set)
    for match in matches:
        one, other = part_of[match.left], part_of[match.right]
        if one is not other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    return connected(neighbours)


def _contradictions(parts: Sequence[tuple[Person, ...]], judge: Judge) -> tuple[Match, ...]:
    """Return the pairs across *parts* that cannot be one person; within a part they have been looked at."""
    pairs = ((one, other) for left, right in combinations(parts, 2) for one in left for other in right)
    found = [match for match in (judge(one, other) for one, other in pairs) if match.verdict == "different"]
    vouched = {person: person.changes() for part in parts for person in part if len(person.names) > 1} if found else {}
    excused = {
        match
        for match in found
        for person, changes in vouched.items()
        if {*match.reasons} <= changes
        and all(judge(person, one).verdict == "same" for one in (match.left, match.right))
    }
    against = (match for match in found if match not in excused)
    return tuple(sorted(against, key=lambda match: (match.left.iri, match.right.iri)))


def connected(neighbours: Mapping[T, Iterable[T]]) -> list[list[T]]:
    """Return the groups of things that are neighbours, or neighbours of neighbours."""
    found: list[list[T]] = []
    seen: set[T] = set()
    for start in neighbours:
        group, waiting = [], [start]
        while waiting:
            thing = waiting.pop()
            if thing not in seen:
                seen.add(thing)
                group.append(thing)
                waiting.extend(neighbours[thing])
        if group:
            found.append(group)
    return found
