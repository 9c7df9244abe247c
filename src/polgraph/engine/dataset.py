"""Named graphs in memory, and queries over an explicit part of them."""

from __future__ import annotations

import re

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
)

from polgraph.engine.terms import Literal, Term
from polgraph.errors import QueryError, SourceError
from polgraph.namespaces import DCT, PG, PREFIXES, RDFS, SKOS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.resources import Path

_NOT_BY_DEFAULT = ("/graph/derived", "/graph/curation")
_LABELS = (SKOS.prefLabel, RDFS.label, PG.summary, DCT.title)


class Solutions:
    """The answer to a SELECT (rows of terms, None where unbound) or to an ASK (one boolean)."""

    def __init__(self, columns: tuple[str, ...], rows: tuple[tuple[Term | None, ...], ...]) -> None:
        self.columns, self.rows = columns, rows


class Dataset:
    """Named graphs that are loaded once and then only read."""

    def __init__(self) -> None:
        self._store = Store()
        self._merged = False

    def load_turtle(self, path: Path, graph: str) -> None:
        """Read a Turtle file into *graph*; SourceError if it cannot be read."""
        try:
            self._store.load(path=str(path), format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
        except (SyntaxError, OSError, ValueError) as exc:
            raise SourceError(f"{path}: {' '.join(str(exc).split())}") from exc

    def add(self, triples: Iterable[Triple], graph: str) -> None:
        """Put *triples* into *graph*."""
        name = NamedNode(graph)
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
        return sorted(name for name in names if not name.endswith(_NOT_BY_DEFAULT))

    def answer(self, sparql: str) -> Solutions | list[Triple]:
        """Answer a query over the union of the default graphs: rows, or the triples of a CONSTRUCT or DESCRIBE."""
        found = self._evaluate(sparql)
        if isinstance(found, QueryTriples):
            return list(found)
        if isinstance(found, QueryBoolean):
            return Solutions(("answer",), ((Literal(bool(found)),),))
        columns = tuple(variable.value for variable in found.variables)
        try:
            return Solutions(columns, tuple(tuple(solution[name] for name in columns) for solution in found))
        except (OSError, RuntimeError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())}") from exc

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
        written = found.serialize(format=RESULTS[form])
        return written if written is not None else b""

    def labels(self, iris: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
        """Map each of *iris* to its label, title or summary in the first of *languages* that it has one in."""
        wanted = list(languages)
        found = {}
        for iri in set(iris):
            by_language = self._labels_of(NamedNode(iri))
            best = next((by_language[language] for language in [*wanted, *by_language] if language in by_language), "")
            if best:
                found[iri] = best
        return found

    def _labels_of(self, node: NamedNode) -> dict[str, str]:
        for predicate in _LABELS:
            pattern = self._store.quads_for_pattern(node, NamedNode(predicate), None, None)
            labels = [quad.object for quad in pattern]
            if labels:
                return {label.language or "": label.value for label in labels if isinstance(label, Literal)}
        return {}

    def slugs(self, namespace: str) -> list[str]:
        """Return what follows *namespace* in the IRIs of the subjects that start with it, sorted."""
        subjects = {quad.subject.value for quad in self._store if isinstance(quad.subject, NamedNode)}
        return sorted(iri[len(namespace) :] for iri in subjects if iri.startswith(namespace))

    def knows(self, iri: str) -> bool:
        """Tell whether *iri* is a subject here."""
        return next(self._store.quads_for_pattern(NamedNode(iri), None, None, None), None) is not None

    def _evaluate(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        graphs: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(name) for name in self.graphs()]
        if self._merged:
            graphs = [DefaultGraph()]
        try:
            return self._store.query(sparql, default_graph=graphs, prefixes=PREFIXES)
        except SyntaxError as exc:
            raise QueryError(_told(str(exc), sparql)) from exc
        except (OSError, RuntimeError, ValueError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())}") from exc


RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}


def _told(message: str, sparql: str) -> str:
    """Say where a query cannot be read, and what stands there; what could stand there instead is a long list."""
    place = re.match(r"error at (\d+):(\d+): (.*)", " ".join(message.split()))
    if not place:
        return f"the query cannot be read: {' '.join(message.split())[:160]}"
    line, column = int(place[1]), int(place[2])
    rest = sparql.splitlines()[line - 1 :] or [""]
    here = rest[0].encode()[column - 1 :].decode(errors="ignore").strip() if rest else ""
    reason = "its prefix is not declared" if "Prefix not found" in message else "expected SPARQL that goes on"
    return f"the query cannot be read: line {line}, column {column}, at {here[:30] or 'its end'!r}: {reason}"
