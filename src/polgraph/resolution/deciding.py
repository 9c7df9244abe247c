"""Judge pairs by what people have decided first, then by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from polgraph.resolution.clusters import connected
from polgraph.resolution.judging import judged
from polgraph.resolution.model import Decisions, Match, Offices, Pair, Person
from polgraph.resolution.rules import Reason


class Judge:
    """Judges pairs of people, each pair once."""

    def __init__(self, people: Sequence[Person], offices: Offices, decisions: Decisions) -> None:
        person_of = {node: person for person in people for node in person.members}
        known = [pair for pair in decisions.different if all(node in person_of for node in pair)]
        self._apart = {frozenset(person_of[node].iri for node in pair) for pair in known}
        self._offices = offices
        self.unsure = {person.iri for person in people if self._is_unsure(person)}
        self._known: dict[Pair, Match] = {}

    def __call__(self, left: Person, right: Person) -> Match:
        """Return what is found about two people, the smaller first."""
        left, right = sorted((left, right), key=lambda person: person.iri)
        pair = left.iri, right.iri
        if pair not in self._known:
            self._known[pair] = self._match(left, right)
        return self._known[pair]

    def _match(self, left: Person, right: Person) -> Match:
        if frozenset((left.iri, right.iri)) in self._apart:
            return Match(left, right, (Reason("decided.different"),))
        found = judged(left, right, self._offices)
        unsure = {left.iri, right.iri} & self.unsure and left is not right
        return Match(found.left, found.right, (*found.reasons, Reason("name.many"))) if unsure else found

    def _is_unsure(self, person: Person) -> bool:
        alone = person.decided or len(person.members) == 1
        return not alone and judged(person, person, self._offices).verdict != "same"


def put_together(people: Sequence[Person], decisions: Decisions) -> tuple[list[Person], list[tuple[Person, ...]]]:
    """Return *people* with those made one whom a person has decided to be one, and the groups that a decision parts.

    What is known of any of them is known of all, so that a changed surname joins later releases of both.
    """
    person_of = {node: person for person in people for node in person.members}
    linked: dict[Person, set[Person]] = defaultdict(set)
    for one, other in decisions.same:
        if one in person_of and other in person_of:
            linked[person_of[one]].add(person_of[other])
            linked[person_of[other]].add(person_of[one])
    groups = [tuple(sorted(group, key=lambda person: person.iri)) for group in connected(linked)]
    parted = [group for group in groups if _is_parted(group, decisions.different)]
    joined = [group for group in groups if group not in parted]
    inside = {person for group in joined for person in group}
    found = [person for person in people if person not in inside] + [_pooled(group) for group in joined]
    return sorted(found, key=lambda person: person.iri), parted


def _is_parted(group: Sequence[Person], different: Iterable[Pair]) -> bool:
    nodes = {node for person in group for node in person.members}
    return any(one in nodes and other in nodes for one, other in different)


def _pooled(group: Sequence[Person]) -> Person:
    ranks = {person.rank for person in group if person.rank}
    return Person(
        tuple(sorted(node for person in group for node in person.members)),
        tuple(sorted({name for person in group for name in person.names})),
        tuple(sorted({post for person in group for post in person.posts})),
        ranks.pop() if len(ranks) == 1 else "",
        tuple(sorted({span for person in group for span in person.times})),
        min((person.curated for person in group if person.curated), default=""),
        decided=True,
    )
