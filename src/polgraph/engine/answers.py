"""What a query comes to, written piece by piece in the format that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import IO

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)

from polgraph.engine.lexemes import LEXEMES, remote_words
from polgraph.engine.solutions import Solutions
from polgraph.engine.unmet import unmet
from polgraph.engine.unreadable import unreadable
from polgraph.engine.xml import XmlWriter
from polgraph.errors import QueryError
from polgraph.namespaces import PREFIXES

_FULL = re.compile("<[A-Za-z][A-Za-z0-9+.-]*:")
ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""The media types of rows and of yes or no."""
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""The media types of graphs."""
_XML = (RdfFormat.RDF_XML, QueryResultsFormat.XML)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of the graphs that a query is to see: those its default graph is made of, and those it may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES)
    """Those that a query need not declare."""


class Evaluated:
    """What a query comes to: rows, yes or no, or a graph; most of it is found while it is written."""

    def __init__(self, found: QuerySolutions | QueryBoolean | QueryTriples) -> None:
        self._found = found

    @property
    def media(self) -> tuple[str, ...]:
        """The media types that it can be written in."""
        return tuple(GRAPHS if isinstance(self._found, QueryTriples) else ROWS)

    @property
    def is_graph(self) -> bool:
        """Whether it is a graph."""
        return isinstance(self._found, QueryTriples)

    def first(self, most: int) -> tuple[Solutions | list[Triple], bool]:
        """Return the first *most* rows or triples, and whether there are more; QueryError as of `write`."""
        if isinstance(self._found, QueryBoolean):
            return Solutions(("answer",), ((Literal(bool(self._found)),),)), False
        try:
            if isinstance(self._found, QueryTriples):
                triples = list(islice(self._found, most + 1))
                return triples[:most], len(triples) > most
            rows = tuple(tuple(row) for row in islice(self._found, most + 1))
        except (OSError, RuntimeError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())[:200]}") from exc
        columns = tuple(variable.value for variable in self._found.variables)
        return Solutions(columns, rows[:most]), len(rows) > most

    def write(self, out: IO[bytes], media: str) -> None:
        """Write it; QueryError if the query fails, or the format cannot hold what it finds."""
        try:
            if isinstance(self._found, QueryTriples):
                self._found.serialize(_checked(out, GRAPHS[media]), GRAPHS[media])
            elif isinstance(self._found, QueryBoolean) and media.startswith("text/"):
                out.write(b"true\n" if self._found else b"false\n")  # no format of the engine's, or of any standard
            else:
                self._found.serialize(_checked(out, ROWS[media]), ROWS[media])
        except (OSError, RuntimeError, ValueError) as exc:
            raise QueryError(f"the query failed: {' '.join(str(exc).split())[:200]}") from exc


def evaluated(store: Store, sparql: str, chosen: Chosen, *, base: str | None = None) -> Evaluated:
    """Begin to answer a query over the default graph of *store*, the graphs that it names itself, or those *chosen*.

    QueryError if it cannot be read, or names a graph that is not here: nothing is fetched.
    """
    default: list[NamedNode | BlankNode | DefaultGraph] = [_known(store, name) for name in chosen.default]
    named: list[NamedNode | BlankNode] = [_known(store, name) for name in chosen.named]
    prefixes = dict(chosen.prefixes)
    try:
        if default or named:
            found = store.query(sparql, base_iri=base, prefixes=prefixes, default_graph=default, named_graphs=named)
        elif "FROM" in remote_words(sparql):
            for name in graphs_in_from(sparql):
                _known(store, name)
            found = store.query(sparql, base_iri=base, prefixes=prefixes)
        else:
            found = store.query(sparql, base_iri=base, prefixes=prefixes, default_graph=[DefaultGraph()])
    except SyntaxError as exc:
        raise unreadable(str(exc), sparql) from exc
    except (OSError, RuntimeError, ValueError) as exc:
        told = QueryError(f"the query failed: {' '.join(str(exc).split())[:200]}")
        raise unmet(str(exc)) or told from exc
    return Evaluated(found)


def graphs_in_from(sparql: str) -> Iterator[str]:
    """Yield the full IRIs that FROM and FROM NAMED name; those written short or relative name no graph far away."""
    after = False
    for lexeme in LEXEMES.finditer(sparql):
        opaque, word = lexeme["opaque"] or "", (lexeme["word"] or "").upper()
        if after and _FULL.match(opaque):
            yield opaque[1:-1]
        after = word.endswith("FROM") or (after and (word == "NAMED" or opaque.startswith("#")))


def _known(store: Store, name: str) -> NamedNode:
    try:
        graph = NamedNode(name)
    except ValueError as exc:
        raise QueryError(f"{name[:100]!r} is no IRI of a graph; expected one of this store") from exc
    if not store.contains_named_graph(graph):
        raise QueryError(f"the query asks the graph {graph}, which is not here; expected one that is: none is fetched")
    return graph


def _checked(out: IO[bytes], form: RdfFormat | QueryResultsFormat) -> IO[bytes]:
    return XmlWriter(out) if form in _XML else out  # type: ignore[return-value]  # all that the engine needs of it
