"""Find the saved query that a question asks, and say so in the words of the person who asks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.asking import Choice, Chooser, Match, Vocabulary
from polgraph.engine import Dataset, NamedNode
from polgraph.errors import QueryError
from polgraph.pipeline.origins import dataset_of
from polgraph.pipeline.questions import saved_queries

if TYPE_CHECKING:
    from pathlib import Path

MAX_QUESTION = 500
"""Characters; a longer text is no question."""
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def choose(question: str, store: Path | None = None) -> Choice:
    """Return the saved queries that are nearest to *question*, by the names in *store* or as shipped."""
    return choose_in(dataset_of(store), question)


def choose_in(dataset: Dataset, question: str) -> Choice:
    """Return the saved queries that are nearest to *question*, by the names in *dataset*.

    QueryError if it is empty or too long for a question.
    """
    if not any(map(str.isalnum, question)):
        raise QueryError("the question has no words; expected one such as 'figures of Mangystau in 2025'")
    if len(question) > MAX_QUESTION:
        raise QueryError(f"the question has {len(question)} characters; expected at most {MAX_QUESTION}")
    return chooser(dataset).choose(question)


def language_asked_in(question: str) -> str:
    """Return the language of a question, by its letters."""
    if _KAZAKH.search(question):
        return "kk"
    return "ru" if _CYRILLIC.search(question) else "en"


def told(match: Match, languages: list[str], store: Path | None = None) -> dict[str, str]:
    """Return the values that a query is asked with, by the labels of their parameters; things by theirs."""
    return told_in(dataset_of(store), match, languages)


def told_in(dataset: Dataset, match: Match, languages: list[str]) -> dict[str, str]:
    """Return what `told` does, by the labels in *dataset*."""
    query = match.query
    terms = query.terms(match.values)
    iris = {name: term.value for name, term in terms.items() if isinstance(term, NamedNode)}
    labels = dataset.labels(iris.values(), languages)
    given = {**query.defaults, **match.values}
    named = {name: query.parameters[name].label.get(languages[0], name) for name in given}
    return {named[name]: labels.get(iris.get(name, ""), value) for name, value in given.items()}


@lru_cache(maxsize=1)
def chooser(dataset: Dataset) -> Chooser:
    """Return what chooses by the names in *dataset*; it takes a second to make and may be used for many questions."""
    return Chooser(list(saved_queries().values()), Vocabulary(dataset))
