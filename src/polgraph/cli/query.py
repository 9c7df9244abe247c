"""polgraph query: a saved query, a query file or a query text."""

from __future__ import annotations

import sys

from polgraph.cli.endpoints import add_endpoint
from polgraph.cli.languages import add_language, language_of
from polgraph.cli.tables import answer_table, draw
from polgraph.engine import Solutions
from polgraph.errors import QueryParameterError
from polgraph.pipeline import questions
from polgraph.queries import SavedQuery
from polgraph.queries.registry import read_query, typed_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  polgraph query                                          the saved queries
  polgraph query deputy-ministers-at-regional-meetings    a saved query
  polgraph query figures-of-a-region --region KZ-59 --format csv
  polgraph query my-question.rq --param year=2025         a file
  polgraph query releases --endpoint https://example.org/sparql
  polgraph query -e 'SELECT ?r WHERE { ?r a pg:Release }' --format json
"""
FORMATS = ("table", "csv", "json", "tsv")


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
    add_endpoint(parser)
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Answer and print."""
    options, rest = parser.parse_known_args(arguments)
    values = _values(parser, options.param, rest)
    language = language_of(options.lang)
    if options.query is not None and options.expression is not None:
        parser.error("give a query's name or -e, not both")
    if options.query is None and options.expression is None:
        if options.param or rest:
            parser.error("parameters need a query; expected its name first")
        _list(language, as_json=options.format == "json")
        return 0
    if options.expression is not None:
        return _print(typed_query(options.expression), values, options, language, trusted=False)
    if options.query.endswith(".rq"):
        return _print(read_query(options.query), values, options, language, trusted=False)
    return _print(questions.saved_queries()[options.query], values, options, language, trusted=True)


def _print(
    query: SavedQuery, values: dict[str, str], options: argparse.Namespace, language: str, *, trusted: bool
) -> int:
    endpoint = options.endpoint
    here = trusted and not endpoint
    if options.format != "table":
        arguments = (query, values, options.format)
        content = (
            questions.results(*arguments)
            if here
            else questions.bounded(questions.results, *arguments, endpoint=endpoint)
        )
        sys.stdout.flush()
        sys.stdout.buffer.write(content.rstrip(b"\r\n") + b"\n")
        return 0
    asked = (query, values, questions.FALLBACK[language])
    found, labels = questions.answer(*asked) if here else questions.bounded(questions.answer, *asked, endpoint=endpoint)
    if isinstance(found, Solutions):
        if query.defaults:
            print(_told_defaults(query, values))
        columns = query.chart.get("columns")
        print(answer_table(found, labels, [str(name) for name in columns] if isinstance(columns, list) else []))
    else:
        from polgraph.serialization import to_turtle

        print(to_turtle(found).decode(), end="")
    return 0


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


def _told_defaults(query: SavedQuery, values: dict[str, str]) -> str:
    """Say what a query was asked with, so that nobody takes a part for the whole."""
    given = {**query.defaults, **values}
    return (
        ", ".join(f"{name}: {value}" + ("" if name in values else " (default)") for name, value in given.items()) + "\n"
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
