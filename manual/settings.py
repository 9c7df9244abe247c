"""The page of settings: environment variables, exit codes, limits and formats, read from the code."""

from __future__ import annotations

from collections.abc import Iterator

from manual.markdown import code, table
from polgraph.cli.main import EXIT_CODES, GOOD, INTERRUPTED, INVALID, UNUSABLE
from polgraph.cli.rows import FORMATS as ROWS
from polgraph.engine import limits as query
from polgraph.errors import StoreError
from polgraph.limits import LIMITS
from polgraph.reports import FORMATS as REPORTS
from polgraph.resources import MAX_BYTES

HEAD = """# Settings

Environment variables, exit codes, limits and formats. An option of a command wins over a variable. polgraph has no
file of settings.

This page is written by `make docs` from the code and held by a test.
"""
VARIABLES = {
    "POLGRAPH_ENDPOINT": "the SPARQL endpoint that is asked instead of the shipped data, as `--endpoint`",
    "POLGRAPH_ENDPOINT_CREDENTIALS": "a file with the credentials for it, which only its owner can read",
    "POLGRAPH_ENDPOINT_PASSWORD": "the password for it",
    "POLGRAPH_ENDPOINT_TOKEN": "a token for it, in place of user and password",
    "POLGRAPH_ENDPOINT_USER": "the user for it",
    "POLGRAPH_LANG": "`en`, `kk` or `ru`: the language of labels and messages, as `--lang`; else `LC_ALL`, `LANG`",
    "POLGRAPH_STORE": "the store that is used instead of the shipped data, as `--store`",
    "POLGRAPH_TOKEN": "what those who write to `polgraph serve --writable` have to show",
    "COLUMNS": "how wide a table for people may be, in characters",
    "NO_COLOR": "if it is set, reports of `polgraph validate` have no colours",
}


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    yield "en/reference/settings.md", "\n".join([HEAD, *_variables(), *_codes(), *_limits(), *_formats()])


def _variables() -> Iterator[str]:
    limits = {one.variable: f"{one.what} (default: {one.value})" for one in LIMITS.values() if one.variable}
    yield from ("## Environment variables", "")
    yield from table(("variable", "what"), sorted((code(name), what) for name, what in (VARIABLES | limits).items()))


def _codes() -> Iterator[str]:
    codes = {
        GOOD: "good",
        INVALID: "invalid data, or a failed check",
        UNUSABLE: "unusable input, or a wrong call",
        EXIT_CODES[StoreError]: "a store or an endpoint is not available",
        INTERRUPTED: "interrupted",
    }
    yield from (
        "## Exit codes",
        "",
        "What is wrong is told on stderr. [commands.md](commands.md) has more on each command.",
        "",
    )
    yield from table(("code", "meaning"), ((str(number), meaning) for number, meaning in codes.items()))


def _limits() -> Iterator[str]:
    of_queries = {
        "bytes of a query": query.BYTES,
        "levels of brackets in a query": query.DEPTH,
        "triple patterns in a query": query.PATTERNS,
        "branches (OPTIONAL, UNION, MINUS, EXISTS) in a query": query.BRANCHES,
        "steps in one path of a query": query.STEPS,
        "operators in a query": query.OPERATORS,
        "characters in one IRI of a query": query.IRI,
        "bytes of a query file, a facts document or another file that is held as a whole": MAX_BYTES,
    }
    rows = [(one.what, str(one.value), code(one.variable)) for one in LIMITS.values()]
    yield from ("## Limits", "", "What is over a limit is refused in one line. [limits.md](limits.md) tells why;")
    yield from ("[http.md](http.md#limits) has the limits of the service.", "")
    yield from table(("what", "most", "set another one by"), [*rows, *((k, str(v), "") for k, v in of_queries.items())])


def _formats() -> Iterator[str]:
    yield from ("## Formats", "")
    rows = [
        ("rows of `polgraph query` and `ask`", ROWS),
        ("reports of `polgraph validate`", sorted(REPORTS)),
    ]
    yield from table(("what", "formats"), ((what, ", ".join(map(code, names))) for what, names in rows))
    yield from ("Formats of other commands stand at their options in [commands.md](commands.md).", "")
