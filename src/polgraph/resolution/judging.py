"""Weigh everything that is known of two people."""

from __future__ import annotations

from polgraph.resolution import naming, posts, ranks
from polgraph.resolution.model import Match, Offices, Person
from polgraph.resolution.rules import DECISIVE, RULES, Reason
from polgraph.resolution.times import APART, FAR, NEAR, Times, gap, within_days

_ONE_AGENCY = frozenset(f"post.{rule}" for rule in "agency beside career narrower office seat work".split())


def judged(left: Person, right: Person, offices: Offices) -> Match:
    """Return what speaks for and against *left* and *right* being one person, the same whichever comes first."""
    if right.iri < left.iri:
        left, right = right, left
    names = naming.of_names(left.names, right.names)
    if any(reason.points <= -DECISIVE for reason in names):
        return Match(left, right, names)
    when = left.times, right.times
    post = _of_posts(left, right, when, offices)
    rules = [post, ranks.compared((left.rank, right.rank), when, offices.ranks), _of_time(post, when)]
    if post == "post.work" and Reason("name.initial") in names:
        rules.append("name.initial-many")
    if left.curated and right.curated and left.members != right.members:
        rules.append("known.apart")
    return Match(left, right, (*names, *(Reason(rule) for rule in rules if rule)))


def _of_posts(left: Person, right: Person, when: tuple[Times, Times], offices: Offices) -> str:
    """Return the rule for those posts that go together best; what excludes another counts only if none does."""
    found = [posts.compared(one, other, when, offices) for one in left.posts for other in right.posts]
    ordered = sorted(found, key=lambda rule: (RULES[rule].points, rule)) or ["post.unknown"]
    return ordered[-1] if ordered[-1] in _ONE_AGENCY else ordered[0]


def _of_time(post: str, when: tuple[Times, Times]) -> str:
    apart = gap(*when)
    if apart is None:
        return ""
    if apart > NEAR:
        return "time.far" if apart > FAR else "time.apart" if apart > APART else ""
    if within_days(*when) and post in {*_ONE_AGENCY, "post.unknown"}:
        return "time.at-once"
    return "time.near" if post in _ONE_AGENCY else ""
