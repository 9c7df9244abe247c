"""Which mentions in releases were taken to be one person, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import NIF, PG, SKOS
from polgraph.pipeline.serving.identities import best_matches
from polgraph.resolution.rules import DECISIVE, SAME
from polgraph.web.pages.said import Said
from polgraph.web.pages.who.acts import proofs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.resolution import Match
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

MOST_MENTIONS = 100
"""Mentions that a page shows."""
NAMES = (SKOS.prefLabel, SKOS.altLabel)


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for and against a mention being one with another of the same person; a *verdict* in words."""

    speaking: tuple[str, ...]
    against: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one release has them: the names found there, in which words."""

    names: tuple[tuple[str, str], ...]
    """Each with its language."""
    link: Value
    release: Value | None
    proofs: tuple[Value, ...]
    why: Why | None


def mentions(maker: Maker, people: Sequence[str], identity: str) -> list[Mention]:
    """Return *people*, who were taken to be *identity*, as their releases have them, each with why."""
    shown = people[:MOST_MENTIONS]
    matches = best_matches(maker.dataset, {*shown, identity})
    return [_mention(maker, one, matches.get(one)) for one in shown]


def _mention(maker: Maker, iri: str, match: Match | None) -> Mention:
    facts = Said(maker.dataset)
    texts = {text for span in facts.all(iri, PG.evidence) for text in facts.all(span, NIF.referenceContext)}
    release = next((one for one in map(maker.release_of, sorted(texts)) if one), "")
    return Mention(
        names=tuple(facts.texts(iri, *NAMES)),
        link=maker.linked(iri),
        release=maker.linked(release) if release else None,
        proofs=proofs(maker, iri),
        why=_why(maker, match) if match else None,
    )


def _why(maker: Maker, match: Match) -> Why:
    words = maker.words
    told = "people.why.weight" if match.verdict == "same" else "people.why.decided"
    return Why(
        speaking=tuple(words[f"reason.{one.rule}"] for one in match.reasons if one.points > 0),
        against=tuple(words[f"reason.{one.rule}"] for one in match.reasons if -DECISIVE < one.points < 0),
        verdict=words[told].format(score=match.score, least=SAME),
    )
