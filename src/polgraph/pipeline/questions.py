"""Ask the graph: a saved query, a file or a text, with values put in, to rows and the labels of what is in them."""

from __future__ import annotations

from polgraph import store
from polgraph.engine import Dataset, NamedNode, Solutions, Triple
from polgraph.errors import QueryParameterError
from polgraph.queries import Parameter, QueryRegistry, SavedQuery, refuse_remote
from polgraph.queries.binding import term_of
from polgraph.resources import resource_dir

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


def answer(query: SavedQuery, values: Mapping[str, str], languages: list[str]) -> tuple[Found, dict[str, str]]:
    """Answer a query over the shipped data: rows or triples, and the labels of the IRIs in the rows."""
    dataset = store.open_shipped()
    found = dataset.answer(bound(dataset, query, values))
    return found, _labels(dataset, found, languages) if isinstance(found, Solutions) else {}


def results(query: SavedQuery, values: Mapping[str, str], form: str) -> bytes:
    """Answer a SELECT or ASK over the shipped data in a standard results format."""
    dataset = store.open_shipped()
    return dataset.results(bound(dataset, query, values), form)


def bounded(step: Callable[..., T], query: SavedQuery, *arguments: object) -> T:
    """Do `answer` or `results` for a query from outside, in a child process that may be killed."""
    from polgraph.workers import run_bounded

    refuse_remote(query.text)
    return run_bounded(step, query, *arguments)


def bound(dataset: Dataset, query: SavedQuery, values: Mapping[str, str]) -> str:
    """Put *values* into a query; a value that names nothing of its kind is refused, it would give an empty answer."""
    named = {name for name, parameter in query.parameters.items() if parameter.type == "iri"}
    query.terms({name: value for name, value in values.items() if name not in named})
    asked = {**query.defaults, **values}
    things = {name: _known(dataset, query.parameters[name], asked[name]) for name in asked if name in named}
    return query.bind({**values, **things})


def _known(dataset: Dataset, parameter: Parameter, value: str) -> str:
    """Return *value* if it is the id of a thing, else the IRI of the one thing that it is a name of."""
    try:
        term = term_of(parameter, value)
    except QueryParameterError:
        term = None
    if isinstance(term, NamedNode) and dataset.knows(term.value):
        return value
    from polgraph.parameters import thing_named  # words are looked at only where there is no such id

    return thing_named(dataset, parameter, value)


def _labels(dataset: Dataset, solutions: Solutions, languages: list[str]) -> dict[str, str]:
    terms = {term.value for row in solutions.rows for term in row if isinstance(term, NamedNode)}
    return dataset.labels(terms, languages)
