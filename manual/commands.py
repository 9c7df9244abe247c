"""The page of commands: what each takes, as its own parser knows it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

from manual.markdown import block, code, table, words
from polgraph.cli.main import COMMANDS

HEAD = """# Commands

Every command of `polgraph`, with its arguments and options. `polgraph COMMAND --help` prints the same. Options may
not be shortened. [settings.md](settings.md) has the environment variables and the exit codes.

This page is written by `make docs` from the commands themselves and held by a test.
"""
GUIDES = {
    "ask": "../guides/queries.md",
    "completion": "../guides/install.md",
    "curate": "../guides/curation.md",
    "derive": "../guides/derived.md",
    "diff": "../guides/store.md",
    "export": "../guides/exports.md",
    "extract": "../guides/extraction.md",
    "ingest": "../guides/store.md",
    "map": "facts-document.md",
    "mcp": "../guides/mcp.md",
    "ontology": "../guides/ontology-versions.md",
    "publish": "../guides/publishing.md",
    "query": "../guides/queries.md",
    "resolve": "../guides/who-is-who.md",
    "serve": "../guides/service.md",
    "store": "../guides/store.md",
    "validate": "../guides/validation.md",
    "verify": "../guides/verify.md",
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    contents = (f"- [{name}](#{name}): {words(about)}" for name, about in COMMANDS.items())
    lines = (line for name in COMMANDS for line in section(name))
    yield "en/reference/commands.md", "\n".join([HEAD, *contents, "", *lines])


def section(name: str) -> Iterator[str]:
    """Yield the lines about one command."""
    command = import_module(f"polgraph.cli.{name}")
    parser = argparse.ArgumentParser(prog=f"polgraph {name}", add_help=False)
    command.configure(parser)
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    arguments = [action for action in actions if not action.option_strings]
    guide = f" Guide: [{GUIDES[name].rpartition('/')[2]}]({GUIDES[name]})." if name in GUIDES else ""
    yield from (f"## {name}", "", f"{words(COMMANDS[name][0].upper() + COMMANDS[name][1:])}.{guide}", "")
    yield from block(" ".join([f"polgraph {name}", "[OPTIONS]", *map(counted, arguments)]))
    yield from table(("argument", "what", "one of"), ((code(_name(one)), *_about(one)) for one in arguments))
    options = [action for action in actions if action.option_strings]
    yield from table(("option", "what", "one of"), ((_option(one), *_about(one)) for one in options))
    yield from block(command.EXAMPLES)


def counted(action: argparse.Action) -> str:
    """Write an argument as it may be given: once, at most once, or several times."""
    name = _name(action)
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]"}.get(str(action.nargs), name)


def _name(action: argparse.Action) -> str:
    return str(action.metavar or action.dest)


def _option(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else f" {action.metavar or ('VALUE' if action.choices else action.dest.upper())}"
    return ", ".join(code(f"{name}{value}") for name in action.option_strings)


def _about(action: argparse.Action) -> tuple[str, str]:
    must = " (must be given)" if action.option_strings and action.required and "default" not in str(action.help) else ""
    again = " (may be given several times)" if isinstance(action, argparse._AppendAction) else ""
    return words(action.help or "") + must + again, ", ".join(code(str(one)) for one in action.choices or ())
