"""What SPARQL says about single values: their order, their spelling, their match with a pattern; each asked once."""

from __future__ import annotations

from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode, Store

KEPT = 65536


@lru_cache(maxsize=KEPT)
def in_order(sign: str, left: Literal, right: Literal) -> bool:
    """Tell whether *left* stands in the order *sign* (`<` or `<=`) to *right*; false where they cannot be compared."""
    return _holds(f"{left} {sign} {right}")


@lru_cache(maxsize=KEPT)
def castable(text: str, datatype: str) -> bool:
    """Tell whether *text* spells a value of *datatype*, one that XPath can cast to."""
    return _holds(f"ISLITERAL({NamedNode(datatype)}({Literal(text)}))")


@lru_cache(maxsize=KEPT)
def matches(text: str, pattern: str, flags: str) -> bool:
    """Tell whether *pattern* of XPath occurs in *text*; false if it is none."""
    return _holds(f"REGEX({Literal(text)}, {Literal(pattern)}, {Literal(flags)})")


def is_pattern(pattern: str, flags: str) -> bool:
    """Tell whether *pattern* can be used with *flags*."""
    return _holds(f"ISLITERAL(REGEX('', {Literal(pattern)}, {Literal(flags)}))")


@lru_cache(maxsize=KEPT)
def kept_as(literal: Literal) -> Literal:
    """Return *literal* as the engine spells it once it is stored, such as 1 for 01."""
    (row,) = _empty().query(f"SELECT ({literal} AS ?kept) {{}}")  # type: ignore[misc]  # a SELECT has rows
    return row[0]  # type: ignore[no-any-return]  # a literal comes back as one


def _holds(expression: str) -> bool:
    return bool(_empty().query(f"ASK {{ FILTER({expression}) }}"))


@cache
def _empty() -> Store:
    return Store()
