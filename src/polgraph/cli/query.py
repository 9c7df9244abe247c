"""polgraph query: a saved query, a query file or a query text."""

from __future__ import annotations

import sys

from polgraph.cli import catalogue
from polgraph.cli.endpoints import add_origin, origin_of
from polgraph.cli.languages import add_language, language_of
from polgraph.cli.rows import add_formats, print_answer
from polgraph.errors import QueryParameterError
from polgraph.pipeline import questions
from polgraph.queries.registry import read_query, typed_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from polgraph.queries import SavedQuery

EXAMPLES = """examples:
  polgraph query                                          the saved queries
  polgraph query deputy-ministers-at-regional-meetings    a saved query
  polgraph query figures-of-a-region --region KZ-59 --format csv
  polgraph query drugs-seized --evidence --format markdown
  polgraph query drugs-seized --chart drugs.svg
  polgraph query my-question.rq --param year=2025         a file
  polgraph query -e 'SELECT ?r WHERE { ?r a pg:Release } ORDER BY ?r' --format json
  polgraph query figures-of-a-region --values region      what a parameter may be
  polgraph query releases --store archive                 over a store of your own
  polgraph query --lint my-question.rq                    what is wrong with a query
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
    add_formats(parser)
    add_origin(parser)
    parser.add_argument(
        "--values", metavar="NAME", help="list what the parameter NAME may be: ids with labels, from the graph"
    )
    parser.add_argument("--lint", action="store_true", help="say what is wrong with the query, and do not answer it")
    add_language(parser)


def run(parser: argparse.ArgumentParser, arguments: list[str]) -> int:
    """Answer and print."""
    options, rest = parser.parse_known_args(arguments)
    values = _values(parser, options.param, rest)
    language = language_of(options.lang)
    if options.query is not None and options.expression is not None:
        parser.error("give a query's name or -e, not both")
    if options.query is None and options.expression is None:
        if values or options.values or options.evidence or options.chart or options.output:
            parser.error("parameters and files need a query; expected its name first")
        if options.lint:
            return catalogue.print_findings(list(questions.saved_queries().values()))
        catalogue.print_queries(language, as_json=options.format == "json")
        return 0
    query, ours = _query(options)
    if options.lint:
        return catalogue.print_findings([query])
    if options.values:
        catalogue.print_choices(query, options.values, language, options.store)
        return 0
    request = questions.Request(query, values, ours=ours, origin=origin_of(parser, options))
    if options.store and "graph:derived" in query.text:
        _tell_of_age(options.store)
    return print_answer(parser, request, options, language)


def _tell_of_age(store: Path) -> None:
    """Say that nothing was derived yet, for no rows would look like no conflicts."""
    from polgraph.pipeline.deriving import is_derived

    if not is_derived(store):
        print(f"polgraph: nothing was derived yet: `polgraph derive --store {store}`", file=sys.stderr)


def _query(options: argparse.Namespace) -> tuple[SavedQuery, bool]:
    """Return the query that is asked for, and whether it is one of ours."""
    if options.expression is not None:
        return typed_query(options.expression), False
    if options.query.endswith(".rq"):
        return read_query(options.query), False
    return questions.saved_queries()[options.query], True


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
