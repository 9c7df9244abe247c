"""The part of the matrix of coverage that a page has room for, or that a reader chose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.namespaces import PREFIXES
from polgraph.web.pages.collation import alphabetical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from polgraph.web.pages.coverage.matrix import Matrix

_MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A region and a period; *is_far* if a narrow screen has no room for it."""

    region: str
    period: str
    is_far: bool


class Narrowed:
    """What is shown of a matrix: of a *chosen* measure, region and period; indicators with gaps alone, if *is_gaps*.

    *name* tells how things are called, which is their order.
    """

    def __init__(
        self, matrix: Matrix, chosen: Mapping[str, str], name: Callable[[str], str], *, is_gaps: bool = False
    ) -> None:
        self.matrix, self.is_gaps = matrix, is_gaps
        self._chosen, self._name = chosen, name

    @cached_property
    def measures(self) -> list[str]:
        """All measures, by name."""
        return self._by_name(set(self.matrix.indicators.values()))

    @cached_property
    def regions(self) -> list[str]:
        """All regions by name, and after them all places within regions."""
        named = self._by_name(self.matrix.regions)
        return sorted(named, key=lambda iri: not iri.startswith(PREFIXES["region"]))

    @cached_property
    def periods(self) -> list[str]:
        """All periods, the newest first."""
        return sorted(self.matrix.periods, reverse=True)

    @cached_property
    def measured(self) -> frozenset[str]:
        """The indicators of the chosen measure."""
        wanted = self._chosen.get("measure")
        return frozenset(one for one, measure in self.matrix.indicators.items() if wanted in (None, measure))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The regions and periods that are shown: all, or one region with the periods that it has figures of."""
        regions, periods = self._axis("region", self.regions), self._axis("period", self.periods)
        if len(regions) * len(periods) > _MOST_COLUMNS:
            regions = [max(regions, key=lambda region: len(self.reported(region)))]
        if len(periods) > _MOST_COLUMNS:
            there = {period for _, region, period in self.matrix.cells if region in regions}
            periods = [period for period in periods if period in there or not there][:_MOST_COLUMNS]
        return tuple(Column(region, period, region != regions[0]) for region in regions for period in periods)

    @property
    def is_cut(self) -> bool:
        """Whether there are columns that are not shown, though nobody asked for that."""
        regions, periods = self._axis("region", self.regions), self._axis("period", self.periods)
        return len(self.columns) < len(regions) * len(periods)

    @cached_property
    def indicators(self) -> list[str]:
        """The indicators that are shown, those that are reported in any of the columns first."""
        places = [(column.region, column.period) for column in self.columns]
        gaps = {one: sum((one, *place) not in self.matrix.cells for place in places) for one in self.measured}
        shown = self._by_name(one for one, count in gaps.items() if count or not self.is_gaps)
        return sorted(shown, key=lambda one: gaps[one] == len(places))

    def reported(self, region: str) -> frozenset[str]:
        """Return the indicators that are reported for a region, in whichever period."""
        return frozenset(one for one, where, _ in self.matrix.cells if where == region and one in self.measured)

    def _axis(self, kind: str, all_of_it: list[str]) -> list[str]:
        return [self._chosen[kind]] if kind in self._chosen else all_of_it

    def _by_name(self, iris: Iterable[str]) -> list[str]:
        return sorted(iris, key=lambda iri: (alphabetical(self._name(iri)), iri))
