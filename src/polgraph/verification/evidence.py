"""What a graph says of its texts, its spans and the claims that rest on them, in one pass over its quads."""

from __future__ import annotations

from collections.abc import Iterable

from polgraph.engine import Quad
from polgraph.namespaces import NIF, NUMBERS, PG

RESTS_ON = (
    PG.evidence,
    PG.attributionEvidence,
    PG.periodEvidence,
    PG.publishedEvidence,
    PG.publisherEvidence,
    PG.titleEvidence,
)
_OF_SPANS = (NIF.anchorOf, NIF.beginIndex, NIF.endIndex, NIF.referenceContext)
_LOOKED_AT = (*_OF_SPANS, *NUMBERS, PG.changeKind, PG.length, PG.sha256, PG.unit)

Said = dict[str, list[str]]
"""The values of one property by subject; nothing but their words matters here."""


class Evidence:
    """The triples that a verification looks at, by property and subject."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.claims: Said = {}
        """The spans that each claim rests on."""
        self._said: dict[str, Said] = {prop: {} for prop in _LOOKED_AT} | dict.fromkeys(RESTS_ON, self.claims)
        self.anchors, self.begins, self.ends, self.contexts = (self._said[prop] for prop in _OF_SPANS)
        wanted = self._said.get
        for quad in quads:
            said = wanted(quad.predicate.value)
            if said is not None:
                value = quad.object.value  # type: ignore[union-attr]  # the parser lets no triple in here
                subject = quad.subject.value  # type: ignore[union-attr]
                if subject in said:
                    said[subject].append(value)
                else:
                    said[subject] = [value]

    def said(self, prop: str) -> Said:
        """Return the values of *prop* by subject."""
        return self._said[prop]

    def spans(self) -> list[str]:
        """Return every span that is described or that a claim rests on."""
        rested_on = (span for spans in self.claims.values() for span in spans)
        return list(dict.fromkeys([*self.contexts, *self.begins, *self.anchors, *rested_on]))

    def resting_on(self, spans: set[str]) -> dict[str, list[str]]:
        """Return the claims that rest on each of *spans*."""
        found: dict[str, list[str]] = {}
        for claim, rests_on in self.claims.items():
            for span in spans.intersection(rests_on):
                found.setdefault(span, []).append(claim)
        return found
