"""Numbers as options take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 1e9


def positive(kind: type[float]) -> Callable[[str], float]:
    """Return what reads a number of a *kind* that limits something."""

    def number(text: str) -> float:
        value = kind(text)
        if not 0 < value < _MOST:
            raise ValueError
        return value

    number.__name__ = f"number above 0 and below {_MOST:g}"
    return number
