"""Put values into a saved query: each `?_name_type` token becomes a term that the engine serialised."""

from __future__ import annotations

from polgraph.namespaces import PREFIXES
from polgraph.queries.lexemes import LEXEMES, token_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from polgraph.engine import Term


def bind(text: str, values: Mapping[str, Term]) -> str:
    """Replace the tokens of the parameters in *values*; a token without a value stays an unbound variable."""

    def replaced(lexeme: re.Match[str]) -> str:
        token = token_of(lexeme)
        return str(values[token[0]]) if token and token[0] in values else lexeme[0]

    return LEXEMES.sub(replaced, text)


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
