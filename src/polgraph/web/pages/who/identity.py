"""Which mentions in releases were taken to be one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import NIF, PG, SKOS
from polgraph.web.pages.who.acts import proofs
from polgraph.web.pages.who.facts import Facts

if TYPE_CHECKING:
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

MOST_MENTIONS = 100
"""Mentions that a page shows."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one release has them: the names found there, in which words."""

    names: tuple[tuple[str, str], ...]
    """Each with its language."""
    link: Value
    release: Value | None
    proofs: tuple[Value, ...]
    why: str = ""


def mentions(maker: Maker, people: list[str]) -> list[Mention]:
    """Return *people* as their releases have them."""
    facts = Facts(maker.dataset)
    return [_mention(maker, facts, one) for one in people[:MOST_MENTIONS]]


def _mention(maker: Maker, facts: Facts, iri: str) -> Mention:
    texts = {text for span in facts.all(iri, PG.evidence) for text in facts.all(span, NIF.referenceContext)}
    release = next((one for one in map(maker.release_of, sorted(texts)) if one), "")
    return Mention(
        names=tuple(facts.texts(iri, SKOS.prefLabel, SKOS.altLabel)),
        link=maker.linked(iri),
        release=maker.linked(release) if release else None,
        proofs=proofs(maker, iri),
    )
