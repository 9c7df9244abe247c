"""Named graphs in memory, and queries over an explicit part of them."""

from __future__ import annotations

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse_query_results,
)

from polgraph.engine.solutions import Solutions
from polgraph.engine.terms import Literal, Node, Term
from polgraph.engine.unreadable import unreadable
from polgraph.engine.xml import readable
from polgraph.errors import QueryError, SourceError
from polgraph.namespaces import BASE, DCT, PG, PREFIXES, RDF, RDFS, SKOS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.engine.answers import Chosen, Evaluated
    from polgraph.resources import Path

_NOT_BY_DEFAULT = (f"{BASE}graph/curation", f"{BASE}graph/derived")
COUNTED = 100_000
"""Rows that `part` counts at most; there may be more."""
TRIPLE: tuple[str, ...] = ("subject", "predicate", "object")
_LABELS = tuple(NamedNode(iri) for iri in (SKOS.prefLabel, RDFS.label, PG.summary, DCT.title))


class Dataset:
    """Named graphs that are loaded once and then only read; *merged* if the default graph of *store* is their union."""

    def __init__(self, store: Store | None = None, *, merged: bool = False) -> None:
        self._store = Store() if store is None else store
        self._labels: dict[tuple[str, ...], dict[str, str]] = {}
        self._merged = merged

    def load_turtle(self, path: Path, graph: str) -> None:
        """Read a Turtle file into *graph*; SourceError if it cannot be read."""
        self._labels.clear()
        try:
            self._store.load(path=str(path), format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
        except (SyntaxError, OSError, ValueError) as exc:
            raise SourceError(f"{path}: {' '.join(str(exc).split())}") from exc

    def load_quads(self, path: Path) -> None:
        """Read an N-Quads file of any size into the graphs that it names; SourceError if it cannot be read."""
        self._labels.clear()
        try:
            self._store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
        except (SyntaxError, OSError, ValueError) as exc:
            raise SourceError(f"{path}: {' '.join(str(exc).split())}") from exc

    def add(self, triples: Iterable[Triple], graph: str) -> None:
        """Put *triples* into *graph*."""
        name = NamedNode(graph)
        self._labels.clear()
        self._store.extend(Quad(t.subject, t.predicate, t.object, name) for t in triples)

    def merge(self) -> None:
        """Let queries meet a statement once, however many graphs hold it; the engine's own union repeats it.

        A join over what every release repeats, such as periods, would else take the number of releases to a power.
        """
        for graph in self.graphs():
            self._store.update(f"ADD {NamedNode(graph)} TO DEFAULT")
        self._merged = True

    def graphs(self) -> list[str]:
        """Name the graphs that the default dataset is the union of, in order."""
        names = (graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode))
        return sorted(name for name in names if name not in _NOT_BY_DEFAULT)

    def answer(self, sparql: str) -> Solutions | list[Triple]:
        """Answer a query over the union of the default graphs: rows, or the triples of a CONSTRUCT or DESCRIBE."""
        found = self._evaluate(sparql)
        if isinstance(found, QueryTriples):
            return list(found)
        if isinstance(found, QueryBoolean):
            return Solutions(("answer",), ((Literal(bool(found)),),))
        columns = tuple(variable.value for variable in found.variables)
        try:
            return Solutions(columns, tuple(map(tuple, found)))
        except (OSError, RuntimeError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())}") from exc

    def part(self, sparql: str, first: int, most: int) -> tuple[Solutions, int]:
        """Answer as `answer` does, but keep only *most* rows from *first* on; count all of them, up to COUNTED."""
        found = self._evaluate(sparql)
        if isinstance(found, QueryBoolean):
            return Solutions(("answer",), ((Literal(bool(found)),),)), 1
        columns = TRIPLE if isinstance(found, QueryTriples) else tuple(one.value for one in found.variables)
        kept: list[tuple[Term | None, ...]] = []
        total = 0
        try:
            for total, row in enumerate(found, start=1):
                if first < total <= first + most:
                    kept.append((row.subject, row.predicate, row.object) if isinstance(row, Triple) else tuple(row))
                elif total >= max(COUNTED, first + most + 1):
                    break
        except (OSError, RuntimeError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())}") from exc
        return Solutions(columns, tuple(kept)), total

    def evaluate(self, sparql: str, chosen: Chosen, *, base: str | None = None) -> Evaluated:
        """Begin to answer a query as `engine.answers.evaluated` says; for a merged dataset."""
        from polgraph.engine.answers import evaluated

        return evaluated(self._store, sparql, chosen, base=base)

    def select(self, sparql: str) -> Solutions:
        """Answer a SELECT or ASK; QueryError for a query that makes a graph."""
        found = self.answer(sparql)
        if not isinstance(found, Solutions):
            raise QueryError("the query makes a graph; expected SELECT or ASK")
        return found

    def results(self, sparql: str, form: str) -> bytes:
        """Answer a SELECT or ASK in a standard results format: json, csv, tsv or xml."""
        found = self._evaluate(sparql)
        if isinstance(found, QueryTriples):
            raise QueryError(f"the query makes a graph, which {form} cannot hold; expected SELECT or ASK")
        if isinstance(found, QueryBoolean) and form in ("csv", "tsv"):
            return f"answer\n{str(bool(found)).lower()}\n".encode()
        return _readable(found.serialize(format=RESULTS[form]) or b"", form)

    def labels(self, iris: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
        """Map each of *iris* to its label, title or summary in the first of *languages* that it has one in."""
        wanted = tuple(languages)
        known = self._labels.setdefault(wanted, {})
        found = {}
        for iri in set(iris):
            if iri not in known:
                by_language = self.named(NamedNode(iri))
                known[iri] = next((by_language[one] for one in [*wanted, *by_language] if one in by_language), "")
            if known[iri]:
                found[iri] = known[iri]
        return found

    def named(self, node: NamedNode) -> dict[str, str]:
        """Return the labels of *node*, or else its titles, or else its summaries, by their languages."""
        for predicate in _LABELS:
            labels = [quad.object for quad in self._store.quads_for_pattern(node, predicate, None, None)]
            if labels:
                return {label.language or "": label.value for label in labels if isinstance(label, Literal)}
        return {}

    def slugs(self, namespace: str) -> list[str]:
        """Return what follows *namespace* in the IRIs of the subjects that start with it, sorted."""
        graph = DefaultGraph() if self._merged else None
        typed = self._store.quads_for_pattern(None, NamedNode(RDF.type), None, graph)
        subjects = {quad.subject.value for quad in typed if isinstance(quad.subject, NamedNode)}
        return sorted(iri[len(namespace) :] for iri in subjects if iri.startswith(namespace))

    def said(self, predicates: Iterable[str]) -> Iterator[Quad]:
        """Yield what is said by *predicates*, in whichever graph."""
        for predicate in predicates:
            yield from self._store.quads_for_pattern(None, NamedNode(predicate), None, None)

    def matching(
        self, subject: str | Node | None, predicate: str | None, value: str | None = None, *, graph: str | None = ""
    ) -> Iterator[Triple]:
        """Yield the triples of these IRIs, None for any, that the default graph holds, or *graph*, or for None any."""
        where = DefaultGraph() if graph == "" else NamedNode(graph) if graph else None
        first = NamedNode(subject) if isinstance(subject, str) else subject
        second, third = (NamedNode(iri) if iri else None for iri in (predicate, value))
        return (quad.triple for quad in self._store.quads_for_pattern(first, second, third, where))

    def holds(self, graph: str) -> bool:
        """Tell whether there is a named graph of that name, be it an empty one."""
        return self._store.contains_named_graph(NamedNode(graph))

    def knows(self, iri: str) -> bool:
        """Tell whether *iri* is a subject here."""
        return next(self._store.quads_for_pattern(NamedNode(iri), None, None, None), None) is not None

    def _evaluate(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        try:
            if self._merged:
                return self._store.query(sparql, default_graph=[DefaultGraph()], prefixes=PREFIXES)
            if not any(self._store.contains_named_graph(NamedNode(name)) for name in _NOT_BY_DEFAULT):
                return self._store.query(sparql, use_default_graph_as_union=True, prefixes=PREFIXES)
            # Ten thousand graphs by name cost 25 ms a query, so they are named only where some have to stay out.
            graphs: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(name) for name in self.graphs()]
            return self._store.query(sparql, default_graph=graphs, prefixes=PREFIXES)
        except SyntaxError as exc:
            raise unreadable(str(exc), sparql) from exc
        except (OSError, RuntimeError, ValueError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())}") from exc


def written(solutions: Solutions, form: str) -> bytes:
    """Write rows in a standard results format: json, csv, tsv or xml."""
    lines = ["\t".join(f"?{name}" for name in solutions.columns)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in solutions.rows]
    rows = parse_query_results("\n".join([*lines, ""]), QueryResultsFormat.TSV)
    if not isinstance(rows, QuerySolutions):
        raise QueryError("the rows cannot be written; expected columns")
    return _readable(rows.serialize(format=RESULTS[form]) or b"", form)


def _readable(content: bytes, form: str) -> bytes:
    return readable(content) if form == "xml" else content


RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
