"""One indicator over the regions: the latest figure of each, which never had one, and what to mind between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from polgraph.engine import Literal, NamedNode, Solutions
from polgraph.iris import kind_and_slug
from polgraph.namespaces import ID, PG, PREFIXES, RDF
from polgraph.results.figures import figures_of
from polgraph.web.pages.maps import Map, MapValue, map_data, map_value
from polgraph.web.pages.places.answers import blank, saved, tidy
from polgraph.web.pages.places.cautions import alike, warning
from polgraph.web.pages.places.reported import COUNTRY, REGIONS
from polgraph.web.pages.tables import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.engine import Term
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

    Row = tuple[Term | None, ...]

_SHOWN = ("region", "value", "unit", "period", "change", "evidence")
_RANKED = ("region", "kind", "period", "claim")
_CASE = f"{ID}scope/case"


@dataclass(frozen=True, slots=True)
class Mapped:
    """The latest figures of an *indicator* as a *map* and a *table*; which regions are *missing* from them."""

    indicator: Value
    map: Map
    table: Table
    missing: tuple[Value, ...]


def units(maker: Maker) -> list[str]:
    """Return the regions, without the country, by their names."""
    found = (one.subject for one in maker.dataset.matching(None, RDF.type, PG.Region))
    iris = {one.value for one in found if isinstance(one, NamedNode)}
    return sorted(iris, key=lambda iri: maker.name(iri).casefold())


def mapped(maker: Maker, indicator: str) -> Mapped:
    """Return the latest figures of *indicator*: of each region and of the country."""
    values = {"region": "KZ", "indicator": kind_and_slug(indicator)[1]}
    found = saved(maker, "figures-of-a-region", values)
    rows, regions = _latest(maker, found), units(maker)
    shown = Solutions(found.columns, tuple(rows[one] for one in (COUNTRY, *regions) if one in rows))
    csv = f"/api/queries/figures-of-a-region?{urlencode({**values, 'format': 'csv'})}"
    table = tidy(table_of(maker, shown, _SHOWN, blank(maker, shown, "figures-of-a-region", csv)))
    missing = tuple(maker.linked(one) for one in regions if one not in rows)
    return Mapped(maker.linked(indicator), _map(maker, indicator, table), table, missing)


def _latest(maker: Maker, found: Solutions) -> Mapping[str, Row]:
    """Return one row of each region: of a level before a change, of its latest period, of more than a single case."""
    kept: dict[str, tuple[tuple[bool, bool, str], Row]] = {}
    for row in found.rows:
        told = dict(zip(found.columns, row, strict=True))
        region, kind, period, claim = (getattr(told[name], "value", "") for name in _RANKED)
        is_case = any(maker.dataset.matching(claim, PG.scope, _CASE))
        rank = (not is_case, kind.startswith(PREFIXES["value-kind"]), _last_day(maker, period))
        if region.startswith(REGIONS) and (region not in kept or rank > kept[region][0]):
            kept[region] = (rank, row)
    return {region: row for region, (_, row) in kept.items()}


def _last_day(maker: Maker, period: str) -> str:
    found = maker.dataset.matching(period, PG.lastDay) if period else ()
    return next((one.object.value for one in found if isinstance(one.object, Literal)), "")


def _map(maker: Maker, indicator: str, table: Table) -> Map:
    """Colour the levels of regions; what differs from most of them is marked, and said in words."""
    found, language = table.view.found, maker.language
    rows = {getattr(row[found.columns.index("region")], "value", ""): row for row in found.rows}
    regions = {region.removeprefix(REGIONS): row for region, row in rows.items() if region != COUNTRY}
    comparable = alike(found.columns, regions)
    values = {code: _value(table, row, language, is_alike=code in comparable) for code, row in regions.items()}
    names = {one.removeprefix(REGIONS): maker.name(one) for one in units(maker)}
    care = warning(maker, indicator, found)
    return map_data(values, language, names=names, label=maker.name(indicator), warning=care)


def _value(table: Table, row: Row, language: str, *, is_alike: bool) -> MapValue:
    """Return what the map tells of a row: of a level its number, of a change its arrow."""
    figures = figures_of(row, table.view.families)
    level, change = figures.get("value"), figures.get("change")
    if level and level.text(language):
        return map_value(level, language, comparable=is_alike)
    return MapValue(change.text(language) if change else "")
