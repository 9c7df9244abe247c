"""Answer a saved query: its rows as JSON with labels, or as any other format that the command line has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from polgraph.engine import Solutions, written
from polgraph.pipeline.questions import FALLBACK, labels_in, saved_queries, with_evidence
from polgraph.pipeline.serving.fields import (
    MOST_OFFSET,
    RESERVED,
    Page,
    as_json,
    form_wanted,
    language_of,
    number_of,
    one_of,
)
from polgraph.pipeline.values import bound
from polgraph.results.values import python_value
from polgraph.workers.kept.jobs import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from polgraph.engine import Dataset
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.queries import SavedQuery
    from polgraph.workers.kept.jobs import Asked, Json

DEFAULT_ROWS, MOST_ROWS = 1000, 10_000
FORMS = {
    "json": "application/json",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "markdown": "text/markdown",
    "sparql-json": "application/sparql-results+json",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
}
"""The formats of rows by their names; but for JSON, those of the command line."""
_STANDARD = {"csv": "csv", "sparql-json": "json", "tsv": "tsv", "xml": "xml"}
"""Those that the engine writes, by its names for them."""


class Question(NamedTuple):
    """A saved query with the values of its parameters, and how its rows are wanted."""

    query: SavedQuery
    values: Mapping[str, str]
    language: str
    page: Page = Page(0, DEFAULT_ROWS)
    evidence: bool = False


def answer(asked: Asked, origin: Origin) -> Answer:
    """Answer the saved query `name` with the `fields` of the request."""
    fields = asked.mapping("fields")
    query = saved_queries()[asked.text("name")]
    form = form_wanted(asked, FORMS)
    question = Question(
        query,
        {name: value for name, value in fields.items() if name not in RESERVED},
        language_of(fields),
        _page(fields, form),
        one_of(fields, "evidence", ("true", "false"), "false") == "true",
    )
    dataset = origin.dataset()
    if form in _STANDARD and question.page == Page() and not question.evidence:  # as the engine writes them
        content = _ended(dataset.results(bound(dataset, query, question.values), _STANDARD[form]))
        return Answer(FORMS[form], content, headers={"revision": origin.opened})
    found = rows_of(dataset, question)
    more = _next(asked, question.page, found)
    if form == "json":
        return as_json(document(dataset, question, found), origin, **more)
    shown = Solutions(found.columns, found.rows[question.page.rows])
    return Answer(FORMS[form], _WRITERS[form](dataset, question, shown), headers={"revision": origin.opened, **more})


def rows_of(dataset: Dataset, question: Question) -> Solutions:
    """Return all rows of the answer."""
    found = dataset.select(bound(dataset, question.query, question.values))
    return with_evidence(dataset, found) if question.evidence else found


def document(dataset: Dataset, question: Question, found: Solutions) -> dict[str, Json]:
    """Return the answer as JSON: the rows of the page, the labels of what is in them, and how many there are."""
    query, language = question.query, question.language
    shown = Solutions(found.columns, found.rows[question.page.rows])
    columns = found.columns
    return {
        "query": query.name,
        "question": query.question.get(language, query.summary),
        "lang": language,
        "parameters": {**query.defaults, **question.values},
        "columns": list(columns),
        "rows": [dict(zip(columns, map(python_value, row), strict=True)) for row in shown.rows],
        "labels": dict(sorted(labels_in(dataset, shown, FALLBACK[language]).items())),
        "total": len(found.rows),
        "truncated": _ends_before(question.page, found),
    }


def _page(fields: Mapping[str, str], form: str) -> Page:
    """Return which rows are wanted; other formats than JSON have all of them, if nothing else is said."""
    limit = number_of(fields, "limit", 1, MOST_ROWS) or (DEFAULT_ROWS if form == "json" else None)
    return Page(number_of(fields, "offset", 0, MOST_OFFSET) or 0, limit)


def _ends_before(page: Page, found: Solutions) -> bool:
    return page.limit is not None and page.offset + page.limit < len(found.rows)


def _next(asked: Asked, page: Page, found: Solutions) -> dict[str, str]:
    """Return the header that leads to the rows after *page*, if there are any."""
    if not _ends_before(page, found):
        return {}
    offset = page.offset + (page.limit or 0)
    query = urlencode({**asked.mapping("fields"), "limit": page.limit, "offset": offset})
    return {"Link": f'<?{query}>; rel="next"'}


def _ended(content: bytes) -> bytes:
    return content if content.endswith(b"\n") else content + b"\n"


def _as_standard(form: str) -> Callable[[Dataset, Question, Solutions], bytes]:
    return lambda _dataset, _question, shown: _ended(written(shown, form))


def _as_lines(_dataset: Dataset, _question: Question, shown: Solutions) -> bytes:
    from polgraph.results.lines import json_lines

    return json_lines(shown)


def _as_markdown(dataset: Dataset, question: Question, shown: Solutions) -> bytes:
    from polgraph.pipeline.presenting import view
    from polgraph.results.markup import markdown

    labels = labels_in(dataset, shown, FALLBACK[question.language])
    return markdown(view(shown, question.query.shown, question.language, labels)).encode()


_WRITERS: Mapping[str, Callable[[Dataset, Question, Solutions], bytes]] = {
    "jsonl": _as_lines,
    "markdown": _as_markdown,
    **{name: _as_standard(form) for name, form in _STANDARD.items()},
}
