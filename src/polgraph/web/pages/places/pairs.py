"""Which figures of an indicator may be compared with which of the same measure, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import ID
from polgraph.results.figures import families_in, figures_of
from polgraph.web.pages.linking import href
from polgraph.web.pages.model import Value
from polgraph.web.pages.places.answers import saved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.engine import Term
    from polgraph.results.figures import Figure
    from polgraph.web.pages.making import Maker

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

    shown: tuple[Pair, ...]
    total: int
    is_too_much: bool = False


def pairs(maker: Maker, iri: str, asked: Mapping[str, str]) -> Pairs:
    """Compare the figures of an indicator with those of its measure, its subject and what is wider or narrower."""
    if len(asked) < 2:
        return Pairs((), 0)
    if _levels(maker, asked["measure"]) > _COMPARED:
        return Pairs((), 0, is_too_much=True)
    found = saved(maker, "compare-regions", asked)
    families = families_in(found.columns, found.rows)
    rows = [(dict(zip(found.columns, row, strict=True)), row) for row in found.rows]
    own = [(told, row) for told, row in rows if iri in (_text(told["indicatorA"]), _text(told["indicatorB"]))]
    return Pairs(tuple(_pair(maker, told, figures_of(row, families)) for told, row in own[:MOST]), len(own))


def _levels(maker: Maker, measure: str) -> int:
    """Count the levels of a measure."""
    found = saved(maker, "indicators", {"measure": measure})
    return sum(int(_text(row[found.columns.index("levels")]) or 0) for row in found.rows)


def _pair(maker: Maker, told: Mapping[str, Term | None], figures: Mapping[str, Figure]) -> Pair:
    reasons = (f"{ID}reason/{reason}" for reason in _text(told["reasons"]).split())
    sides = (_side(maker, told, "A", figures["valueA"]), _side(maker, told, "B", figures["valueB"]))
    return Pair(maker.linked(_text(told["verdict"])), tuple(map(maker.linked, reasons)), sides)


def _side(maker: Maker, told: Mapping[str, Term | None], side: str, figure: Figure) -> Side:
    claim, period = _text(told["claim" if side == "A" else "other"]), told[f"period{side}"]
    return Side(
        region=maker.linked(_text(told[f"region{side}"])),
        indicator=maker.linked(_text(told[f"indicator{side}"])),
        period=maker.linked(period.value) if isinstance(period, NamedNode) else None,
        figure=Value(figure.text(maker.language), href(claim)[0]),
    )


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
