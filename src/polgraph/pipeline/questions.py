"""Ask the graph: a saved query, a file or a text, with values put in, to rows and the labels of what is in them."""

from __future__ import annotations

from polgraph import store
from polgraph.engine import Dataset, NamedNode, Solutions, Triple, written
from polgraph.errors import QueryError
from polgraph.pipeline.values import bound
from polgraph.queries import QueryRegistry, SavedQuery, refuse_remote, refuse_unbearable
from polgraph.queries.registry import read_query, typed_query
from polgraph.resources import read_bytes, resource_dir

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    T = TypeVar("T")

Found = Solutions | list[Triple]
# A missing label is shown in the language that most readers of the first one know.
FALLBACK = {"en": ["en", "ru", "kk"], "kk": ["kk", "ru", "en"], "ru": ["ru", "kk", "en"]}


def saved_queries() -> QueryRegistry:
    """Return the shipped queries."""
    return QueryRegistry(resource_dir("queries"))


def answer(
    query: SavedQuery, values: Mapping[str, str], languages: list[str], evidence: bool = False
) -> tuple[Found, dict[str, str]]:
    """Answer a query over the shipped data: rows or triples, and the labels of the IRIs in the rows."""
    dataset = store.open_shipped()
    found = dataset.answer(bound(dataset, query, values))
    if evidence:
        found = _with_evidence(dataset, found)
    return found, _labels(dataset, found, languages) if isinstance(found, Solutions) else {}


def results(query: SavedQuery, values: Mapping[str, str], form: str, evidence: bool = False) -> bytes:
    """Answer a SELECT or ASK over the shipped data in a standard results format."""
    dataset = store.open_shipped()
    sparql = bound(dataset, query, values)
    if evidence:
        return written(_with_evidence(dataset, dataset.answer(sparql)), form)
    return dataset.results(sparql, form)


class Request:
    """A query with the values of its parameters; one that is not *ours* is answered in a child that may be killed."""

    def __init__(self, query: SavedQuery, values: Mapping[str, str], *, ours: bool) -> None:
        self.query, self.values, self._ours = query, values, ours

    def answer(self, languages: list[str], evidence: bool = False) -> tuple[Found, dict[str, str]]:
        """Return rows or triples, and the labels of the IRIs in the rows."""
        return self._do(answer, languages, evidence)

    def results(self, form: str, evidence: bool = False) -> bytes:
        """Return the rows in a standard results format."""
        return self._do(results, form, evidence)

    def _do(self, step: Callable[..., T], *arguments: object) -> T:
        if self._ours:
            return step(self.query, self.values, *arguments)
        from polgraph.workers import run_bounded

        refuse_remote(self.query.text)
        refuse_unbearable(self.query.text)
        return run_bounded(step, self.query, self.values, *arguments)


def query_of(text: str) -> tuple[SavedQuery, bool]:
    """Return the query that is called *text*, or is in the file of that name, or is it; and whether it is ours."""
    if text.endswith(".rq"):
        return read_query(text), False
    if any(mark in text for mark in "{}? \n"):
        return typed_query(text), False
    return saved_queries()[text], True


def _with_evidence(dataset: Dataset, found: Found) -> Solutions:
    """Add the words behind each row, by one query about all rows."""
    from polgraph.results.evidence import query_about, things_in, with_evidence

    if not isinstance(found, Solutions):
        raise QueryError("the query makes a graph, whose triples have no evidence; expected SELECT")
    things = things_in(found)
    text = read_bytes(f"{resource_dir('queries')}/support/evidence.rq").decode()
    return with_evidence(found, dataset.select(query_about(things, text)))


def _labels(dataset: Dataset, solutions: Solutions, languages: list[str]) -> dict[str, str]:
    terms = {term.value for row in solutions.rows for term in row if isinstance(term, NamedNode)}
    return dataset.labels(terms, languages)
