"""A dataset whose queries are answered elsewhere, and whose answers are read like those of any other."""

from __future__ import annotations

from abc import ABC, abstractmethod

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
)

from polgraph.engine.dataset import Dataset
from polgraph.engine.parse import parse_text
from polgraph.errors import EndpointAnswerError, SourceError


class RelayedDataset(Dataset, ABC):
    """Asks *where*, by `ask`; what is loaded here besides are names of things."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    @abstractmethod
    def ask(self, sparql: str, *, graph: bool) -> bytes:
        """Return the answer to *sparql*: JSON results, or Turtle or N-Triples if it makes a *graph*."""

    def _evaluate(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Read the query here first: one syntax and one wording of errors, wherever it is answered."""
        graph = isinstance(super()._evaluate(sparql), QueryTriples)
        content = self.ask(sparql, graph=graph)
        try:
            return _triples(content, self.where) if graph else _results(content)
        except (SourceError, SyntaxError) as exc:
            reason = " ".join(str(exc).split())[:200]
        # Out here, for the first exception would keep alive what was half read.
        raise EndpointAnswerError(f"{self.where}: its answer cannot be read: {reason}; expected a whole one")


def _triples(content: bytes, where: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    found = Store()
    found.extend(parse_text(content, RdfFormat.TURTLE, where))
    return found.query("CONSTRUCT WHERE { ?subject ?property ?value }")


def _results(content: bytes) -> QuerySolutions | QueryBoolean:
    """Read results to their end before the first row is given, so that a cut answer is never a short one."""
    results = parse_query_results(content, QueryResultsFormat.JSON)
    if isinstance(results, QuerySolutions):
        for _ in results:
            pass
    return parse_query_results(content, QueryResultsFormat.JSON)
