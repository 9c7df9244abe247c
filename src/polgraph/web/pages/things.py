"""The page of a thing or a graph: what is said of it, in which words of a text, and what points to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import RDF
from polgraph.pipeline.serving.describing import MOST
from polgraph.web.pages.collation import alphabetical, as_read
from polgraph.web.pages.making import SPAN
from polgraph.web.pages.model import Page, Part, Row, Value, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.engine import Term, Triple
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker


class Pages:
    """Makes pages about things, whatever their kind."""

    def __init__(self, maker: Maker) -> None:
        self._maker, self._dataset, self._words, self._names = maker, maker.dataset, maker.words, maker.names
        self.shown, self.linked, self._name = maker.shown, maker.linked, maker.name

    def page(self, found: Described) -> Page:
        """Return the page of a thing or a graph."""
        return self._graph(found) if found.kind == "graph" else self._thing(found)

    def head(self, found: Described) -> Page:
        """Return the page of a thing with its name and kinds, for those that tell the rest in their own way."""
        said = found.said
        kinds = (one.object for one in said if one.predicate.value == RDF.type and _iri(one.subject) == found.iri)
        return Page(title=self._name(found.iri), iri=found.iri, kinds=tuple(map(self.shown, kinds)))

    def _thing(self, found: Described) -> Page:
        own = [triple for triple in found.said if _iri(triple.subject) == found.iri]
        kinds = [triple.object for triple in own if triple.predicate.value == RDF.type]
        spans = [triple for triple in own if SPAN in _iri(triple.object)]
        apart = {*spans, *(triple for triple in own if triple.predicate.value == RDF.type)}
        parts = self._parts(found)
        return Page(
            title=self._name(found.iri),
            iri=found.iri,
            kinds=tuple(map(self.shown, kinds)),
            rows=self._rows((triple.predicate.value, triple.object) for triple in own if triple not in apart),
            evidence=tuple(self._evidence(_iri(triple.object)) for triple in sorted(spans, key=_place)),
            parts=parts,
            heading="parts.text" if parts and parts[0].is_words else "parts.def",
            pointing=self._rows((triple.predicate.value, triple.subject) for triple in found.pointing),
            cut=len(found.pointing) if found.cut else 0,
        )

    def _graph(self, found: Described) -> Page:
        """Return the page of a graph: the things that it is about, by their kinds."""
        things = [(_iri(one.object), one.subject) for one in found.said if one.predicate.value == RDF.type]
        return Page(
            title=f"{self._words['graph']} {self._names[found.iri]}",
            iri=found.iri,
            kinds=(Value(f"{len(found.said)} {self._words['statements']}"),),
            rows=self._rows(things[:MOST]),
            heading="holds",
            cut=MOST if len(things) > MOST else 0,
        )

    def _rows(self, pairs: Iterable[tuple[str, Term]]) -> tuple[Row, ...]:
        """Gather values by what they are values of, in the order of people's words."""
        gathered: dict[str, list[Value]] = defaultdict(list)
        for predicate, term in dict.fromkeys(pairs):
            gathered[predicate].append(self.shown(term))
        rows = [
            Row(self.linked(predicate), tuple(sorted(values, key=as_read))) for predicate, values in gathered.items()
        ]
        return tuple(sorted(rows, key=lambda row: alphabetical(row.label.text)))

    def _parts(self, found: Described) -> tuple[Part, ...]:
        by_part: dict[str, list[Triple]] = defaultdict(list)
        for triple in found.said:
            if _iri(triple.subject).startswith(f"{found.iri}#"):
                by_part[_iri(triple.subject)].append(triple)
        return tuple(self._part(iri, by_part[iri]) for iri in sorted(by_part, key=_order))

    def _part(self, iri: str, said: list[Triple]) -> Part:
        fragment = iri.partition("#")[2]
        if SPAN not in iri:
            rows = self._rows((triple.predicate.value, triple.object) for triple in said)
            return Part(fragment, self._name(iri), rows, is_words=False)
        stating = self._dataset.matching(None, None, iri)
        rows = self._rows((triple.predicate.value, triple.subject) for triple in stating)
        return Part(fragment, self._names.words(iri), rows, is_words=True)

    def _evidence(self, span: str) -> Words:
        proof = self._maker.proof(span)
        release = self._maker.release_of(span.partition("#")[0])
        place = span.partition(SPAN)[2].replace(",", "\N{EN DASH}")
        link = Value(f"{self._words['characters']} {place}", proof.href)
        return Words(self._names.words(span), link, self.linked(release) if release else None)


def _iri(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _order(iri: str) -> tuple[list[int], str]:
    """Order words as they stand in their text, terms by their names."""
    place = iri.partition(SPAN)[2].split(",")
    return [int(number) for number in place if number.isdecimal()], iri


def _place(triple: Triple) -> tuple[list[int], str]:
    return _order(_iri(triple.object))
