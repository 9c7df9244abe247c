"""Answer a question in words, or name the nearest that can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.pipeline import asking
from polgraph.pipeline.questions import FALLBACK
from polgraph.pipeline.serving.fields import as_json, language_of, refuse_unknown
from polgraph.pipeline.serving.saved import Question, document, rows_of

if TYPE_CHECKING:
    from polgraph.asking import Match
    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked, Json


def ask(asked: Asked, origin: Origin) -> Answer:
    """Answer the question `q` if it is sure what is asked; else return the nearest, with what was not understood."""
    fields = asked.mapping("fields")
    refuse_unknown(fields, ("q", "lang"))
    question = fields.get("q", "")
    dataset = origin.dataset()
    choice = asking.choose_in(dataset, question)
    language = language_of(fields, asking.language_asked_in(question))
    found: dict[str, Json] = {"sure": choice.sure, "lang": language}
    if choice.sure:
        best = choice.nearest[0]
        asked_for = Question(best.query, best.values, language)
        found |= {**_near(dataset, best, language), "answer": document(dataset, asked_for, rows_of(dataset, asked_for))}
    else:
        found["nearest"] = [_near(dataset, match, language) for match in choice.nearest]
    return as_json(found, origin)


def _near(dataset: Dataset, match: Match, language: str) -> dict[str, Json]:
    """Return a query with the values that the question gives it, as programs and as people read them."""
    query = match.query
    return {
        "query": query.name,
        "question": query.question.get(language, query.summary),
        "parameters": dict(match.values),
        "told": {**asking.told_in(dataset, match, FALLBACK[language])},
        "ignored": list(match.ignored),
        "missing": [query.parameters[name].label.get(language, name) for name in match.missing],
    }
