"""How fast something grows: a power of what it grows with, and what that means in words."""

from __future__ import annotations

from math import inf, log

_NEAR = 0.25
_SQUARE = "square of the graph"
_CLASSES = (
    (_NEAR, "constant"),
    (1 - _NEAR, "slower than the graph"),
    (1 + _NEAR, "linear in the graph"),
    (2 - _NEAR, "faster than the graph"),
    (inf, _SQUARE),
)
"""Up to which power something is called so."""


def exponent(before: float, after: float, times: float) -> float:
    """Return the power of *times*, by which the graph has grown, that took *before* to *after*."""
    return log(after / before) / log(times)


def in_words(time: float, rows: float) -> str:
    """Say what the powers of a query's time and rows come to: a time that grows as the rows do is owed to them."""
    told = next(words for most, words in _CLASSES if time < most)
    return "with its rows" if abs(time - rows) < _NEAR <= time and told != _SQUARE else told
