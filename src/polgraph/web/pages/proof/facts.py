"""The facts of a release as its page lists them: numbered in the order of the text, and by kinds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.iris import evidence
from polgraph.namespaces import DCT, PG
from polgraph.web.pages.linking import href
from polgraph.web.pages.proof.saying import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.facts import Span
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.proof.stating import Stating, Thing

GROUPS = {
    "observation": "figures",
    "change": "changes",
    "statement": "statements",
    "instruction": "instructions",
    "action": "actions",
    "event": "events",
    "purpose": "events",
    "person": "people",
    "holder": "people",
    "tenure": "people",
    "participation": "people",
    "mention": "mentions",
    "release": "document",
    "issue": "issues",
}
"""Kind of claim to the list that it stands in, in the order of the lists."""
_ABOUT_ITSELF = {
    PG.attributionEvidence: PG.attributedTo,
    PG.periodEvidence: PG.reviewsPeriod,
    PG.publishedEvidence: DCT.issued,
    PG.publisherEvidence: DCT.publisher,
    PG.titleEvidence: DCT.title,
}
"""What a release says of itself, by what points to the words of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the text: where they are, and what they are as far as the graph has them."""

    span: Span
    words: str

    @property
    def id(self) -> str:
        """The place as the fragment of an address has it."""
        return f"char={self.span.start},{self.span.end}"

    @property
    def told(self) -> str:
        """The place as people read it."""
        return f"{self.span.start}\N{EN DASH}{self.span.end}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a release states."""

    id: str
    group: str
    said: Sentence
    href: str
    places: tuple[Place, ...]
    confidence: str = ""
    review: str = ""
    number: int = 0
    """Its place in the order of the text."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places of its words."""
        return tuple(place.span for place in self.places)


def facts_of(maker: Maker, stating: Stating) -> list[Fact]:
    """Return all that the release states, in the order of its text; what has no words comes last."""
    writer = _Facts(maker, stating)
    found = [*writer.of_itself(stating.release), *map(writer.fact, stating.claims())]
    found.sort(key=lambda one: (not one.spans, one.spans, one.id))
    return [replace(fact, number=number) for number, fact in enumerate(found, start=1)]


class _Facts:
    """Writes what a release states as facts."""

    def __init__(self, maker: Maker, stating: Stating) -> None:
        self._maker, self._sha256 = maker, stating.sha256

    def fact(self, thing: Thing) -> Fact:
        return Fact(
            thing.id,
            GROUPS.get(thing.kind, "mentions"),
            sentence(self._maker, thing),
            href(thing.iri)[0],
            self._places(thing.spans()),
            confidence_of(thing),
            self._name(thing.iri_of(PG.reviewState)),
        )

    def of_itself(self, release: Thing) -> Iterator[Fact]:
        """Yield what the text says of the release: its title, who published it."""
        for predicate, about in _ABOUT_ITSELF.items():
            if spans := release.spans(predicate):
                told = release.text(about) or self._name(release.iri_of(about))
                said = Sentence(self._maker.name(about), more=(told,))
                yield Fact(about.rpartition("/")[2].rpartition("#")[2], "document", said, "", self._places(spans))

    def _places(self, spans: Iterable[Span]) -> tuple[Place, ...]:
        return tuple(Place(span, self._maker.names.words(evidence(self._sha256, *span))) for span in spans)

    def _name(self, iri: str) -> str:
        return self._maker.name(iri) if iri else ""


def confidence_of(thing: Thing) -> str:
    """Return how sure the extractor is, in whole per cent; nothing if it does not say."""
    try:
        return f"{float(thing.text(PG.confidence)):.0%}".replace("%", "\N{NO-BREAK SPACE}%")
    except ValueError:
        return ""
