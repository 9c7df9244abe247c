"""Put rows as people read them: heads and codes in their language, figures in one column; or as a chart."""

from __future__ import annotations

from functools import cache

from polgraph.resources import read_bytes, resource_dir
from polgraph.results.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.engine import Solutions
    from polgraph.pipeline.questions import Request


def view(found: Solutions, shown: Sequence[str], language: str, labels: Mapping[str, str]) -> View:
    """Put the rows as people read them: *shown* columns, under heads in *language*."""
    return View(found, shown, language, labels=labels, words=_words(language))


def chart(request: Request, shown: View, ending: str) -> bytes:
    """Draw the chart that the header of the query names, under its question and what was asked.

    QueryError if it names none, or *ending* is of no picture of ours.
    """
    from polgraph.results import charts  # heavy, and few ask for a picture

    query, language = request.query, shown.language
    ending = charts.ending_of(f"chart.{ending}")
    charts.refuse_table(query.name, query.chart)
    given = {**query.defaults, **request.values}
    asked = ", ".join(f"{query.parameters[name].label.get(language, name)}: {value}" for name, value in given.items())
    return charts.picture(shown, query.chart, (query.question.get(language, query.summary), asked), ending)


@cache
def _words(language: str) -> Mapping[str, str]:
    """Return the heads of columns in *language*, and what their codes mean, as column:code."""
    lines = read_bytes(f"{resource_dir('queries')}/words.tsv").decode().splitlines()
    head, *rows = (line.split("\t") for line in lines)
    return {row[0]: row[head.index(language)] for row in rows}
