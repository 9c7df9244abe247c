"""Collect the triples of one release graph, with its evidence strings and periods."""

from __future__ import annotations

from collections.abc import Iterable

from polgraph import iris
from polgraph.engine import NamedNode, Object, Triple, literal, triple
from polgraph.errors import SourceError
from polgraph.facts import Facts, Period, Span, Summary, Text
from polgraph.facts.model import Spans
from polgraph.mapping.names import Concepts, Names
from polgraph.namespaces import NIF, PG, PROV, RDF, XSD

Values = Object | Iterable[Object | None] | None
MENTION_LENGTH = 120


def ref(iri: str | None) -> NamedNode | None:
    """Make a node, or nothing of nothing."""
    return NamedNode(iri) if iri else None


def concept(kind: str, slug: str | None) -> NamedNode | None:
    """Make the node of a concept, or nothing of nothing."""
    return ref(iris.thing(kind, slug)) if slug else None


class Builder:
    """The triples of a release as they are being written."""

    def __init__(self, facts: Facts, text: Text, concepts: Concepts, run: str, review: str) -> None:
        self.facts, self.text, self.concepts = facts, text, concepts
        self.names = Names(facts)
        self.sha256, self.language = facts.release.sha256, facts.release.language
        self.triples: set[Triple] = set()
        self._run, self._review = run, review
        self._anchored: dict[Span, bool] = {}
        self._periods: set[Period] = set()

    def about(self, subject: str, type_: str, *pairs: tuple[str, Values]) -> None:
        """State the type and the values of a subject; absent values say nothing."""
        for predicate, values in ((RDF.type, ref(type_)), *pairs):
            many = [values] if values is None or isinstance(values, Object) else values
            self.triples.update(triple(subject, predicate, value) for value in many if value is not None)

    def claim(self, subject: str, type_: str, spans: Spans, *pairs: tuple[str, Values], mention: bool = False) -> None:
        """State a claim with its evidence, run and review state; *mention* keeps the words too."""
        self.about(
            subject,
            type_,
            (PROV.wasGeneratedBy, ref(self._run)),
            (PG.reviewState, concept("review", self._review)),
            (PG.evidence, self.evidence(spans, mention=mention)),
            *pairs,
        )

    def evidence(self, spans: Spans, *, mention: bool = False) -> list[Object]:
        """Name the spans, and remember them."""
        for span in spans:
            if span.end > self.text.length:
                raise SourceError(f"span {list(span)} ends outside the text; expected at most {self.text.length}")
            self._anchored[span] = self._anchored.get(span, False) or mention
        return [NamedNode(iris.evidence(self.sha256, *span)) for span in spans]

    def period(self, period: Period | None) -> NamedNode | None:
        """Name a period, and remember it."""
        if period is None:
            return None
        self._periods.add(period)
        return NamedNode(iris.period(*period))

    def wording(self, words: str | None) -> Object | None:
        """Make words of the text a literal in its language."""
        return literal(words, language=self.language) if words else None

    def summary(self, given: Summary | None, composed: Summary) -> tuple[tuple[str, Values], ...]:
        """State the summary: the document's, else the one put together from labels."""
        words = [literal(text, language=language) for language, text in sorted((given or composed).items())]
        return (PG.summary, words), (PG.summaryStatus, None if given else NamedNode(PG.Composed))

    def holders(self, *actors: str | None) -> list[Object]:
        """Name the unnamed office-holders among *actors*."""
        return [NamedNode(self.names.holders[actor]) for actor in actors if actor in self.names.holders]

    def finish(self) -> list[Triple]:
        """Write the evidence strings and periods that were used, and return all triples."""
        context = NamedNode(iris.text(self.sha256))
        for span, anchored in self._anchored.items():
            words = self.text.slice(span) if anchored else None
            self.about(
                iris.evidence(self.sha256, *span),
                NIF.RFC5147String,
                (NIF.referenceContext, context),
                (NIF.beginIndex, literal(span.start)),
                (NIF.endIndex, literal(span.end)),
                (NIF.anchorOf, literal(words) if words and len(words) <= MENTION_LENGTH else None),
            )
        for period in self._periods:
            self.about(
                iris.period(*period),
                PG.ReportingPeriod,
                (PG.firstDay, literal(period.first, datatype=XSD.date)),
                (PG.lastDay, literal(period.last, datatype=XSD.date)),
            )
        return list(self.triples)
