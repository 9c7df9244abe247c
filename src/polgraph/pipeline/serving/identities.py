"""Why mentions of people in releases are taken to be one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Dataset, NamedNode
from polgraph.iris import REFERENCE_GRAPH
from polgraph.namespaces import NIF, ORG, PG
from polgraph.resolution import NOBODY_DECIDED, judged, offices
from polgraph.resolution.reading import people

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.engine import Term, Triple
    from polgraph.resolution import Match


def best_matches(dataset: Dataset, identity: Collection[str]) -> dict[str, Match]:
    """Map each person of an *identity* to what speaks most for their being one with another of it.

    Only what is said of these people is looked at, however much the dataset holds.
    """
    part = Dataset()
    part.add((triple for person in identity for triple in _about(dataset, person)), REFERENCE_GRAPH)
    part.merge()
    groups, known = people(part, NOBODY_DECIDED), offices(dataset)
    found: dict[str, Match] = {}
    for one in groups:  # of whom the same is said; who is alone there is no match of themselves
        others = [other for other in groups if other is not one or len(one.members) > 1]
        if others:
            best = max((judged(one, other, known) for other in others), key=lambda match: match.score)
            found |= dict.fromkeys(one.members, best)
    return found


def _about(dataset: Dataset, person: str) -> Iterator[Triple]:
    """Yield what is said of a person, of their posts, and of the releases that name them, with their periods."""
    tenures = _iris(one.subject for one in dataset.matching(None, ORG.member, person))
    texts = [
        text for span in _values(dataset, person, PG.evidence) for text in _values(dataset, span, NIF.referenceContext)
    ]
    releases = _iris(one.subject for text in texts for one in dataset.matching(None, PG.text, text))
    periods = [period for release in releases for period in _values(dataset, release, PG.reviewsPeriod)]
    for thing in dict.fromkeys([person, *tenures, *releases, *periods]):
        yield from dataset.matching(thing, None)


def _values(dataset: Dataset, thing: str, predicate: str) -> list[str]:
    return _iris(one.object for one in dataset.matching(thing, predicate))


def _iris(terms: Iterable[Term]) -> list[str]:
    return list(dict.fromkeys(term.value for term in terms if isinstance(term, NamedNode)))
