"""The page of coverage: a table of what is reported and what never was, each cell with its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError
from polgraph.namespaces import PREFIXES
from polgraph.pipeline.serving.fields import number_of
from polgraph.web.pages.inputs import Input
from polgraph.web.pages.making import Maker
from polgraph.web.pages.matrix import STATES, matrix
from polgraph.web.pages.model import Page, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.pipeline.serving.origin import Origin
    from polgraph.web.pages.matrix import Matrix
    from polgraph.workers.kept.jobs import Answer, Asked

_KINDS = ("measure", "region", "period")
"""What the table may be narrowed to; fields of the address take their ids."""
_MOST_COLUMNS = 24
_MOST_ROWS = 100
_MOST_PAGES = 10**6
_REFUSED = 400


@dataclass(frozen=True, slots=True)
class Column:
    """A region and a period; *is_far* if a narrow screen has no room for it."""

    region: str
    period: str
    is_far: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """How an indicator is reported under a column: states with the words that prove them; none in a gap."""

    column: Column
    states: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many indicators are reported for a region."""

    slug: str
    name: str
    count: int
    is_chosen: bool


def coverage(asked: Asked, origin: Origin) -> Answer:
    """Show which indicators are reported, narrowed by the `fields` of the request, in `language`."""
    maker = Maker(asked, origin)
    page = Page(maker.words["nav.coverage"])
    shown = Coverage(maker, matrix(maker.dataset))
    try:
        shown.check()
    except QueryParameterError as exc:
        shown = Coverage(maker, shown.matrix, is_whole=True)
        return replace(_answer(maker, page, shown, str(exc)), status=_REFUSED)
    return _answer(maker, page, shown, "")


def _answer(maker: Maker, page: Page, shown: Coverage, wrong: str) -> Answer:
    return maker.answer("coverage", page, shown=shown, wrong=wrong, signs=STATES)


class Coverage:
    """The matrix as a reader narrowed it; not at all if *is_whole*."""

    def __init__(self, maker: Maker, found: Matrix, *, is_whole: bool = False) -> None:
        self._maker, self.matrix = maker, found
        self._fields = {} if is_whole else maker.fields
        self._chosen = {kind: self._iri(kind) for kind in _KINDS if self._fields.get(kind)}
        self.is_gaps = self._fields.get("gaps") == "true"
        self.number = 1

    def check(self) -> None:
        """Raise QueryParameterError for what the form does not offer."""
        offered = {
            "measure": set(self.matrix.indicators.values()),
            "region": self.matrix.regions,
            "period": self.matrix.periods,
        }
        for kind, iri in self._chosen.items():
            if iri not in offered[kind]:
                raise QueryParameterError(f"{kind} is {self._fields[kind][:80]!r}; expected one that the form offers")
        self.number = number_of(self._fields, "page", 1, _MOST_PAGES) or 1

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The fields of the form."""
        measures, words = set(self.matrix.indicators.values()), self._maker.words
        return (
            self._select("measure", self._by_name(measures)),
            self._select("region", self._by_name(self.matrix.regions)),
            self._select("period", sorted(self.matrix.periods, reverse=True)),
            Input("gaps", words["coverage.gaps"], "checkbox", "true" if self.is_gaps else ""),
        )

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The regions and periods that are shown."""
        regions = [self._chosen["region"]] if "region" in self._chosen else self._by_name(self.matrix.regions)
        periods = [self._chosen["period"]] if "period" in self._chosen else sorted(self.matrix.periods, reverse=True)
        if len(regions) * len(periods) > _MOST_COLUMNS and len(regions) > 1:
            regions = [max(regions, key=lambda region: len(self._reported(region)))]
        if len(regions) * len(periods) > _MOST_COLUMNS:
            there = {period for _, region, period in self.matrix.cells if region in regions}
            periods = [period for period in periods if period in there][:_MOST_COLUMNS]
        return tuple(Column(region, period, region != regions[0]) for region in regions for period in periods)

    @property
    def regions(self) -> list[tuple[str, int, bool]]:
        """The heads over the columns: a region, how many columns it has, and whether they are far."""
        regions = dict.fromkeys((column.region, column.is_far) for column in self.columns)
        return [(region, sum(one.region == region for one in self.columns), far) for region, far in regions]

    @property
    def is_cut(self) -> bool:
        """Tell whether there are columns that are not shown, though nobody asked for that."""
        regions, periods = (1 if kind in self._chosen else len(known) for kind, known in self._axes().items())
        return len(self.columns) < regions * periods

    @cached_property
    def indicators(self) -> list[str]:
        """All indicators that are shown, on this page or another."""
        places = [(column.region, column.period) for column in self.columns]
        return [
            indicator
            for indicator in self._by_name(self._measured())
            if not self.is_gaps or any((indicator, *place) not in self.matrix.cells for place in places)
        ]

    @property
    def first(self) -> int:
        """The number of the first row of the page."""
        return (self.number - 1) * _MOST_ROWS + 1

    def rows(self) -> list[tuple[Value, list[Cell]]]:
        """Return the rows of the page."""
        indicators = self.indicators[self.first - 1 : self.first - 1 + _MOST_ROWS]
        return [(self._maker.linked(one), [self._cell(one, column) for column in self.columns]) for one in indicators]

    def counts(self) -> list[Count]:
        """Return how many indicators are reported for each region."""
        shown = {column.region for column in self.columns}
        return [
            Count(self._slug("region", one), self.name(one), len(self._reported(one)), one in shown and len(shown) == 1)
            for one in self._by_name(self.matrix.regions)
        ]

    @property
    def total(self) -> int:
        """How many indicators there are of the measure."""
        return len(self._measured())

    def name(self, iri: str) -> str:
        """Name a region or a period, a whole year by its number."""
        return self._maker.name(iri)

    def _cell(self, indicator: str, column: Column) -> Cell:
        stated = self.matrix.cells.get((indicator, column.region, column.period), ())
        surest = {one.state: one for one in reversed(stated)}
        return Cell(
            column, tuple((state, self._maker.proof(one.span, one.claim)) for state, one in reversed(surest.items()))
        )

    def _reported(self, region: str) -> set[str]:
        measured = self._measured()
        return {indicator for indicator, where, _ in self.matrix.cells if where == region and indicator in measured}

    def _measured(self) -> set[str]:
        wanted = self._chosen.get("measure")
        return {one for one, measure in self.matrix.indicators.items() if wanted in (None, measure)}

    def _axes(self) -> dict[str, frozenset[str]]:
        return {"region": self.matrix.regions, "period": self.matrix.periods}

    def _select(self, kind: str, iris: Iterable[str]) -> Input:
        options = tuple((self._slug(kind, iri), self.name(iri)) for iri in iris)
        now = self._fields.get(kind, "")
        return Input(kind, self._maker.words[f"coverage.{kind}"], "select", now, options)

    def _by_name(self, iris: Iterable[str]) -> list[str]:
        return sorted(iris, key=lambda iri: (self.name(iri).casefold(), iri))

    def _iri(self, kind: str) -> str:
        return f"{PREFIXES[kind]}{self._fields[kind]}"

    @staticmethod
    def _slug(kind: str, iri: str) -> str:
        return iri.removeprefix(PREFIXES[kind])
