"""What a rule takes and what it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from polgraph import iris
from polgraph.engine import NamedNode, Object, Solutions, Triple, triple
from polgraph.namespaces import PG, PROV, RDF


class Asked(Protocol):
    """What is stated, as a dataset answers for it."""

    def select(self, sparql: str) -> Solutions:
        """Answer a SELECT."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A thing that a rule makes of stated or derived ones; its name follows from the rule and these *inputs*."""

    kind: str
    class_: str
    rule: str
    inputs: tuple[str, ...]
    values: tuple[tuple[str, Object], ...]

    @property
    def iri(self) -> str:
        """Name it, the same whenever it is derived again."""
        return iris.derived(self.kind, self.rule, self.inputs)

    def triples(self) -> Iterator[Triple]:
        """Write it; through its inputs it leads to the words that state them."""
        yield triple(self.iri, RDF.type, NamedNode(self.class_))
        yield triple(self.iri, PG.rule, NamedNode(iris.thing("rule", self.rule)))
        for iri in self.inputs:
            yield triple(self.iri, PROV.wasDerivedFrom, NamedNode(iri))
        for predicate, value in self.values:
            yield triple(self.iri, predicate, value)


def nodes(predicate: str, things: Iterable[str]) -> list[tuple[str, Object]]:
    """State the same of several things."""
    return [(predicate, NamedNode(iri)) for iri in things]
