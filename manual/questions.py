"""The page of questions: every saved query with its wording, parameters and rows."""

from __future__ import annotations

from collections.abc import Iterator

from manual.markdown import block, folded
from polgraph.engine import Solutions
from polgraph.pipeline import questions
from polgraph.pipeline.presenting import view
from polgraph.queries import SavedQuery
from polgraph.results.charts.drawing import KINDS
from polgraph.results.markup import counted, markdown

SHOWN = 12
HEAD = """# Questions

Every saved query: its question in English, Russian and Kazakh, its parameters, and its rows on the shipped data with
the defaults. This page is written by `make docs` and held by a test. Each is asked as `polgraph query NAME`.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    yield "en/reference/questions.md", page()


def page() -> str:
    """Return the whole page."""
    queries = [questions.saved_queries()[name] for name in questions.saved_queries()]
    contents = "\n".join(f"- [{query.question['en']}](#{query.name})" for query in queries)
    return "\n".join([HEAD, contents, "", *(line for query in queries for line in section(query))])


def section(query: SavedQuery) -> Iterator[str]:
    """Yield the lines about one query."""
    yield f"## {query.name}"
    yield ""
    yield f"{query.question['en']}  \n{query.question['ru']}  \n{query.question['kk']}"
    yield ""
    if query.parameters:
        yield "| parameter | meaning | type | default |"
        yield "|---|---|---|---|"
        for name, parameter in query.parameters.items():
            kind = (
                f"{parameter.type} of {parameter.scheme}"
                if parameter.scheme not in (None, parameter.type)
                else parameter.type
            )
            yield f"| `--{name}` | {parameter.label.get('en', '')} | {kind} | {query.defaults.get(name, 'any')} |"
        yield ""
    if query.chart.get("type") in KINDS:
        yield f"Chart: {query.chart['type']}, with `--chart FILE`."
        yield ""
    yield from rows(query)
    yield ""
    yield from folded("SPARQL", block(body(query), "sparql"))


def body(query: SavedQuery) -> str:
    """Return the text of a query without its header, which this page tells."""
    return "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))


def rows(query: SavedQuery) -> Iterator[str]:
    """Yield the rows as a table, the first few of many."""
    solutions, labels = questions.answer(query, {}, questions.FALLBACK["en"])
    if not isinstance(solutions, Solutions):
        raise TypeError(f"{query.name} makes a graph; expected rows")
    shown = view(solutions, query.shown, "en", labels)
    yield markdown(shown, SHOWN)
    yield f"{counted(len(shown), min(SHOWN, len(shown)))}."
