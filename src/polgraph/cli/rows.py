"""Answer a query and write its rows, or draw them; a query from outside is answered in a process of its own."""

from __future__ import annotations

from polgraph.engine import RESULTS, Solutions
from polgraph.errors import QueryError
from polgraph.pipeline import questions

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from polgraph.queries import SavedQuery
    from polgraph.results.view import View


def rows(query: SavedQuery, values: Mapping[str, str], options: argparse.Namespace, language: str) -> bytes:
    """Return the rows in the format of the options; a table says with which values it was asked."""
    if options.format in RESULTS:
        content: bytes = options.ask(questions.results, query, values, options.format, options.evidence)
        return content if content.endswith(b"\n") else content + b"\n"
    found, labels = options.ask(questions.answer, query, values, questions.FALLBACK[language], options.evidence)
    if isinstance(found, Solutions):
        view = questions.view(found, query.shown, language, labels)
        return _WRITERS[options.format](view, _told_defaults(query, values))
    if options.format != "table":
        raise QueryError(f"the query makes a graph, which {options.format} cannot hold; expected SELECT or ASK")
    from polgraph.serialization import to_turtle

    return to_turtle(found)


def chart(query: SavedQuery, values: Mapping[str, str], options: argparse.Namespace, language: str) -> bytes:
    """Return the picture that the header of the query names."""
    from polgraph.results import charts

    ending = charts.ending_of(options.chart)
    charts.refuse_table(query.name, query.chart)
    found, labels = options.ask(questions.answer, query, values, questions.FALLBACK[language])
    if not isinstance(found, Solutions):
        raise QueryError("the query makes a graph, which is not drawn; expected SELECT")
    given = {**query.defaults, **values}
    asked = ", ".join(f"{query.parameters[name].label.get(language, name)}: {value}" for name, value in given.items())
    titles = (query.question.get(language, query.summary), asked)
    view = questions.view(found, query.shown, language, labels)
    return charts.picture(view, query.chart, titles, ending)


def _told_defaults(query: SavedQuery, values: Mapping[str, str]) -> str:
    """Say what a query was asked with, so that nobody takes a part for the whole."""
    if not query.defaults:
        return ""
    given = {**query.defaults, **values}
    told = (f"{name}: {value}{'' if name in values else ' (default)'}" for name, value in given.items())
    return f"{', '.join(told)}\n\n"


def _table(view: View, told: str) -> bytes:
    from polgraph.cli.tables import draw
    from polgraph.results.markup import counted

    return f"{told}{draw(view.columns, view.rows(), view.of_figures)}\n{counted(len(view), len(view))}\n".encode()


def _markdown(view: View, _: str) -> bytes:
    from polgraph.results.markup import markdown

    return markdown(view).encode()


def _json_lines(view: View, _: str) -> bytes:
    from polgraph.results.lines import json_lines

    return json_lines(view.found)


def _parquet(view: View, _: str) -> bytes:
    from polgraph.results.parquet import parquet

    return parquet(view.found)


_WRITERS = {"jsonl": _json_lines, "markdown": _markdown, "parquet": _parquet, "table": _table}
FORMATS = ("table", *sorted({*RESULTS, *_WRITERS} - {"table"}))
