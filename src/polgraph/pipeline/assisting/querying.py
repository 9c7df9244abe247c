"""Saved queries, questions in words, and SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine.limits import refuse_remote, refuse_unbearable
from polgraph.pipeline import asking
from polgraph.pipeline.assisting.answers import Wish
from polgraph.pipeline.assisting.rows import table
from polgraph.pipeline.questions import saved_queries
from polgraph.pipeline.values import bound
from polgraph.queries.registry import typed_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.queries import SavedQuery
    from polgraph.workers.kept.jobs import Asked, Json

_UNSURE = "no saved query is sure to be meant; take one of these with run_saved_query, or use observations or sparql"


def run_saved_query(asked: Asked, origin: Origin) -> Json:
    """Answer the saved query `name` with `parameters`."""
    query = saved_queries()[asked.text("name")]
    return {"query": query.name, **_answered(query, asked.mapping("parameters"), origin, Wish.of(asked))}


def ask(asked: Asked, origin: Origin) -> Json:
    """Answer the saved query that `question` asks; or tell those that are nearest."""
    question = asked.text("question")
    choice = asking.choose_in(origin.dataset(), question)
    if not choice.sure:
        nearest: list[Json] = [
            {
                "query": match.query.name,
                "question": match.query.question["en"],
                "parameters": dict(match.values),
                "missing": list(match.missing),
            }
            for match in choice.nearest
        ]
        return {"sure": False, "nearest": nearest, "hint": _UNSURE}
    best = choice.nearest[0]
    chosen: dict[str, Json] = {"sure": True, "query": best.query.name, "parameters": dict(best.values)}
    return chosen | _answered(best.query, best.values, origin, Wish.of(asked, asking.language_asked_in(question)))


def sparql(asked: Asked, origin: Origin) -> Json:
    """Answer `query`, which reads only what is here; a graph as rows of triples."""
    text = asked.text("query")
    refuse_remote(text)
    refuse_unbearable(text)
    return _answered(typed_query(text), {}, origin, Wish.of(asked))


def _answered(query: SavedQuery, values: Mapping[str, str], origin: Origin, wish: Wish) -> dict[str, Json]:
    dataset = origin.dataset()
    found, total = dataset.part(bound(dataset, query, values), wish.first, wish.most)
    return {"columns": list(found.columns), **table(found, total, dataset, wish)}
