"""The matrix of coverage: which indicator is reported for which region and period, how, and in which words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.web.pages.queries import supporting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.engine import Dataset, Term

STATES = {
    "exact": "●",
    "approximate": "~",
    "interval": "↔",
    "bound": "≥ ≤",
    "change-only": "Δ",
    "direction-only": "↑↓",
    "not-reported": "·",
}
"""State to its sign, the surest first; the signs are those of the charts of `polgraph query`."""
Place = tuple[str, str, str]
"""An indicator, a region and a period."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim in a cell, and the first of the words that state it."""

    state: str
    claim: str
    span: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """What is reported; each indicator with its measure, and all regions and periods that any figure has.

    The period of a figure that states none is empty.
    """

    indicators: Mapping[str, str]
    regions: frozenset[str]
    periods: frozenset[str]
    cells: Mapping[Place, tuple[Stated, ...]]


def matrix(dataset: Dataset) -> Matrix:
    """Return what is reported in *dataset*; a place without a cell is a gap."""
    indicators: dict[str, str] = {}
    cells: dict[Place, list[Stated]] = defaultdict(list)
    regions, periods = set(), set()
    for row in supporting(dataset, "coverage").rows:
        indicator, measure, region, period, state, claim, evidence = map(_text, row)
        indicators[indicator] = measure
        regions.add(region)
        periods.add(period)
        if region and state:
            cells[indicator, region, period].append(Stated(state, claim, evidence.partition(" ")[0]))
    known = {place: tuple(sorted(stated, key=_surest)) for place, stated in cells.items()}
    undated = {""} if any(not period for _, _, period in known) else set()
    return Matrix(indicators, frozenset(regions - {""}), frozenset(periods - {""} | undated), known)


def _surest(stated: Stated) -> tuple[int, str]:
    return list(STATES).index(stated.state), stated.claim


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
