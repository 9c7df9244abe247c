"""Ask in Python: saved queries, query texts, and questions in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from polgraph.api.answers import Answer, Asked, Suggestion
from polgraph.engine import Solutions
from polgraph.errors import QueryError, QueryParameterError
from polgraph.pipeline import exports, questions
from polgraph.queries.registry import read_query
from polgraph.results.cells import period_label
from polgraph.results.values import Value, python_value

if TYPE_CHECKING:
    from rdflib import Dataset

    from polgraph.api.data import PathLike

Language = Literal["en", "kk", "ru"]


def query(
    query: str | Path,
    *,
    lang: Language = "en",
    evidence: bool = False,
    endpoint: str | None = None,
    store: PathLike | None = None,
    **parameters: Value,
) -> Answer:
    """Answer a saved query by its name, a `.rq` file by its path, or the text of a SELECT or ASK.

    *parameters* are those of the query, as the command line takes them; None leaves the default. *evidence* adds to
    each row the columns evidenceRelease, evidenceTitle, evidenceSpan and evidenceWords. *endpoint* is the address of a
    SPARQL 1.1 store to ask instead of the shipped data, *store* the folder of one of our own.
    QueryError (or one of its kinds) if the query, a parameter or the evaluation is at fault, EndpointError if that is.
    """
    values = {name: _written(value) for name, value in parameters.items() if value is not None}
    asked, ours = (read_query(str(query)), False) if isinstance(query, Path) else questions.query_of(query)
    return _answer(
        questions.Request(asked, values, ours=ours, origin=endpoint or _folder(store)), lang, evidence=evidence
    )


def ask(
    question: str,
    *,
    lang: Language | None = None,
    evidence: bool = False,
    endpoint: str | None = None,
    store: PathLike | None = None,
) -> Asked:
    """Find the saved query that *question*, in Kazakh, Russian or English, asks, and answer it if it is sure.

    *lang* is the language of labels, by default that of the question; *endpoint* and *store* are as in `query`.
    QueryError if the question has no words, or is too long for one.
    """
    from polgraph.pipeline import asking

    choice = asking.choose(question, _folder(store))
    nearest = tuple(Suggestion(match.query.name, dict(match.values)) for match in choice.nearest)
    ignored = choice.nearest[0].ignored if choice.nearest else ()
    if not choice.sure:
        return Asked(nearest, None, ignored)
    best = choice.nearest[0]
    request = questions.Request(best.query, best.values, ours=True, origin=endpoint or _folder(store))
    return Asked(nearest, _answer(request, lang or asking.language_asked_in(question), evidence=evidence), ignored)


def graph() -> Dataset:
    """Return the shipped data, but for what is derived, as an rdflib Dataset over the union of its named graphs."""
    return exports.rdflib_dataset()


def _answer(request: questions.Request, lang: str, *, evidence: bool) -> Answer:
    from polgraph.pipeline.presenting import view

    if lang not in questions.FALLBACK:
        raise QueryParameterError(f"lang is {lang!r}; expected one of {', '.join(sorted(questions.FALLBACK))}")
    found, labels = request.answer(questions.FALLBACK[lang], evidence)
    if not isinstance(found, Solutions):
        raise QueryError("the query makes a graph; expected SELECT or ASK (polgraph.graph() has CONSTRUCT)")
    rows = [{name: python_value(term) for name, term in zip(found.columns, row, strict=True)} for row in found.rows]
    given = (value for row in rows for value in row.values() if isinstance(value, str))
    labels |= {value: label for value in given if value not in labels and (label := period_label(value))}
    return Answer(found.columns, tuple(rows), labels, view(found, request.query.shown, lang, labels), request)


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _folder(store: PathLike | None) -> Path | None:
    return Path(store) if store is not None else None
