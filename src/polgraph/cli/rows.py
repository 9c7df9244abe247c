"""Answer a query and write its rows, or draw them."""

from __future__ import annotations

import sys

from polgraph.engine import RESULTS, Solutions
from polgraph.errors import QueryError
from polgraph.pipeline import questions

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from polgraph.results.view import View

_NOTHING = "polgraph: nothing here answers this, which is not zero; `polgraph query releases` lists what is here"


def add_formats(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how rows are written."""
    parser.add_argument("--format", choices=FORMATS, default="table", help="format of the rows (default: table)")
    parser.add_argument("--evidence", action="store_true", help="add release, place and words to each row")
    parser.add_argument("--chart", metavar="FILE", help="draw the query's chart into an .svg or .png instead of rows")
    parser.add_argument("--output", metavar="FILE", help="write there instead of to stdout")


def print_answer(
    parser: argparse.ArgumentParser, request: questions.Request, options: argparse.Namespace, language: str
) -> int:
    """Answer and write, as the options say."""
    if options.chart is not None and (options.format != "table" or options.output or options.evidence):
        parser.error("a chart takes the place of the rows; expected --chart without --format, --output or --evidence")
    if options.format in _BINARY and not options.output and sys.stdout.isatty():
        parser.error(f"{options.format} is no text for a terminal; expected --output FILE")
    if options.chart is not None:
        _write(_chart(request, options.chart, language), options.chart, request)
    else:
        _write(_rows(request, options.format, options.evidence, language), options.output, request)
    return 0


def _rows(request: questions.Request, form: str, evidence: bool, language: str) -> bytes:
    """Return the rows in a format; a table says with which values it was asked."""
    if form in RESULTS:
        content = request.results(form, evidence)
        return content if content.endswith(b"\n") else content + b"\n"
    found, labels = request.answer(questions.FALLBACK[language], evidence)
    if isinstance(found, Solutions):
        from polgraph.pipeline.presenting import view

        if form == "table" and not found.rows and request.query.question:
            print(_NOTHING, file=sys.stderr)
        return _WRITERS[form](view(found, request.query.shown, language, labels), _told_defaults(request))
    if form != "table":
        raise QueryError(f"the query makes a graph, which {form} cannot hold; expected SELECT or ASK")
    from polgraph.serialization import to_turtle

    return to_turtle(found)


def _chart(request: questions.Request, target: str, language: str) -> bytes:
    """Return the picture that the header of the query names."""
    from polgraph.pipeline.presenting import chart, view
    from polgraph.results import charts

    ending = charts.ending_of(target)
    charts.refuse_table(request.query.name, request.query.chart)  # before it is answered
    found, labels = request.answer(questions.FALLBACK[language])
    if not isinstance(found, Solutions):
        raise QueryError("the query makes a graph, which is not drawn; expected SELECT")
    return chart(request, view(found, request.query.shown, language, labels), ending)


def _write(content: bytes, target: str | None, request: questions.Request) -> None:
    """Write to stdout or to a file, never over the file of the query itself."""
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    from pathlib import Path  # takes a tenth of the time that a saved query may take

    from polgraph.cli.output import write_result

    write_result(content, Path(target), inputs=(Path(request.query.path),) if request.query.path else ())


def _told_defaults(request: questions.Request) -> str:
    """Say what a query was asked with, so that nobody takes a part for the whole."""
    if not request.query.defaults:
        return ""
    given = {**request.query.defaults, **request.values}
    told = (f"{name}: {value}{'' if name in request.values else ' (default)'}" for name, value in given.items())
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


def _spreadsheet(view: View, _: str) -> bytes:
    from polgraph.results.spreadsheet import spreadsheet

    return spreadsheet(view)


_WRITERS = {
    "jsonl": _json_lines,
    "markdown": _markdown,
    "parquet": _parquet,
    "table": _table,
    "xlsx": _spreadsheet,
}
_BINARY = ("parquet", "xlsx")
FORMATS = ("table", *sorted({*RESULTS, *_WRITERS} - {"table"}))
