"""Which figures of an indicator may be compared with which of the same measure, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import ID
from polgraph.results.figures import families_in, figures_of
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Value
from polgraph.web.pages.queries import saved
from polgraph.web.pages.rows import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.results.figures import Figure
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.rows import Told

MOST = 20
"""Pairs that a page shows; the question has all."""
_COMPARED = 50
"""Levels of a measure up to which each is compared with each: their pairs grow with the square."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures."""

    region: Value
    indicator: Value
    period: Value | None
    figure: Value


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures, whether they may be compared, and why not or why that is not known."""

    verdict: Value
    reasons: tuple[Value, ...]
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The first pairs of *total*; none if there are too many figures to compare each with each."""

    shown: tuple[Pair, ...] = ()
    total: int = 0
    is_too_much: bool = False


def pairs(maker: Maker, iri: str, asked: Mapping[str, str]) -> Pairs:
    """Compare the figures of an indicator with those of its measure, its subject and what is wider or narrower."""
    if len(asked) < 2:
        return Pairs()
    if _levels(maker, asked["measure"]) > _COMPARED:
        return Pairs(is_too_much=True)
    found = saved(maker.dataset, "compare-regions", **asked)
    families = families_in(found.columns, found.rows)
    rows = zip(told(found), found.rows, strict=True)
    own = [(said, row) for said, row in rows if iri in (said["indicatorA"], said["indicatorB"])]
    return Pairs(tuple(_pair(maker, said, figures_of(row, families)) for said, row in own[:MOST]), len(own))


def _levels(maker: Maker, measure: str) -> int:
    """Count the levels of a measure."""
    return sum(int(row["levels"]) for row in told(saved(maker.dataset, "indicators", measure=measure)))


def _pair(maker: Maker, said: Told, figures: Mapping[str, Figure]) -> Pair:
    reasons = (f"{ID}reason/{reason}" for reason in said["reasons"].split())
    sides = (_side(maker, said, "A", figures["valueA"]), _side(maker, said, "B", figures["valueB"]))
    return Pair(maker.linked(said["verdict"]), tuple(map(maker.linked, reasons)), sides)


def _side(maker: Maker, said: Told, side: str, figure: Figure) -> Side:
    period = said.get(f"period{side}")
    return Side(
        region=maker.linked(said[f"region{side}"]),
        indicator=maker.linked(said[f"indicator{side}"]),
        period=maker.linked(period) if period else None,
        figure=Value(figure.text(maker.language), href(said["claim" if side == "A" else "other"])[0]),
    )
