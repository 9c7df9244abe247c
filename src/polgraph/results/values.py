"""Terms as Python values, and what the values of a column have in common."""

from __future__ import annotations

import math
from collections.abc import Callable

from polgraph.engine import Literal, Term
from polgraph.namespaces import XSD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | int | float | bool | None

_INTEGERS = """
    byte int integer long negativeInteger nonNegativeInteger nonPositiveInteger positiveInteger short unsignedByte
    unsignedInt unsignedLong unsignedShort
"""
_LONGEST = 2**63


def python_value(term: Term | None) -> Value:
    """Return numbers and booleans as such, IRIs and all other literals as text, None for nothing.

    A literal that is not of the type that it names, and a number that is none (NaN, INF), stay the text that they are.
    """
    if not isinstance(term, Literal):
        return None if term is None else getattr(term, "value", str(term))
    try:
        return _reader_of(term)(term.value)
    except ValueError:
        return term.value


def typed_column(terms: Sequence[Term | None]) -> tuple[str, list[Value]]:
    """Return what all the bound *terms* are (boolean, date, integer, number, or else text) and their values."""
    kinds = {_kind(term) for term in terms if term is not None}
    kind = "number" if kinds == {"integer", "number"} else kinds.pop() if len(kinds) == 1 else "text"
    read = _READ_AS.get(kind, python_value)
    return kind, [None if term is None else read(term) for term in terms]


def _as_written(term: Term) -> str:
    return str(getattr(term, "value", term))


def _as_number(term: Term) -> float:
    return float(_as_written(term))


_READ_AS: dict[str, Callable[[Term], Value]] = {"date": _as_written, "number": _as_number, "text": _as_written}


def _kind(term: Term) -> str:
    value = python_value(term)
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -_LONGEST <= value < _LONGEST else "text"
    if isinstance(value, float):
        return "number"
    return "date" if isinstance(term, Literal) and term.datatype.value == XSD.date and _is_date(term.value) else "text"


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _reader_of(term: Literal) -> Callable[[str], Value]:
    prefix, _, name = term.datatype.value.rpartition("#")
    return _READERS.get(name, str) if f"{prefix}#" == XSD.iri else str


def _boolean(text: str) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise ValueError(text)
    return text in ("true", "1")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(_INTEGERS.split(), int),
    "boolean": _boolean,
    "decimal": _finite,
    "double": _finite,
    "float": _finite,
}
