"""Who is who in the shipped data or in a dataset: the graph of it, why, and what a person has to decide."""

from __future__ import annotations

import json
from collections.abc import Iterable

from polgraph import serialization
from polgraph.iris import short_iri
from polgraph.pipeline.origins import dataset_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.resolution import Decisions, Match, Person, Reason, Resolution

COLUMNS = ("one", "other", "verdict", "score", "for", "against")
_COMMENT = "Who is who: the identity of every person. Data: CC BY 4.0, polgraph contributors."


def resolution_turtle(folder: Path | None = None) -> bytes:
    """Return who is who in a store, or in the shipped data, as Turtle."""
    from polgraph.resolution import identities

    return serialization.to_turtle(identities(dataset_of(folder), _decisions(folder)), comment=_COMMENT)


def resolution(folder: Path | None = None) -> Resolution:
    """Return who is who in a store, or in the shipped data, with all that was weighed."""
    from polgraph.resolution import resolve

    return resolve(dataset_of(folder), _decisions(folder))


def _decisions(folder: Path | None) -> Decisions:
    """Return whom people have put together and parted in a store."""
    from polgraph.resolution import NOBODY_DECIDED

    if folder is None:
        return NOBODY_DECIDED
    from polgraph.pipeline.stores.identifying import decided_people
    from polgraph.store.layout import opened

    return decided_people(opened(folder))


def rows(matches: Iterable[Match]) -> list[tuple[str, ...]]:
    """Return *matches* as people read them, in COLUMNS."""
    return [
        (
            _called(match.left),
            _called(match.right),
            match.verdict,
            str(match.score),
            _said(reason for reason in match.reasons if reason.points > 0),
            _said(reason for reason in match.reasons if reason.points <= 0),
        )
        for match in matches
    ]


def refusals(found: Resolution) -> list[str]:
    """Say who was not joined, though pairs agree, and why."""
    return [
        f"not joined: {', '.join(map(_called, refusal.people))}; "
        + (
            "; ".join(
                f"{_called(match.left)} and {_called(match.right)}: {_said(match.reasons)}" for match in refusal.against
            )
            or "decisions of people contradict each other"
        )
        for refusal in found.refused
    ]


def lines(found: Resolution, matches: Iterable[Match]) -> str:
    """Return *matches* as JSON, one a line; `joined` tells whether *found* gives both one identity."""
    return "".join(f"{json.dumps(_document(found, match), ensure_ascii=False)}\n" for match in matches)


def _document(found: Resolution, match: Match) -> dict[str, object]:
    return {
        "one": _person(match.left),
        "other": _person(match.right),
        "verdict": match.verdict,
        "score": match.score,
        "joined": found.identity[match.left.members[0]] == found.identity[match.right.members[-1]],
        "reasons": [{"rule": reason.rule, "points": reason.points, "words": reason.words} for reason in match.reasons],
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "people": list(person.members),
        "names": [{"value": name, "language": language} for name, language in person.names],
        "posts": [f"{post.agency}.{post.role}" for post in person.posts],
        "rank": person.rank or None,
    }


def _called(person: Person) -> str:
    """Name a person by the names, the posts and the first node, with the number of nodes."""
    names = " / ".join(sorted({name for name, _ in person.names}))
    posts = ", ".join(f"{post.agency}.{post.role}".strip(".") for post in person.posts)
    many = f" ×{len(person.members)}" if len(person.members) > 1 else ""
    return f"{names or '?'} ({posts or 'no post'}; {short_iri(person.iri)}{many})"


def _said(reasons: Iterable[Reason]) -> str:
    return "; ".join(f"{reason.words} [{reason.rule} {reason.points:+}]" for reason in reasons)
