"""Weigh everything that is known of two people."""

from __future__ import annotations

from polgraph.resolution import naming, posts, ranks
from polgraph.resolution.model import Match, Offices, Person
from polgraph.resolution.rules import RULES, Reason
from polgraph.resolution.times import FAR, NEAR, Times, gap

_ONE_AGENCY = frozenset({"post.agency", "post.career", "post.junior", "post.narrower", "post.office", "post.seat", "post.work"})


def judged(left: Person, right: Person, offices: Offices) -> Match:
    """Return what speaks for and against *left* and *right* being one person, the same whichever comes first."""
    if right.iri < left.iri:
        left, right = right, left
    found = list(max((naming.likeness(*sorted((a, b))) for a in left.names for b in right.names), key=_weight))
    if found[0].points < 0 and found[0].rule.startswith("name.other"):
        return Match(left, right, tuple(found))
    when = left.times, right.times
    post = _of_posts(left, right, when, offices)
    rules = [post, ranks.compared((left.rank, right.rank), when, offices.ranks), _of_time(post, when)]
    if left.curated and right.curated and left.members != right.members:
        rules.append("known.apart")
    return Match(left, right, (*found, *(Reason(rule) for rule in rules if rule)))


def _weight(reasons: tuple[Reason, ...]) -> tuple[int, tuple[Reason, ...]]:
    return sum(reason.points for reason in reasons), reasons


def _of_posts(left: Person, right: Person, when: tuple[Times, Times], offices: Offices) -> str:
    """Return the rule for those posts that go together best; what excludes another counts only if none does."""
    found = [posts.compared(one, other, when, offices) for one in left.posts for other in right.posts]
    best = max(found, key=lambda rule: (RULES[rule].points, rule), default="post.unknown")
    worst = min(found, key=lambda rule: (RULES[rule].points, rule), default="post.unknown")
    return best if RULES[best].points > RULES["post.role"].points else min(best, worst, key=lambda rule: RULES[rule].points)


def _of_time(post: str, when: tuple[Times, Times]) -> str:
    apart = gap(*when)
    if apart is None:
        return ""
    if apart > FAR:
        return "time.far"
    return "time.near" if apart <= NEAR and post in _ONE_AGENCY else ""
