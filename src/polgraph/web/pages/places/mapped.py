"""One indicator over the regions: the latest figure of each, which of them never had one, and what to mind between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.engine import NamedNode, Solutions
from polgraph.iris import kind_and_slug
from polgraph.namespaces import ID, PG, PREFIXES, RDF
from polgraph.web.pages.places.answers import blank, saved
from polgraph.web.pages.places.reported import COUNTRY, REGIONS
from polgraph.web.pages.tables import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.engine import Term
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

_SHOWN = ("region", "value", "unit", "period", "change", "evidence")
_CASE = f"{ID}scope/case"
_REASONS = {"period": "period", "unit": "counting-unit"}
"""Columns in which figures that are shown side by side should be the same, and the reasons why they then differ."""
_BOUNDS = tuple(f"{PREFIXES['value-kind']}{kind}" for kind in ("lower-bound", "upper-bound"))


@dataclass(frozen=True, slots=True)
class Caution:
    """A reason why figures that are shown side by side may not be compared, and what differs."""

    reason: Value
    differing: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapped:
    """The latest figures of an *indicator*, those that a map colours, by region; which regions are *missing*."""

    indicator: Value
    table: Table
    missing: tuple[Value, ...]
    cautions: tuple[Caution, ...]


def units(maker: Maker) -> list[str]:
    """Return the regions, without the country, by their names."""
    found = (one.subject for one in maker.dataset.matching(None, RDF.type, PG.Region))
    return sorted(
        {one.value for one in found if isinstance(one, NamedNode)}, key=lambda iri: maker.name(iri).casefold()
    )


def mapped(maker: Maker, indicator: str) -> Mapped:
    """Return the latest figures of *indicator*; a level, where there is one, stands before a change."""
    values = {"region": "KZ", "indicator": kind_and_slug(indicator)[1]}
    found = saved(maker, "figures-of-a-region", values)
    rows = _latest(maker, found)
    shown = Solutions(found.columns, tuple(rows[one] for one in (COUNTRY, *units(maker)) if one in rows))
    csv = f"/api/queries/figures-of-a-region?{urlencode({**values, 'format': 'csv'})}"
    return Mapped(
        maker.linked(indicator),
        table_of(maker, shown, _SHOWN, blank(maker, shown, "figures-of-a-region", csv)),
        tuple(maker.linked(one) for one in units(maker) if one not in rows),
        tuple(_cautions(maker, shown)),
    )


def _latest(maker: Maker, found: Solutions) -> Mapping[str, Sequence[Term | None]]:
    """Return the row of each region that is about its latest period; of one case no more than there is no other."""
    kept: dict[str, tuple[tuple[bool, bool, str], Sequence[Term | None]]] = {}
    for row in found.rows:
        told = dict(zip(found.columns, row, strict=True))
        region, kind, period, claim = (
            getattr(told[name], "value", "") for name in ("region", "kind", "period", "claim")
        )
        is_case = any(maker.dataset.matching(claim, PG.scope, _CASE))
        rank = (not is_case, kind.startswith(PREFIXES["value-kind"]), _last_day(maker, period))
        if region.startswith(REGIONS) and (region not in kept or rank > kept[region][0]):
            kept[region] = (rank, row)
    return {region: row for region, (_, row) in kept.items()}


def _last_day(maker: Maker, period: str) -> str:
    found = maker.dataset.matching(period, PG.lastDay) if period else ()
    return next((one.object.value for one in found if not isinstance(one.object, NamedNode)), "")


def _cautions(maker: Maker, shown: Solutions) -> list[Caution]:
    """Say in what the levels of regions, which a map colours, are not alike."""
    levels = [dict(zip(shown.columns, row, strict=True)) for row in shown.rows]
    levels = [one for one in levels if _iri(one["unit"]) and _iri(one["region"]) != COUNTRY]
    found = []
    for column, reason in _REASONS.items():
        different = sorted({_iri(one[column]) for one in levels})
        if len(different) > 1:
            found.append(
                Caution(maker.linked(f"{ID}reason/{reason}"), tuple(map(maker.linked, filter(None, different))))
            )
    if len(levels) > 1 and any(_iri(one["kind"]) in _BOUNDS for one in levels):
        found.append(Caution(maker.linked(f"{ID}reason/bound")))
    return found


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode) else ""
