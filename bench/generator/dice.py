"""Chance that falls the same way on every machine: only `random()` of Python's generator is promised to stay."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws for one *key*, whatever was drawn for another."""

    def __init__(self, *key: object) -> None:
        self._draw = random.Random("|".join(map(str, key))).random  # noqa: S311  # nothing here is secret

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to *limit*, which it does not reach."""
        return int(self._draw() * limit)

    def chance(self, share: float) -> bool:
        """Return True in that *share* of the draws."""
        return self._draw() < share

    def pick(self, items: Sequence[T]) -> T:
        """Return one of *items*."""
        return items[self.below(len(items))]

    def several(self, items: Sequence[T], number: int) -> tuple[T, ...]:
        """Return up to *number* different ones of *items*."""
        return tuple(dict.fromkeys(self.pick(items) for _ in range(number)))

    def weighed(self, weights: Mapping[T, float]) -> T:
        """Return a key of *weights*, the heavier the likelier."""
        rest = self._draw() * sum(weights.values())
        for item, weight in weights.items():
            rest -= weight
            if rest < 0:
                return item
        return item

    def mixed(self, items: Sequence[T]) -> list[T]:
        """Return *items* in another order."""
        rest, found = list(items), []
        while rest:
            found.append(rest.pop(self.below(len(rest))))
        return found
