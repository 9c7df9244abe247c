"""A graph that is too large to be held in Python, against shapes and against what no shape can ask."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode, Quad
from polgraph.namespaces import NIF, NUMBERS, PG, RDF
from polgraph.shacl import Report, Result, honesty, screened
from polgraph.validation import names, wording
from polgraph.validation.engines import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from polgraph.engine.merged import MergedGraph

_ONE = NamedNode("urn:polgraph:one-of-many")
_WORDED = (NIF.anchorOf, PG.evidence, *NUMBERS)


@dataclass(frozen=True, slots=True)
class LargeGraph:
    """A graph in the store, and how to read its quads again."""

    graph: MergedGraph
    quads: Callable[[], Iterable[Quad]]
    respelled: bool
    """The store may have spelled literals anew."""


def validate_large(data: LargeGraph, context: Sequence[Quad], shapes: list[Quad], *, own_rules: bool = True) -> Report:
    """Check the subjects of *data*, to whose graph *context* is added.

    SourceError if there is nothing to check, or the shapes cannot be used.
    """
    graph = data.graph
    notes = honesty.lint(list(_sample(graph)), context, shapes, ours=own_rules)
    own = list(_of_own_rules(data)) if own_rules else []
    others = {quad.subject for quad in context if not graph.has_subject(quad.subject)}
    graph.add_merged(context)

    def everything() -> Iterable[Quad]:
        return chain(data.quads(), context)

    results, judges, checked = screened.judged(graph, shapes, everything, respelled=data.respelled, unjudged=others)
    found = [*told(tuple(result for result in results if result.focus not in others), shapes), *own]
    return Report(tuple(sorted(found, key=Result.rank)), checked, tuple(judges), notes)


def _sample(graph: MergedGraph) -> Iterator[Quad]:
    """Yield a quad for each class and each property: all that it takes to tell whether anything is checked."""
    yield from graph.quads(f"?any a ?value BIND({_ONE} AS ?subject) BIND({NamedNode(RDF.type)} AS ?property)")
    yield from graph.quads(f"?any ?property ?one BIND({_ONE} AS ?subject) BIND({_ONE} AS ?value)")


def _of_own_rules(data: LargeGraph) -> Iterator[Result]:
    graph = data.graph
    known = ", ".join(str(NamedNode(PG.iri + name)) for name in sorted(PG.terms))
    unknown = f'STRSTARTS(STR(%s), "{PG.iri}") && %s NOT IN ({known})'
    properties = graph.tuples("SELECT DISTINCT ?property WHERE { ?subject ?property ?value }")
    wrong = " ".join(str(one) for (one,) in properties if _is_unknown(one))
    found = f"FILTER(ISBLANK(?subject) || ISBLANK(?value) || (ISIRI(?value) && {unknown % ('?value', '?value')}))"
    yield from names.results(graph.quads(f"?subject ?property ?value {found}"))
    if wrong:
        yield from names.results(graph.quads(f"VALUES ?property {{ {wrong} }} ?subject ?property ?value"))
    yield from wording.results(list(dict.fromkeys(_worded(data))))


def _worded(data: LargeGraph) -> Iterator[Quad]:
    """Yield the numbers, and the words that show them."""
    if data.respelled:
        wanted = (quad for quad in data.quads() if quad.predicate.value in _WORDED)
        return (Quad(quad.subject, quad.predicate, quad.object) for quad in wanted)
    properties = " ".join(str(NamedNode(iri)) for iri in _WORDED)
    return data.graph.quads(f"VALUES ?property {{ {properties} }} ?subject ?property ?value")


def _is_unknown(term: object) -> bool:
    value = term.value if isinstance(term, NamedNode) else ""
    return value.startswith(PG.iri) and value.removeprefix(PG.iri) not in PG.terms
