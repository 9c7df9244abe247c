"""Ask the graph: a saved query, a file or a text, with values put in, to rows and the labels of what is in them."""

from __future__ import annotations

from functools import cache

from polgraph.engine import Dataset, NamedNode, Solutions, Triple, written
from polgraph.errors import EndpointLimitError, QueryError
from polgraph.pipeline.origins import dataset_of
from polgraph.pipeline.values import bound
from polgraph.queries import QueryRegistry, SavedQuery, refuse_remote, refuse_unbearable
from polgraph.queries.registry import read_query, typed_query
from polgraph.resources import read_bytes, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

Found = Solutions | list[Triple]
# A missing label is shown in the language that most readers of the first one know.
FALLBACK = {"en": ["en", "ru", "kk"], "kk": ["kk", "ru", "en"], "ru": ["ru", "kk", "en"]}


@cache
def saved_queries() -> QueryRegistry:
    """Return the shipped queries; each is read once in a process."""
    return QueryRegistry(resource_dir("queries"))


class Request:
    """A query with the values of its parameters, to be answered by *origin*.

    That is the shipped data, a store (its folder), or an endpoint (its address). A query that is not *ours*, or that an
    endpoint answers, is answered in a child process that may be killed.
    """

    def __init__(
        self, query: SavedQuery, values: Mapping[str, str], *, ours: bool, origin: str | Path | None = None
    ) -> None:
        self.query, self.values, self._ours = query, values, ours
        self._endpoint = origin if isinstance(origin, str) else None
        self._store = None if isinstance(origin, str) else origin

    def answer(self, languages: list[str], evidence: bool = False) -> tuple[Found, dict[str, str]]:
        """Return rows or triples, and the labels of the IRIs in the rows."""
        return self._do(_answer, languages, evidence)

    def results(self, form: str, evidence: bool = False) -> bytes:
        """Return the rows in a standard results format."""
        return self._do(_results, form, evidence)

    def dataset(self) -> Dataset:
        """Open what answers."""
        if not self._endpoint:
            return dataset_of(self._store)
        from polgraph.remote import open_endpoint

        return open_endpoint(self._endpoint)

    def _do(self, step: Callable[..., T], *arguments: object) -> T:
        if self._ours and not self._endpoint:
            return step(self, *arguments)
        from polgraph.workers import Bounds, run_bounded

        refuse_remote(self.query.text)
        refuse_unbearable(self.query.text)
        if not self._endpoint:
            return run_bounded(step, self, *arguments)
        from polgraph.remote import SECONDS

        return run_bounded(step, self, *arguments, bounds=Bounds(SECONDS, error=EndpointLimitError))


def answer(query: SavedQuery, values: Mapping[str, str], languages: list[str]) -> tuple[Found, dict[str, str]]:
    """Answer one of our queries over the shipped data: rows or triples, and the labels of the IRIs in the rows."""
    return Request(query, values, ours=True).answer(languages)


def _answer(request: Request, languages: list[str], evidence: bool) -> tuple[Found, dict[str, str]]:
    dataset = request.dataset()
    found = dataset.answer(bound(dataset, request.query, request.values))
    if evidence:
        found = with_evidence(dataset, found)
    return found, labels_in(dataset, found, languages) if isinstance(found, Solutions) else {}


def _results(request: Request, form: str, evidence: bool) -> bytes:
    dataset = request.dataset()
    sparql = bound(dataset, request.query, request.values)
    if evidence:
        return written(with_evidence(dataset, dataset.answer(sparql)), form)
    return dataset.results(sparql, form)


def query_of(text: str) -> tuple[SavedQuery, bool]:
    """Return the query that is called *text*, or is in the file of that name, or is it; and whether it is ours."""
    if text.endswith(".rq"):
        return read_query(text), False
    if any(mark in text for mark in "{}? \n"):
        return typed_query(text), False
    return saved_queries()[text], True


def with_evidence(dataset: Dataset, found: Found) -> Solutions:
    """Add the words behind each row, by one query about all rows."""
    from polgraph.results import evidence

    if not isinstance(found, Solutions):
        raise QueryError("the query makes a graph, whose triples have no evidence; expected SELECT")
    things = evidence.things_in(found)
    return evidence.with_evidence(found, dataset.select(evidence.query_about(things, _about_evidence())))


def labels_in(dataset: Dataset, solutions: Solutions, languages: list[str]) -> dict[str, str]:
    """Return the labels of the IRIs in the rows."""
    terms = {term.value for row in solutions.rows for term in row if isinstance(term, NamedNode)}
    return dataset.labels(terms, languages)


@cache
def _about_evidence() -> str:
    return read_bytes(f"{resource_dir('queries')}/support/evidence.rq").decode()
