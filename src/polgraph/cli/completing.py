"""What may stand at the cursor: a shell asks by environment variables, argcomplete answers from the parsers."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping

import argcomplete
from argcomplete.completers import FilesCompleter
from argcomplete.lexers import split_line

from polgraph.cli.languages import language_of
from polgraph.errors import PolgraphError
from polgraph.pipeline import questions
from polgraph.pipeline.values import choices
from polgraph.queries import SavedQuery

_START = "_ARGCOMPLETE"
"""Where the words of the command begin, from one; set by the shell."""


def complete(commands: Mapping[str, str], parser_of: Callable[[str], argparse.ArgumentParser]) -> None:
    """Write what may stand at the cursor, and end the process."""
    _, _, _, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
    start = int(os.environ[_START])
    name, *rest = words[start:] or [""]
    if name not in commands:
        argcomplete.autocomplete(_first_word(commands))
        return
    os.environ[_START] = str(start + 1)
    parser = parser_of(name)
    if name == "query":
        _know_queries(parser, rest)
    argcomplete.autocomplete(parser)


def _first_word(commands: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="polgraph")
    parser.add_argument("--version", action="store_true")
    known = parser.add_subparsers()
    for name, what in commands.items():
        known.add_parser(name, help=what)
    return parser


def _know_queries(parser: argparse.ArgumentParser, words: list[str]) -> None:
    """Let *parser* know the saved queries, and the parameters of the one among *words*."""
    saved = questions.saved_queries()
    actions = {action.dest: action for action in parser._actions}  # argparse tells them in no other way
    files = FilesCompleter("rq")
    actions["query"].completer = lambda prefix, **_: [*saved, *files(prefix)]  # type: ignore[attr-defined]
    query = next((saved[word] for word in words if word in saved), None)
    if query is None:
        return
    actions["values"].choices = list(query.parameters)
    for name, parameter in query.parameters.items():
        option = parser.add_argument(f"--{name}", help=parameter.label.get(language_of(None), name))
        option.completer = _values(query, name)  # type: ignore[attr-defined]


def _values(query: SavedQuery, name: str) -> Callable[..., dict[str, str]]:
    """Return what tells the values that the parameter *name* may have, with their labels."""

    def values(parsed_args: argparse.Namespace, **_: object) -> dict[str, str]:
        try:
            language = questions.FALLBACK[language_of(parsed_args.lang)]
            return dict(choices(query, name, language, parsed_args.store))
        except PolgraphError:  # dates and numbers have no list
            return {}

    return values
