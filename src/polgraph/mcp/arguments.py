"""The arguments of a call, held against what its tool takes, before a child gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError, did_you_mean
from polgraph.mcp.tools import LONGEST, SCHEMAS, TOOLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.workers.kept.jobs import Json

_SHOWN = 80


def checked(name: str, given: Mapping[str, object]) -> dict[str, Json]:
    """Return the arguments of a call of the tool *name*; QueryParameterError if it does not take them."""
    if name not in TOOLS:
        raise QueryParameterError(f"no tool is called {name[:_SHOWN]!r}; {_hint(name, TOOLS)}")
    tool = TOOLS[name]
    for one in given:
        if one not in tool.takes:
            raise QueryParameterError(f"{name} takes no {one[:_SHOWN]!r}; {_hint(one, tool.takes)}")
    for one in tool.needs:
        if given.get(one) in (None, ""):
            raise QueryParameterError(f"{name} needs {one!r}; expected {_EXPECTED[tool.takes[one]]}")
    return {one: _of_kind(one, tool.takes[one], value) for one, value in given.items() if value is not None}


def _of_kind(name: str, kind: str, value: object) -> Json:
    """Return *value* if it is of the *kind*; assistants write numbers for years, and texts for numbers."""
    if kind in LONGEST and isinstance(value, str | int) and not isinstance(value, bool):
        return _text(name, kind, str(value))
    if kind == "values" and isinstance(value, dict):
        texts = {str(one): _written(held) for one, held in value.items() if held is not None}
        return {one: _text(f"{name}.{one[:_SHOWN]}", "name", held) for one, held in texts.items()}
    if kind in ("count", "size") and (number := _number(value)) is not None:
        schema = SCHEMAS["size" if kind == "size" else "count"]
        if number >= int(str(schema["minimum"])) and number <= int(str(schema.get("maximum", 10**9))):
            return number
    raise QueryParameterError(f"{name} is {str(value)[:_SHOWN]!r}; expected {_EXPECTED[kind]}")


def _text(name: str, kind: str, value: str) -> str:
    if len(value) > LONGEST[kind]:
        raise QueryParameterError(f"{name} has {len(value)} characters; expected at most {LONGEST[kind]}")
    if kind == "language" and value not in ("en", "ru", "kk"):
        raise QueryParameterError(f"{name} is {value!r}; expected {_EXPECTED[kind]}")
    try:
        value.encode()
    except UnicodeEncodeError as exc:
        raise QueryParameterError(f"{name}: character {exc.start} is half a character; expected Unicode text") from None
    return value


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _hint(name: str, known: Mapping[str, object]) -> str:
    near = did_you_mean(name[:_SHOWN], known)
    return near or (f"expected one of {', '.join(known)}" if known else "expected no arguments")


_EXPECTED = {
    "count": "a whole number of zero or more",
    "data": "RDF as a text",
    "language": "en, ru or kk",
    "name": "a text",
    "size": "a whole number from 1 to 500",
    "text": "a text",
    "values": "an object with a text for each parameter",
}
