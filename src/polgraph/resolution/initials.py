"""Find the initials that fit two people, however much better they fit one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from polgraph.resolution.clusters import Judge, Refusal
from polgraph.resolution.model import Match, Person
from polgraph.resolution.rules import Reason

_INITIAL = Reason("name.initial")


def contested(agreeing: Iterable[Match], judge: Judge) -> tuple[set[Match], list[Refusal]]:
    """Return the matches by an initial that would make one person of two, and whom they do not join."""
    fitting: dict[Person, list[Match]] = defaultdict(list)
    for match in agreeing:
        if _INITIAL in match.reasons:
            fitting[match.left].append(match)
            fitting[match.right].append(match)
    found, refused = set[Match](), dict[tuple[Person, ...], Refusal]()
    for person, matches in fitting.items():
        against = _contradictions(person, matches, judge)
        apart = {one for match in against for one in (match.left, match.right)}
        if apart:
            found |= {match for match in matches if {match.left, match.right} & apart}
            whole = tuple(sorted({person, *apart}, key=lambda one: one.iri))
            refused[whole] = Refusal(whole, against)
    return found, list(refused.values())


def _contradictions(person: Person, matches: Sequence[Match], judge: Judge) -> tuple[Match, ...]:
    """Return the pairs that cannot be one among those whom *matches* would join to *person*."""
    others = (match.right if match.left is person else match.left for match in matches)
    pairs = (judge(one, other) for one, other in combinations(others, 2))
    return tuple(match for match in pairs if match.verdict == "different")
