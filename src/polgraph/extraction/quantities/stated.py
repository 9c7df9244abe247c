"""Tell whether words state a number, read as they are read in a release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from polgraph.extraction.languages import language_of
from polgraph.extraction.quantities.finder import TABLES, Number, Quantity, QuantityFinder
from polgraph.extraction.tables import load_tables
from polgraph.extraction.tokens import Token, tokenise

_ALL = frozenset("барлығы барлық бәрі бәрін весь вся все всех".split())
_ONE = frozenset("один одна одни одно одного одной одному одну біреу бірі".split())
_ANY_UNIT = frozenset({"count", "other"})  # of numbers whose unit the words leave out, or have no concept for
_STEM = 3  # letters of the shortest word that takes endings
_NEAR = 1e-9
_FIGURES = re.compile(r"(\d+(?:,\d+)?)[\s.)»]*([^\W\d_]+|\S|\Z)")
_SIGNS = frozenset("%‰°$€₸")


class StatedNumbers:
    """Reads numbers in the words that were kept as evidence; *with_units*, the words must name the unit as well."""

    def __init__(self, *, with_units: bool = False) -> None:
        self._any_unit = frozenset() if with_units else _ANY_UNIT
        tables = load_tables(*TABLES)
        self._finder = QuantityFinder(tables)
        forms = [row[-1] for name in ("number-words", "units") for row in tables[name]]
        measuring = {re.split(r"[._]", form)[0] for row in forms for form in row.split()} - {""}
        self._stems = tuple(word for word in measuring if len(word) >= _STEM)
        self._short = measuring.difference(self._stems)

    def state(self, words: str, number: float, unit: str | None) -> bool:
        """Tell whether *words*, Russian or Kazakh, may state *number* in *unit*; None is for any unit."""
        wanted = abs(number)
        return (bool(self._any_unit) and self._plainly(words, wanted)) or any(
            abs(value - wanted) <= _NEAR * max(1.0, wanted) and (unit in (None, said) or said in self._any_unit)
            for value, said in self._numbers(tokenise(words))
        )

    def _plainly(self, words: str, number: float) -> bool:
        """Tell at a glance whether *number* is there in figures, and nothing measures it or any other."""
        figures = _FIGURES.findall(words)
        stands = any(float(figure.replace(",", ".")) == number for figure, _ in figures)
        return stands and _SIGNS.isdisjoint(words) and not any(self._goes_on(after) for _, after in figures)

    def _goes_on(self, after: str) -> bool:
        """Tell whether a figure goes on with *after*: a group of three, a scale or a unit."""
        word = after.lower()
        return word.isdigit() or word in self._short or word.startswith(self._stems)

    def _numbers(self, tokens: list[Token]) -> Iterator[tuple[Number, str]]:
        """Yield what the words may mean, in the language that joins them best: a few words may not tell theirs."""
        languages = ("kk",) if language_of(tokens, "ru", margin=0) == "kk" else ("ru", "kk")
        readings = [self._finder.find(tokens, one) for one in languages]
        for found in min(filter(None, readings), key=_left_apart, default=()):
            values = found.value if isinstance(found.value, tuple) else (found.value,)
            yield from ((value, found.unit) for value in values)
        for token in tokens:
            if token.norm in _ALL:
                yield 100, "percent"
            elif token.norm in _ONE:
                yield 1, "count"


def _left_apart(found: Sequence[Quantity]) -> tuple[int, int]:
    """Count the numbers that were not joined, and those that no unit was found for."""
    return len(found), sum(each.unit == "count" for each in found)
