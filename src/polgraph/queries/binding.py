"""Put values into a saved query: each `?_name_type` token becomes a term that the engine serialised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from polgraph.engine import NamedNode, Term, literal
from polgraph.errors import QueryError, QueryParameterError
from polgraph.iris import place
from polgraph.namespaces import ID, PREFIXES, XSD

# Strings, IRIs and comments first, so that nothing inside them is a token.
_LEXEMES = re.compile(
    r"""(?P<opaque><[^<>"{}|^`\\\x00-\x20]*>|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*)"""
    r"""|[?$](?P<variable>\w+)|(?P<name>[\w.-]*:[\w.:%\\-]*)|(?P<word>[A-Za-z]\w*)""",
    re.DOTALL,
)
_TOKEN = re.compile(r"_(?P<name>\w+)_(?P<type>[a-z]+)\Z")


class Parameter:
    """A typed parameter; with a *scheme*, its value is a thing of that kind."""

    def __init__(self, name: str, type_: str, scheme: str | None, label: Mapping[str, str]) -> None:
        self.name, self.type, self.scheme, self.label = name, type_, scheme, label


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, type) of each parameter token outside strings, IRIs and comments."""
    return (token for _, token in _pieces(text) if token)


def bind(text: str, values: Mapping[str, Term]) -> str:
    """Replace the tokens of the parameters in *values*; a token without a value stays an unbound variable."""
    return "".join(str(values[token[0]]) if token and token[0] in values else piece for piece, token in _pieces(text))


@lru_cache(maxsize=64)  # to look at each lexeme of a saved query costs as much as many a saved query
def _pieces(text: str) -> tuple[tuple[str, tuple[str, str] | None], ...]:
    """Cut *text* at its tokens: each piece, and the (name, type) of a piece that is a token."""
    found: list[tuple[str, tuple[str, str] | None]] = []
    end = 0
    for lexeme in _LEXEMES.finditer(text):
        if lexeme["variable"] and (token := _TOKEN.match(lexeme["variable"])):
            found += [(text[end : lexeme.start()], None), (lexeme[0], (token["name"], token["type"]))]
            end = lexeme.end()
    return (*found, (text[end:], None))


def spelled_out(text: str) -> str:
    """Write our names with two dots, such as indicator:registered.crime.street, as full IRIs.

    SPARQL allows them, but the engine's parser (0.5.13) takes only one dot in a prefixed name.
    """

    def full(lexeme: re.Match[str]) -> str:
        name = (lexeme["name"] or "").rstrip(".")
        prefix, _, local = name.partition(":")
        if local.count(".") < 2 or prefix not in PREFIXES:
            return lexeme[0]
        return f"<{PREFIXES[prefix]}{local}>{lexeme[0][len(name) :]}"

    return _LEXEMES.sub(full, text)


def refuse_remote(text: str) -> None:
    """Refuse a query that would reach out of the dataset: QueryError on SERVICE, LOAD and FROM."""
    for lexeme in _LEXEMES.finditer(text):
        word = (lexeme["word"] or "").upper()
        if word in ("SERVICE", "LOAD", "FROM"):
            raise QueryError(f"the query uses {word}; expected one that reads only the dataset at hand")


def term_of(parameter: Parameter, value: str) -> Term:
    """Make the term for a value given as text; QueryParameterError if it is not of the parameter's type."""
    make = TYPES.get(parameter.type)
    if make is None:
        raise QueryParameterError(f"{parameter.name}: unknown type {parameter.type!r}; expected {', '.join(TYPES)}")
    try:
        return make(parameter, value)
    except ValueError as exc:
        raise QueryParameterError(f"{parameter.name} is {value[:80]!r}; expected {exc}") from None


def _iri(parameter: Parameter, value: str) -> Term:
    prefix, _, local = value.partition(":")
    if parameter.scheme == "place" and ":" not in value:
        iri = place(value)
    elif parameter.scheme and ":" not in value:
        iri = f"{ID}{parameter.scheme}/{value}"
    elif prefix in PREFIXES and not local.startswith("//"):
        iri = PREFIXES[prefix] + local
    else:
        iri = value
    expected = f"the id of a {parameter.scheme}" if parameter.scheme else "an http or https IRI, or prefix:name"
    kinds = ("place", "region") if parameter.scheme == "place" else (parameter.scheme,)
    starts = tuple(f"{ID}{kind}/" for kind in kinds) if parameter.scheme else ("http://", "https://")
    if not iri.startswith(starts):
        raise ValueError(expected)
    try:
        return NamedNode(iri)
    except ValueError:
        raise ValueError(expected) from None


def _matching(pattern: str, datatype: str, expected: str) -> Callable[[Parameter, str], Term]:
    def make(_: Parameter, value: str) -> Term:
        if not re.fullmatch(pattern, value):
            raise ValueError(expected)
        return literal(value, datatype=datatype)

    return make


TYPES: dict[str, Callable[[Parameter, str], Term]] = {
    "boolean": _matching(r"true|false", XSD.boolean, "true or false"),
    "date": _matching(r"\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])", XSD.date, "a date as YYYY-MM-DD"),
    "decimal": _matching(r"[+-]?\d{1,18}(?:\.\d{1,18})?", XSD.decimal, "a number such as 82.8"),
    "integer": _matching(r"[+-]?\d{1,18}", XSD.integer, "a whole number"),
    "iri": _iri,
    "string": lambda _, value: literal(value),
    "year": _matching(r"(?:19|20)\d\d", XSD.integer, "a year such as 2025"),
}
