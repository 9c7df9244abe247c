"""polgraph query: a saved query, a query file or a query text."""

from __future__ import annotations

import sys

from polgraph.cli.languages import add_language, language_of
from polgraph.cli.rows import FORMATS, chart, rows
from polgraph.cli.tables import draw
from polgraph.errors import QueryParameterError
from polgraph.pipeline import questions
from polgraph.queries.registry import read_query, typed_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from polgraph.queries import SavedQuery

EXAMPLES = """examples:
  polgraph query                                          the saved queries
  polgraph query deputy-ministers-at-regional-meetings    a saved query
  polgraph query figures-of-a-region --region KZ-59 --format csv
  polgraph query drugs-seized --evidence --format markdown
  polgraph query drugs-seized --chart drugs.svg
  polgraph query my-question.rq --param year=2025         a file
  polgraph query -e 'SELECT ?r WHERE { ?r a pg:Release }' --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options; `--NAME VALUE` is taken for each parameter of the query."""
    parser.add_argument("query", nargs="?", metavar="NAME|FILE", help="a saved query, or a file that ends in .rq")
    parser.add_argument(
        "-e", "--expression", metavar="SPARQL", help="the text of a query; polgraph's prefixes are added"
    )
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter; --NAME VALUE does the same"
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="format of the rows (default: table)")
    parser.add_argument("--evidence", action="store_true", help="add release, place and words to each row")
    parser.add_argument("--chart", metavar="FILE", help="draw the query's chart into an .svg or .png instead of rows")
    parser.add_argument("--output", metavar="FILE", help="write there instead of to stdout")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Answer and print."""
    options, rest = parser.parse_known_args(arguments)
    values = _values(parser, options.param, rest)
    language = language_of(options.lang)
    if options.query is not None and options.expression is not None:
        parser.error("give a query's name or -e, not both")
    if options.query is None and options.expression is None:
        if options.param or rest or options.evidence or options.chart or options.output:
            parser.error("parameters and files need a query; expected its name first")
        _list(language, as_json=options.format == "json")
        return 0
    _refuse_what_cannot_be_both(parser, options)
    query, options.ask = _query_of(options)
    write, target = (rows, options.output) if options.chart is None else (chart, options.chart)
    _write(write(query, values, options, language), target, query=options.query or "")
    return 0


def _refuse_what_cannot_be_both(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    if options.chart is not None and (options.format != "table" or options.output or options.evidence):
        parser.error("a chart takes the place of the rows; expected --chart without --format, --output or --evidence")
    if options.format == "parquet" and not options.output and sys.stdout.isatty():
        parser.error("a Parquet file is no text for a terminal; expected --output FILE")


def _query_of(options: argparse.Namespace) -> tuple[SavedQuery, Callable[..., object]]:
    """Return the query, and how it is asked: one from outside in a process of its own."""
    if options.expression is not None:
        return typed_query(options.expression), questions.bounded
    if options.query.endswith(".rq"):
        return read_query(options.query), questions.bounded
    return questions.saved_queries()[options.query], questions.direct


def _write(content: bytes, target: str | None, *, query: str) -> None:
    """Write to stdout or to a file, never over the file of the query itself."""
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    from pathlib import Path  # takes a tenth of the time that a saved query may take

    from polgraph.cli.output import write_result

    write_result(content, Path(target), inputs=(Path(query),) if query.endswith(".rq") else ())


def _list(language: str, *, as_json: bool) -> None:
    queries = questions.saved_queries().values()
    if as_json:
        import json

        print(json.dumps([_described(query) for query in queries], ensure_ascii=False, indent=1))
        return
    rows = [[q.name, q.question.get(language, q.summary), _options(q)] for q in queries]
    print(draw(["query", "question", "parameters"], rows))


def _options(query: SavedQuery) -> str:
    """Write the parameters of a query with their defaults."""
    return " ".join(
        f"--{name}={query.defaults[name]}" if name in query.defaults else f"--{name}" for name in query.parameters
    )


def _described(query: SavedQuery) -> dict[str, object]:
    parameters = {
        name: {"type": p.type, "scheme": p.scheme, "label": p.label, "default": query.defaults.get(name)}
        for name, p in query.parameters.items()
    }
    return {
        "name": query.name,
        "summary": query.summary,
        "question": query.question,
        "parameters": parameters,
        "chart": query.chart,
    }


def _values(parser: argparse.ArgumentParser, params: list[str], rest: list[str]) -> dict[str, str]:
    """Join --param name=value and --name value."""
    values: dict[str, str] = {}
    given = list(params)
    while rest:
        name, *rest = rest
        if not name.startswith("--") or (not rest and "=" not in name):
            parser.error(f"unrecognised argument {name!r}; expected --NAME VALUE for a parameter of the query")
        value = "" if "=" in name else rest.pop(0)
        given.append(name[2:] if "=" in name else f"{name[2:]}={value}")
    for item in given:
        name, separator, value = item.partition("=")
        if not separator:
            raise QueryParameterError(f"--param {item!r} has no value; expected NAME=VALUE")
        if name in values:
            raise QueryParameterError(f"parameter {name!r} is given twice; expected it once")
        values[name] = value
    return values
