"""Who is who: people of releases and curated people put together where name, post, rank and time agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polgraph.engine import NamedNode, Triple, triple
from polgraph.namespaces import PG
from polgraph.resolution.blocking import candidates
from polgraph.resolution.clusters import Refusal, clusters
from polgraph.resolution.deciding import Judge, put_together
from polgraph.resolution.initials import contested
from polgraph.resolution.judging import judged
from polgraph.resolution.model import Decisions, Match, Offices, Pair, Person, Post
from polgraph.resolution.reading import Source, offices, people
from polgraph.resolution.rules import RULES, Reason, Rule, Verdict

__all__ = [
    "NOBODY_DECIDED",
    "RULES",
    "Decisions",
    "Match",
    "Offices",
    "Pair",
    "Person",
    "Post",
    "Reason",
    "Refusal",
    "Resolution",
    "Rule",
    "Source",
    "Verdict",
    "identities",
    "judged",
    "offices",
    "resolve",
]
NOBODY_DECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, and why."""

    identity: dict[str, str]
    """Every person to the one that they are identified as."""
    matches: tuple[Match, ...]
    """What was found about all pairs whose names may be one, by their people."""
    refused: tuple[Refusal, ...]
    """What agreeing pairs would join, but for a contradiction."""

    def undecided(self) -> list[Match]:
        """Return what a person has to judge, the most alike first: one pair for any two identities."""
        best: dict[Pair, Match] = {}
        for match in sorted(self.matches, key=lambda match: (-match.score, *_order(match))):
            identities = sorted((self.identity[match.left.iri], self.identity[match.right.members[-1]]))
            if match.verdict != "different" and identities[0] != identities[1]:
                best.setdefault((identities[0], identities[1]), match)
        return list(best.values())


def identities(source: Source, decisions: Decisions = NOBODY_DECIDED) -> list[Triple]:
    """Return one pg:identifiedAs for each person of *source*, releases and curated people."""
    found = resolve(source, decisions).identity
    return [triple(person, PG.identifiedAs, NamedNode(found[person])) for person in sorted(found)]


def resolve(source: Source, decisions: Decisions = NOBODY_DECIDED) -> Resolution:
    """Find who is who among the people of *source*; *decisions* of people come before every rule."""
    everybody, parted = put_together(people(source, decisions), decisions)
    judge = Judge(everybody, offices(source), decisions)
    matches = [judge(one, other) for one, other in candidates(everybody)]
    matches += [judge(person, person) for person in everybody if person.iri in judge.unsure]
    agreeing = [match for match in matches if match.verdict == "same"]
    doubtful, torn = contested(agreeing, judge)
    parts, refused = clusters(everybody, [match for match in agreeing if match not in doubtful], judge)
    refused += torn + [Refusal(group, ()) for group in parted]
    identity = {node: one for part in parts for node, one in _identities(part, judge.unsure)}
    return Resolution(identity, tuple(sorted(matches, key=_order)), tuple(refused))


def _identities(part: tuple[Person, ...], unsure: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each node of a cluster with its identity: the curated entry, else the smallest; itself if unsure."""
    one = min([person.curated for person in part if person.curated] or [person.iri for person in part])
    for person in part:
        for node in person.members:
            yield node, node if person.iri in unsure else one


def _order(match: Match) -> tuple[str, str]:
    return match.left.iri, match.right.iri
