"""Numbers as options take them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 1e9


def positive(kind: type[float]) -> Callable[[str], float]:
    """Return what reads a number of a *kind* that limits something."""

    def number(text: str) -> float:
        try:
            value = kind(text)
        except ValueError:
            value = kind(0)
        if not 0 < value < _MOST:
            whole = "a whole number" if kind is int else "a number"
            raise ArgumentTypeError(f"is {text!r}; expected {whole} above 0 and below {_MOST:g}")
        return value

    return number
