"""The `#+` header of a saved query: the small part of YAML that it uses, read without a YAML library.

Block maps by indentation, block lists of `key: value` items, flow maps and lists, plain and double-quoted scalars.
A test holds this reader against PyYAML on every shipped query.
"""

from __future__ import annotations

import re

from polgraph.errors import QueryError

Yaml = str | int | float | bool | None | list["Yaml"] | dict[str, "Yaml"]

_KEY = re.compile(r"([\w-]+):(?:\s+(.*))?\Z")
_FLOW = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]|[^{}\[\],":]+|:')
_CONSTANTS: dict[str, Yaml] = {"true": True, "false": False, "null": None, "": None}


def header_of(text: str, where: str) -> dict[str, Yaml]:
    """Return the header of a query file; QueryError naming the line if it cannot be read."""
    lines = [
        (number, line[2:].removeprefix(" ").rstrip())
        for number, line in enumerate(text.splitlines(), start=1)
        if line.startswith("#+")
    ]
    lines = [(number, line) for number, line in lines if line]
    found, rest = _block(lines, 0, where)
    if rest or not isinstance(found, dict):
        number = rest[0][0] if rest else 1
        raise QueryError(f"{where}: line {number}: expected `#+ key: value` at this indentation")
    return found


Lines = list[tuple[int, str]]


def _block(lines: Lines, indent: int, where: str) -> tuple[Yaml, Lines]:
    """Read the map or list whose lines start at *indent*; return it and the lines after it."""
    mapping: dict[str, Yaml] = {}
    items: list[Yaml] = []
    while lines and _indent(lines[0][1]) == indent:
        number, line = lines[0]
        line = line.strip()
        is_item = line.startswith("- ")
        match = _KEY.match(line.removeprefix("- "))
        if not match:
            raise QueryError(f"{where}: line {number}: {line!r} is not `key: value`")
        key, scalar = match[1], match[2]
        lines = lines[1:]
        if scalar is None and lines and _indent(lines[0][1]) > indent:
            value, lines = _block(lines, _indent(lines[0][1]), where)
        else:
            value = _value(scalar or "", where, number)
        if is_item:
            items.append({key: value})
        else:
            mapping[key] = value
    return (items or mapping), lines


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _value(text: str, where: str, number: int) -> Yaml:
    if not text.startswith(("{", "[")):
        return _scalar(text)
    tokens = [token.strip() for token in _FLOW.findall(text) if token.strip()]
    try:
        value, rest = _flow(tokens)
    except IndexError:
        raise QueryError(f"{where}: line {number}: {text!r} is not closed") from None
    if rest:
        raise QueryError(f"{where}: line {number}: {' '.join(rest)!r} after the end of a value")
    return value


def _flow(tokens: list[str]) -> tuple[Yaml, list[str]]:
    """Read one flow value from *tokens*; return it and the tokens after it."""
    first, tokens = tokens[0], tokens[1:]
    if first == "[":
        items: list[Yaml] = []
        while tokens[0] != "]":
            item, tokens = _flow(tokens)
            items.append(item)
            tokens = tokens[1:] if tokens[0] == "," else tokens
        return items, tokens[1:]
    if first == "{":
        mapping: dict[str, Yaml] = {}
        while tokens[0] != "}":
            key, _, *tokens = tokens
            mapping[key], tokens = _flow(tokens)
            tokens = tokens[1:] if tokens[0] == "," else tokens
        return mapping, tokens[1:]
    while tokens and tokens[0] not in ",]}":
        first, tokens = first + tokens[0], tokens[1:]
    return _scalar(first), tokens


def _scalar(text: str) -> Yaml:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text.startswith('"'):
        import json

        return str(json.loads(text))
    if re.fullmatch(r"[+-]?\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[+-]?\d+\.\d+", text) else text
