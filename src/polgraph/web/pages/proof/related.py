"""What a claim has to do with others: changes of a figure, wholes and parts, contradictions, what may be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import PG, PROV
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Value
from polgraph.web.pages.proof.saying import sentence
from polgraph.web.pages.proof.stating import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.web.pages.making import Maker

MOST = 50
"""Claims that are told in one list."""
_TO = {
    PG.ofObservation: "level",
    PG.partOf: "whole",
    PROV.wasDerivedFrom: "from",
    PG.inEvent: "event",
    PG.underTenure: "tenure",
    PG.attestedBy: "attested",
    PG.instruction: "instruction",
    PG.followedBy: "followed",
    PG.agreesWith: "agrees",
}
TOLD = frozenset(_TO)
"""What `related` tells of the values of a claim."""
_FROM = {
    PG.ofObservation: "changes",
    PG.partOf: "parts",
    PROV.wasDerivedFrom: "derived",
    PG.agreesWith: "agreeing",
}
_BETWEEN = {PG.member: "conflicts", PG.compares: "compared"}
"""What a note links figures by."""
_ABOUT_OTHERS = {"comparability", "conflict", "candidate"}
"""Kinds of notes, which are no figures themselves."""


@dataclass(frozen=True, slots=True)
class Related:
    """Other claims, by what they have to do with this one; *heading* is a key of the words of claims."""

    heading: str
    claims: tuple[Value, ...]


def related(maker: Maker, thing: Thing) -> list[Related]:
    """Return all that *thing* has to do with, whether a text says so or a rule found it."""
    writer = _Writer(maker)
    found = [
        *((heading, writer.claims(thing.iris(predicate))) for predicate, heading in _TO.items()),
        *((heading, writer.claims(writer.pointing(predicate, thing.iri))) for predicate, heading in _FROM.items()),
        *((heading, writer.between(predicate, thing.iri)) for predicate, heading in _BETWEEN.items()),
    ]
    told = ((heading, tuple(claims)) for heading, claims in found)
    return [Related(heading, claims) for heading, claims in told if claims]


class _Writer:
    """Tells other claims in one line each."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker

    def thing(self, iri: str) -> Thing:
        return Thing(iri, self._maker.dataset.matching(iri, None, graph=None))

    def pointing(self, predicate: str, iri: str) -> list[str]:
        found = self._maker.dataset.matching(None, predicate, iri, graph=None)
        return sorted({one.subject.value for one in found if isinstance(one.subject, NamedNode)})

    def claims(self, iris: Iterable[str], note: str = "") -> Iterator[Value]:
        things = [one for one in map(self.thing, sorted(iris)[:MOST]) if one.kind not in _ABOUT_OTHERS]
        things = [one for one in things if not one.text(PROV.invalidatedAtTime)]
        for one in things:
            yield Value(sentence(self._maker, one).text, href(one.iri)[0], note=note)

    def between(self, predicate: str, iri: str) -> Iterator[Value]:
        """Yield what notes hold against *iri*, with their verdicts and reasons."""
        for note in map(self.thing, self.pointing(predicate, iri)):
            told = ", ".join(map(self._maker.name, [*note.iris(PG.verdict), *note.iris(PG.reason)]))
            yield from self.claims((one for one in note.iris(predicate) if one != iri), told)
