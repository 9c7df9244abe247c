"""Lint a query: what its text shows, and what only an answer over the shipped data can show."""

from __future__ import annotations

from polgraph import store
from polgraph.engine import Dataset, Solutions
from polgraph.namespaces import ID, PG
from polgraph.queries import SavedQuery, refuse_remote, refuse_unbearable
from polgraph.queries.lint import Finding, findings, terms
from polgraph.queries.ordering import turned_round


def lint(query: SavedQuery) -> list[Finding]:
    """Return what is wrong with *query*, in a child process that may be killed; QueryError if it cannot be read."""
    from polgraph.workers import run_bounded

    refuse_remote(query.text)
    refuse_unbearable(query.text)
    return run_bounded(lint_here, query)


def lint_here(query: SavedQuery) -> list[Finding]:
    """Return what is wrong with *query*, which is ours."""
    dataset = store.shipped()
    found = findings(query)
    if "unknown-term" not in query.excused:
        ours = sorted(iri for iri in terms(query) if iri.startswith((PG.iri, ID)))
        found += [Finding("unknown-term", f"<{iri}>") for iri in ours if not dataset.knows(iri)]
    if "order-not-total" not in query.excused:
        found += _tied(dataset, query)
    return sorted(found)


def _tied(dataset: Dataset, query: SavedQuery) -> list[Finding]:
    text = query.bind({})
    turned = turned_round(text)
    answers = [dataset.answer(sparql) for sparql in (text, turned)] if turned else []
    rows = [answer.rows for answer in answers if isinstance(answer, Solutions)]
    ties = sum(one != other for one, other in zip(rows[0], reversed(rows[1]), strict=True)) if len(rows) == 2 else 0
    return [Finding("order-not-total", f"{ties} rows of the shipped data change places")] if ties else []
