"""Find the command, run it, turn what it raises into one line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from polgraph.errors import ConformanceError, PolgraphError, StoreError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
    from typing import NoReturn

COMMANDS = {
    "ask": "find the saved query that a question in Kazakh, Russian or English asks, and answer it",
    "completion": "print the lines by which bash, fish or zsh completes commands",
    "curate": "accept, correct or retract what a store holds, by a person, with the reason",
    "diff": "list the facts that were added, removed and changed between two states of a release",
    "derive": "write what follows from the releases, by named rules",
    "export": "write the graph, a part of it or a view of it",
    "extract": "read the facts out of a press release, a text or a page",
    "ingest": "take releases into a store: texts, pages, folders, addresses",
    "map": "turn a facts document and its text into Turtle",
    "mcp": "serve tools to assistants, over stdin and stdout or HTTP",
    "ontology": "list what differs between two versions of the ontology, and the queries that it touches",
    "publish": "put the graph into a SPARQL store, graph by graph, or write files for its loader",
    "query": "answer a saved query, a query file or a query text",
    "resolve": "write who is who: one identity for every person",
    "serve": "answer over HTTP: SPARQL, linked data, an API",
    "stats": "count what is in the graph",
    "store": "make a store, check, copy, mend it",
    "validate": "check RDF files against the shapes",
    "verify": "prove every fact by the words of the archived texts",
}
EXIT_CODES: dict[type[PolgraphError], int] = {ConformanceError: 1, StoreError: 3}
GOOD, INVALID, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def run() -> None:
    """Be the console script: run one command and leave at once, for to free a graph that dies anyway takes time."""
    try:
        code = main()
    except KeyboardInterrupt:
        code = INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the reader may have gone
            code = code or UNUSABLE
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if argv is None and "_ARGCOMPLETE" in os.environ:  # a shell asks what may stand at the cursor
        from polgraph.cli.completing import complete

        complete(COMMANDS, lambda name: _loaded(name)[1])
    _open_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except PolgraphError as exc:
        print("\n".join([f"polgraph: {exc}", *getattr(exc, "__notes__", [])]), file=sys.stderr)
        return next((code for kind, code in EXIT_CODES.items() if isinstance(exc, kind)), UNUSABLE)
    except KeyboardInterrupt:
        print("polgraph: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except OSError as exc:
        print(
            f"polgraph: the result cannot be written: {exc.strerror}; expected room and a place for it", file=sys.stderr
        )
        return UNUSABLE


def _open_streams() -> None:
    """Write UTF-8 whatever the locale, file names that are none escaped; a closed stream is replaced by a deaf one."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # open until the end
        elif hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_help())
        return GOOD if arguments else UNUSABLE
    if arguments[0] in ("-V", "--version"):
        from polgraph import __version__

        print(f"polgraph {__version__}")
        return GOOD
    name = arguments[0]
    if name not in COMMANDS:
        hint = did_you_mean(name, COMMANDS) or f"expected one of {', '.join(COMMANDS)}"
        print(f"polgraph: no command is called {name!r}; {hint}", file=sys.stderr)
        return UNUSABLE
    command, parser = _loaded(name)
    try:
        return int(command.run(parser, arguments[1:]))
    except SystemExit as exc:  # argparse has printed its one line already
        return exc.code if isinstance(exc.code, int) else UNUSABLE


def _loaded(name: str) -> tuple[ModuleType, argparse.ArgumentParser]:
    """Import the command *name*; return it with the parser of its options."""
    command = import_module(f"polgraph.cli.{name}")
    parser = _Parser(
        prog=f"polgraph {name}",
        description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".",
        epilog=command.EXAMPLES,
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    command.configure(parser)
    return command, parser


class _Parser(argparse.ArgumentParser):
    """Tells a wrong call in one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        """Raise *message*."""
        raise PolgraphError(f"{message}; see `{self.prog} --help`")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help at a fixed width; to ask for the window's would cost every command the import of shutil."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


def _help() -> str:
    rows = "\n".join(f"  {name:<12}{what}" for name, what in COMMANDS.items())
    return (
        "usage: polgraph COMMAND [OPTIONS]\n\n"
        "Police press releases of Kazakhstan as linked data that can be checked.\n\n"
        f"commands:\n{rows}\n\n"
        "examples:\n"
        "  polgraph query\n"
        "  polgraph query deputy-ministers-at-regional-meetings --region KZ-47\n"
        "  polgraph validate data.ttl\n\n"
        "`polgraph COMMAND --help` tells more; `polgraph --version` the version.\n"
        "exit codes: 0 good, 1 invalid data or a failed check, 2 unusable input or usage,\n"
        "  3 store or endpoint not available, 130 interrupted"
    )
