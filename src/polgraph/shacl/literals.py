"""Literals: whether their spelling fits their datatype (XML Schema 1.1, part 2), and how two of them are ordered."""

from __future__ import annotations

import re
from decimal import Decimal

from polgraph.engine import Literal, values
from polgraph.namespaces import XSD

# The ranges of the types that are derived from xsd:integer; None where there is no end.
_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "byte": (-(2**7), 2**7 - 1),
    "int": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "nonPositiveInteger": (None, 0),
    "positiveInteger": (1, None),
    "short": (-(2**15), 2**15 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedShort": (0, 2**16 - 1),
}
_INTEGER = re.compile(r"[+-]?[0-9]+")
_PATTERNS = {
    name: re.compile(pattern)
    for name, pattern in {
        "base64Binary": "(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}= ?=|(?:[A-Za-z0-9+/] ?){3}=)?",
        "boolean": "true|false|0|1",
        "decimal": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
        "double": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN",
        "float": r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN",
        "hexBinary": r"(?:[0-9a-fA-F]{2})*",
        "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    }.items()
}
# These the engine itself can cast to.
_CAST = frozenset(
    """date dateTime dayTimeDuration duration gDay gMonth gMonthDay gYear gYearMonth time yearMonthDuration""".split()
)
_OTHERS = frozenset(
    """ENTITIES ENTITY ID IDREF IDREFS NCName NMTOKEN NMTOKENS NOTATION Name QName anyAtomicType anySimpleType anyType
    anyURI dateTimeStamp normalizedString string token""".split()
)
DATATYPES = _CAST | _INTEGERS.keys() | _PATTERNS.keys() | _OTHERS
_NUMBERS = {*_INTEGERS, "decimal"}


def is_well_formed(literal: Literal) -> bool:
    """Tell whether the spelling of *literal* is one of its datatype; true of a datatype that is not of XML Schema."""
    text, datatype = literal.value, literal.datatype.value
    name = datatype.removeprefix(XSD.iri) if datatype.startswith(XSD.iri) else ""
    if name in _INTEGERS:
        low, high = _INTEGERS[name]
        return (bool(_INTEGER.fullmatch(text)) and (low, high) == (None, None)) or _within(text, low, high)
    if name in _PATTERNS:
        return bool(_PATTERNS[name].fullmatch(text))
    return name not in _CAST or values.castable(text, datatype)


def in_order(sign: str, left: object, right: object) -> bool:
    """Tell whether two terms stand in the order *sign* (`<` or `<=`) of SPARQL; false where they have none."""
    if not isinstance(left, Literal) or not isinstance(right, Literal):
        return False
    if not (is_well_formed(left) and is_well_formed(right)):
        return False
    first, second = _plain_number(left), _plain_number(right)
    if first is not None and second is not None:
        return first < second or (sign == "<=" and first == second)
    return values.in_order(sign, left, right)


def _within(text: str, low: int | None, high: int | None) -> bool:
    if not _INTEGER.fullmatch(text):
        return False
    number = Decimal(text)  # which takes any number of digits, unlike int
    return (low is None or number >= low) and (high is None or number <= high)


def _plain_number(literal: Literal) -> Decimal | None:
    """Return the number that a whole or decimal literal stands for; None for any other, which the engine compares."""
    name = literal.datatype.value.removeprefix(XSD.iri)
    plain = name in _NUMBERS and _PATTERNS["decimal"].fullmatch(literal.value)
    return Decimal(literal.value) if plain else None
