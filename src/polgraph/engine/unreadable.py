"""Where a query cannot be read, and why, as people can use it."""

from __future__ import annotations

import re

from polgraph.errors import QueryError

_BEFORE, _SHOWN = 60, 100  # letters of a wrong line that are shown before the place, and in all


def unreadable(message: str, sparql: str) -> QueryError:
    """Say where a query cannot be read, and what stands there; what could stand there instead is a long list.

    The line, with a caret below the place, is a note of the error: a screen has room for it, a log has not.
    """
    place = re.match(r"error at (\d+):(\d+): (.*)", " ".join(message.split()))
    if not place:
        return QueryError(f"the query cannot be read: {' '.join(message.split())[:160]}")
    number, column = int(place[1]), int(place[2])
    line = next(iter(sparql.splitlines()[number - 1 :]), "")
    column = len(line[: column - 1].rstrip("\t ").rpartition(" ")[0]) if line[column - 1 :].strip() else len(line)
    at = len(line) - len(
        line[column:].lstrip()
    )  # the engine counts to the end of what it could read: here is its start
    reason = "its prefix is not declared" if "Prefix not found" in message else "expected SPARQL that goes on"
    error = QueryError(
        f"the query cannot be read: line {number}, column {at + 1}, at {line[at : at + 30] or 'its end'!r}: {reason}"
    )
    start = max(0, at - _BEFORE)
    shown = line[start : start + _SHOWN].replace("\t", " ")
    if shown.isprintable():
        error.add_note(f"  {shown}\n  {' ' * (at - start)}^")
    return error
