"""What the releases state, thing by thing: the values that each has, and where its words stand."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.facts import Span
from polgraph.iris import release_graph
from polgraph.namespaces import ID, NIF, PG, PREFIXES, PROV, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.engine import Dataset, Term, Triple

_PLACE = re.compile(r"#char=([0-9]{1,9}),([0-9]{1,9})\Z")
_TEXT = re.compile(re.escape(PREFIXES["text"]) + "([0-9a-f]{64})")


class Thing:
    """What is said of one thing, by predicates."""

    def __init__(self, iri: str, triples: Iterable[Triple]) -> None:
        self.iri = iri
        self.kind, _, self.slug = iri.removeprefix(ID).partition("/")
        self._values: dict[str, list[Term]] = defaultdict(list)
        for triple in dict.fromkeys(triples):
            self._values[triple.predicate.value].append(triple.object)

    @property
    def id(self) -> str:
        """The thing as addresses of pages have it."""
        return f"{self.kind}:{self.slug}"

    def term(self, predicate: str) -> Term | None:
        """Return the value of *predicate*, the first by its spelling; None if there is none."""
        return min(self._values.get(predicate, ()), key=str, default=None)

    def iris(self, *predicates: str) -> list[str]:
        """Return the things that are values of *predicates*."""
        terms = (term for predicate in predicates for term in self._values.get(predicate, ()))
        return sorted({term.value for term in terms if isinstance(term, NamedNode)})

    def iri_of(self, *predicates: str) -> str:
        """Return the first of those things, nothing if there is none."""
        return next(iter(self.iris(*predicates)), "")

    def text(self, predicate: str) -> str:
        """Return the first text that is a value of *predicate*, nothing if there is none."""
        texts = [term.value for term in self._values.get(predicate, ()) if isinstance(term, Literal)]
        return min(texts, default="")

    def spans(self, predicate: str = PG.evidence) -> tuple[Span, ...]:
        """Return the places of the words that state it, in their order."""
        return tuple(sorted(span for iri in self.iris(predicate) if (span := span_of(iri))))


class Stating:
    """What the release *iri* states; one whose text a newer one replaced is read from its own graph."""

    def __init__(self, dataset: Dataset, iri: str) -> None:
        self._dataset = dataset
        seen = next(dataset.matching(iri, RDF.type), None)
        self.graph = "" if seen else release_graph(iri)
        self.release = self.thing(iri)
        self.text = self.release.iri_of(PG.text)
        found = _TEXT.fullmatch(self.text)
        self.sha256 = found[1] if found else ""

    def thing(self, iri: str) -> Thing:
        """Return what is said of a thing here."""
        return Thing(iri, self._dataset.matching(iri, None, graph=self.graph))

    def runs(self) -> list[Thing]:
        """Return what read the text."""
        return [self.thing(iri) for iri in self._subjects(PROV.used, self.text)]

    def claims(self) -> list[Thing]:
        """Return what is stated, in the order of the text."""
        found = {iri for run in self.runs() for iri in self._subjects(PROV.wasGeneratedBy, run.iri)}
        for span in self._subjects(NIF.referenceContext, self.text):
            found |= set(self._subjects(None, span))
        issues = self._dataset.matching(None, RDF.type, PG.Issue, graph=release_graph(self.release.iri))
        found |= {one.subject.value for one in issues if isinstance(one.subject, NamedNode)}
        things = map(self.thing, found - {self.release.iri})
        return sorted((one for one in things if one.iri.startswith(ID)), key=lambda one: (one.spans(), one.iri))

    def _subjects(self, predicate: str | None, iri: str) -> Iterator[str]:
        if iri:
            found = self._dataset.matching(None, predicate, iri, graph=self.graph)
            yield from (one.subject.value for one in found if isinstance(one.subject, NamedNode))


def span_of(iri: str) -> Span | None:
    """Return the place that the IRI of a span names; None if it is none."""
    found = _PLACE.search(iri)
    return Span(int(found[1]), int(found[2])) if found else None
