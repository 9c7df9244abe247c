"""Look at the triples of one release graph subject by subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from polgraph import iris
from polgraph.engine import Literal, NamedNode, Term, Triple
from polgraph.errors import SourceError
from polgraph.facts import Number, Period, Span
from polgraph.namespaces import NIF, PG, RDF, XSD

T = TypeVar("T")
Ids = Mapping[str, str]
"""The ids of a facts document, by the IRIs of what they name."""


class Graph:
    """The subjects of a graph, by type."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                self._values[triple.subject.value][triple.predicate.value].append(triple.object)

    def node(self, iri: str) -> Node:
        """Return the view of one subject."""
        return Node(self, iri, self._values.get(iri, {}))

    def of_type(self, *types: str) -> list[Node]:
        """Return the subjects that have one of *types*, by IRI."""
        found = (self.node(iri) for iri in self._values)
        return sorted((node for node in found if set(node.iris(RDF.type)) & set(types)), key=lambda node: node.iri)


class Node:
    """One subject: its values by predicate, as Python values."""

    def __init__(self, graph: Graph, iri: str, values: dict[str, list[Term]]) -> None:
        self.graph, self.iri, self._values = graph, iri, values

    def iris(self, predicate: str) -> list[str]:
        """Return the IRIs for *predicate*, sorted."""
        return sorted(term.value for term in self._values.get(predicate, ()) if isinstance(term, NamedNode))

    def iri_of(self, predicate: str) -> str | None:
        """Return the one IRI for *predicate*; SourceError if there are several."""
        return self._only(predicate, self.iris(predicate))

    def slugs(self, predicate: str) -> tuple[str, ...]:
        """Return the last segments of the IRIs for *predicate*."""
        return tuple(sorted(self.slug_in(predicate, iri) for iri in self.iris(predicate)))

    def slug(self, predicate: str) -> str | None:
        """Return the last segment of the one IRI for *predicate*."""
        found = self.iri_of(predicate)
        return self.slug_in(predicate, found) if found else None

    def text(self, predicate: str) -> str | None:
        """Return the one text for *predicate*."""
        return self._only(predicate, [literal.value for literal in self._literals(predicate)])

    def texts(self, predicate: str) -> dict[str, str]:
        """Return the texts for *predicate* by language."""
        return {literal.language or "": literal.value for literal in self._literals(predicate)}

    def boolean(self, predicate: str) -> bool:
        """Return the one boolean for *predicate*; false if there is none."""
        return self.text(predicate) in ("true", "1")

    def number(self, predicate: str) -> Number | None:
        """Return the one number for *predicate*: an int for an xsd:integer, else a float."""
        found = self._only(predicate, self._literals(predicate))
        if found is None:
            return None
        try:
            return int(found.value) if found.datatype.value == XSD.integer else float(found.value)
        except ValueError:
            raise SourceError(f"{self.iri} {predicate} is {found.value!r}; expected a number") from None

    def spans(self, predicate: str = "") -> tuple[Span, ...]:
        """Return the spans that are the evidence of this subject."""
        return tuple(sorted(self.graph.node(iri).span() for iri in self.iris(predicate or PG.evidence)))

    def span(self) -> Span:
        """Return this evidence string as a span."""
        start, end = self.number(NIF.beginIndex), self.number(NIF.endIndex)
        if start is None or end is None:
            raise SourceError(f"{self.iri} has no nif:beginIndex and nif:endIndex; expected both")
        return Span(int(start), int(end))

    def period(self, predicate: str) -> Period | None:
        """Return the one period for *predicate*."""
        found = self.iri_of(predicate)
        if found is None:
            return None
        node = self.graph.node(found)
        first, last = node.text(PG.firstDay), node.text(PG.lastDay)
        if first is None or last is None:
            raise SourceError(f"{found} has no pg:firstDay and pg:lastDay; expected both")
        return Period(first, last)

    def _literals(self, predicate: str) -> list[Literal]:
        return [term for term in self._values.get(predicate, ()) if isinstance(term, Literal)]

    def _only(self, predicate: str, found: list[T]) -> T | None:
        if len(found) > 1:
            raise SourceError(f"{self.iri} has {len(found)} values of {predicate}; expected one")
        return found[0] if found else None

    def slug_in(self, predicate: str, iri: str) -> str:
        """Return the last segment of *iri*, a value of *predicate*; SourceError if it is not a thing of ours."""
        try:
            return iris.kind_and_slug(iri)[1]
        except ValueError:
            raise SourceError(f"{self.iri} {predicate} is {iri}; expected a polgraph thing") from None


def actor_of(node: Node, predicate: str, ids: Ids) -> str | None:
    """Return the one actor for *predicate*: a person of the document, or an agency by its id."""
    node.iri_of(predicate)
    return next(iter(actors_of(node, predicate, ids)), None)


def actors_of(node: Node, predicate: str, ids: Ids) -> tuple[str, ...]:
    """Return the actors: a post is the unnamed holder whom the node is mentioned as."""
    holders = {node.graph.node(iri).iri_of(PG.refersTo): iri for iri in node.iris(PG.mentionedAs)}
    people = (ids.get(holders.get(iri, iri)) or node.slug_in(predicate, iri) for iri in node.iris(predicate))
    return tuple(people)
