"""Which SPARQL constraints may see how a literal is written, where a store keeps its value only."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from polgraph.shacl.query_text import Token
    from polgraph.shacl.respelled import Respelled

_READING = frozenset(
    """AVG CONCAT CONTAINS COUNT DATATYPE ENCODE_FOR_URI GROUP_CONCAT IRI LANG LCASE MD5 REGEX REPLACE SAMETERM SAMPLE
    SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS SUBSTR SUM UCASE
    URI""".split()
)
_TERMS = frozenset(("iri", "name", "number", "opaque", "variable"))


class Letters(NamedTuple):
    """What a query reads of literals beside their value."""

    read: bool
    """It reads letters, or counts what is written differently."""
    datatype_only: bool
    """It reads no more than their datatypes."""
    properties: frozenset[str] | None
    """The properties that it names; None if a variable or a `!` stands for any."""

    def may_see(self, respelled: Respelled) -> bool:
        """Tell whether a literal that the store spells anew may come into the query, and make a difference there."""
        if not self.read or not respelled:
            return False
        if self.properties is None or respelled.as_nodes:
            return True
        return bool(self.properties & (respelled.retyped if self.datatype_only else respelled.properties))


def letters_of(tokens: list[Token]) -> Letters:
    """Return what the query made of *tokens* reads of literals."""
    reading = {token.keyword for token in tokens} & _READING
    named = frozenset(token.text[1:-1] for token in tokens if token.kind == "iri")
    return Letters(bool(reading), reading == {"DATATYPE"}, None if _is_open(tokens) else named)


def _is_open(tokens: list[Token]) -> bool:
    """Tell whether any property may be asked for: a variable between two terms, or what is not some property.

    Three variables in a row, as a SELECT may have them, are taken for a triple as well: pySHACL can judge those too.
    """
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        starts = before.kind in _TERMS or before.text in (";", "]", ")")
        if token.kind == "variable" and starts and (after.kind in _TERMS or after.text in ("[", "(")):
            return True
    return any(one.text == "!" and (two.kind == "iri" or two.text in ("(", "^")) for one, two in pairwise(tokens))
