"""One indicator over the regions: the latest figure of each, which never had one, and what to mind between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlencode

from polgraph.engine import NamedNode, Solutions, Term
from polgraph.iris import kind_and_slug
from polgraph.namespaces import ID, PG, PREFIXES, RDF
from polgraph.results.figures import figures_of
from polgraph.web.pages.collation import alphabetical
from polgraph.web.pages.drawn.maps import Map, MapValue, map_data, map_value
from polgraph.web.pages.places.answers import of_rows
from polgraph.web.pages.places.cautions import alike, warning
from polgraph.web.pages.places.reported import COUNTRY, REGIONS
from polgraph.web.pages.queries import saved
from polgraph.web.pages.rows import told
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value
    from polgraph.web.pages.tables import Table

Row: TypeAlias = tuple[Term | None, ...]
_SHOWN = ("region", "value", "unit", "period", "change", "evidence")
_CASE = f"{ID}scope/case"
_FIGURE = ("kind", "value", "low", "high", "change")


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
    return sorted(
        {one.value for one in found if isinstance(one, NamedNode)}, key=lambda one: alphabetical(maker.name(one))
    )


def mapped(maker: Maker, indicator: str) -> Mapped:
    """Return the latest figures of *indicator*: of each region and of the country."""
    values = {"region": "KZ", "indicator": kind_and_slug(indicator)[1]}
    found = saved(maker.dataset, "figures-of-a-region", **values)
    rows, regions = _latest(maker, found), units(maker)
    shown = Solutions(found.columns, tuple(rows[one][0] for one in (COUNTRY, *regions) if one in rows))
    table = of_rows(maker, shown, _SHOWN, f"/api/queries/figures-of-a-region?{urlencode({**values, 'format': 'csv'})}")
    missing = tuple(maker.linked(one) for one in regions if one not in rows)
    drawn = _map(maker, indicator, table, [one for one in _several(found, rows) if one != COUNTRY])
    return Mapped(maker.linked(indicator), drawn, table, missing)


def _latest(maker: Maker, found: Solutions) -> Mapping[str, list[Row]]:
    """Return the best rows of each region, which tell one figure or several.

    A level goes before a change, the latest period before others; a single case or a part of a whole comes last.
    """
    facts = Said(maker.dataset)
    kept: dict[str, tuple[tuple[bool, bool, bool, str], list[Row]]] = {}
    for row, said in zip(found.rows, told(found), strict=True):
        region, is_level = said["region"], said["kind"].startswith(PREFIXES["value-kind"])
        is_case = _CASE in facts.all(said["claim"], PG.scope)
        rank = (not is_case, "partOf" not in said, is_level, facts.one(said.get("period", ""), PG.lastDay))
        best, rows = kept.get(region, (rank, []))
        if region.startswith(REGIONS) and rank >= best:
            kept[region] = (rank, [row] if rank > best else [*rows, row])
    return {region: rows for region, (_, rows) in kept.items()}


def _several(found: Solutions, rows: Mapping[str, list[Row]]) -> list[str]:
    """Return the regions of which the releases tell several figures for the same time."""
    places = [found.columns.index(name) for name in _FIGURE]
    figures = {region: {tuple(row[place] for place in places) for row in of} for region, of in rows.items()}
    return sorted(region for region, of in figures.items() if len(of) > 1)


def _map(maker: Maker, indicator: str, table: Table, several: Sequence[str]) -> Map:
    """Colour the levels of regions; what is not alike is marked, and said in words."""
    found, language = table.view.found, maker.language
    regions = [(row, said) for row, said in zip(found.rows, told(found), strict=True) if said["region"] != COUNTRY]
    comparable = alike([said for _, said in regions])
    values = {
        said["region"].removeprefix(REGIONS): _value(table, row, language, is_alike=said["region"] in comparable)
        for row, said in regions
    }
    names = {one.removeprefix(REGIONS): maker.name(one) for one in units(maker)}
    care = warning(maker, indicator, [said for _, said in regions], several)
    return map_data(values, language, names=names, label=maker.name(indicator), warning=care)


def _value(table: Table, row: Row, language: str, *, is_alike: bool) -> MapValue:
    """Return what the map tells of a row: of a level its number, of a change its arrow."""
    figures = figures_of(row, table.view.families)
    level, change = figures.get("value"), figures.get("change")
    if level and level.text(language):
        return map_value(level, language, comparable=is_alike)
    return MapValue(change.text(language) if change else "")
