"""The arguments of a call, held against what its tool takes, before a child gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError, did_you_mean
from polgraph.mcp.kinds import SHOWN
from polgraph.mcp.tools import TOOLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.workers.kept.jobs import Json


def checked(name: str, given: Mapping[str, object]) -> dict[str, Json]:
    """Return the arguments of a call of the tool *name*; QueryParameterError if it does not take them."""
    if name not in TOOLS:
        raise QueryParameterError(f"no tool is called {name[:SHOWN]!r}; {_hint(name, TOOLS)}")
    tool = TOOLS[name]
    for one in given:
        if one not in tool.takes:
            raise QueryParameterError(f"{name} takes no {one[:SHOWN]!r}; {_hint(one, tool.takes)}")
    for one in tool.needs:
        if given.get(one) in (None, ""):
            raise QueryParameterError(f"{name} needs {one!r}; expected {tool.takes[one].expected}")
    return {one: tool.takes[one].read(one, value) for one, value in given.items() if value is not None}


def _hint(name: str, known: Mapping[str, object]) -> str:
    near = did_you_mean(name[:SHOWN], known)
    return near or (f"expected one of {', '.join(known)}" if known else "expected no arguments")
