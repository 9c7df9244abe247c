"""Put values into a saved query: each `?_name_type` token becomes a term that the engine serialised."""

from __future__ import annotations

from functools import lru_cache

from polgraph.engine.lexemes import LEXEMES, token_of
from polgraph.namespaces import PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from polgraph.engine import Term

    Piece = tuple[str, tuple[str, str] | None]


def bind(text: str, values: Mapping[str, Term]) -> str:
    """Replace the tokens of the parameters in *values*; a token without a value stays an unbound variable."""
    return "".join(str(values[token[0]]) if token and token[0] in values else piece for piece, token in _pieces(text))


@lru_cache(maxsize=64)  # to look at each lexeme of a saved query costs as much as many a saved query
def _pieces(text: str) -> tuple[Piece, ...]:
    """Cut *text* at its tokens: each piece, and the (name, type) of a piece that is a token."""
    found: list[Piece] = []
    end = 0
    for lexeme in LEXEMES.finditer(text):
        if token := token_of(lexeme):
            found += [(text[end : lexeme.start()], None), (lexeme[0], token)]
            end = lexeme.end()
    return (*found, (text[end:], None))


@lru_cache(maxsize=256)  # texts come again
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

    return LEXEMES.sub(full, text)
