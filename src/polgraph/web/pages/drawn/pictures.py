"""The pictures of an answer: the chart that the header of a query names, and a map where regions have a figure each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import PREFIXES
from polgraph.results.figures import figures_of
from polgraph.web.pages.drawn.charts import bars_data, matrix_data
from polgraph.web.pages.drawn.maps import CODES, map_data, map_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.engine import Term
    from polgraph.queries import SavedQuery
    from polgraph.results.view import View
    from polgraph.web.pages.drawn.charts import Json
    from polgraph.web.pages.drawn.maps import Map, MapValue
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.tables import Table

CHARTS = {"bar": ("bars", bars_data), "matrix": ("matrix", matrix_data)}
"""Type of a chart, as headers have it, to its kind in charts.js and what makes its data."""


_ALIKE = ("indicator", "subject", "unit")
"""What the figures of a map have to have in common, where an answer tells it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of a *kind* that charts.js draws from *data*, or else a map."""

    kind: str = ""
    data: Json | None = None
    map: Map | None = None


def views(query: SavedQuery, found: Table, language: str) -> tuple[str, ...]:
    """Return how an answer can be shown."""
    is_drawn = bool(found.rows) and query.chart.get("type") in CHARTS
    is_mapped = len(_by_region(found.view, language)[0]) > 1
    return ("table", *(["chart"] if is_drawn else []), *(["map"] if is_mapped else []))


def picture(maker: Maker, query: SavedQuery, found: Table, view: str) -> Picture | None:
    """Return the picture of a view; none for a table."""
    label = query.question.get(maker.language, query.summary)
    if view == "chart":
        kind, data = CHARTS[str(query.chart["type"])]
        return Picture(kind, data(found.view, query.chart, label))
    if view == "map":
        levels, periods = _by_region(found.view, maker.language)
        warning = maker.words["questions.map.periods"].format(periods=", ".join(map(maker.name, sorted(periods))))
        return Picture(map=region_map(maker, levels, label, warning if len(periods) > 1 else ""))
    return None


def region_map(maker: Maker, values: Mapping[str, MapValue], label: str, warning: str = "") -> Map:
    """Lay out *values* by the codes of regions."""
    names = {code: maker.name(f"{PREFIXES['region']}{code}") for code in CODES}
    return map_data(values, maker.language, names=names, label=label, warning=warning)


def _by_region(view: View, language: str) -> tuple[dict[str, MapValue], set[str]]:
    """Return the level of each region that has one, and their periods.

    None at all if a region has several levels, or if they are of several indicators or in several units.
    """
    if "region" not in view.found.columns or "value" not in view.families:
        return {}, set()
    levels = [
        (row, level) for row in view.found.rows if (level := figures_of(row, view.families)["value"]).text(language)
    ]
    rows = [row for row, _ in levels]
    regions = _column(view, "region", rows)
    if len(regions) > len(set(regions)) or any(len(set(_column(view, name, rows))) > 1 for name in _ALIKE):
        return {}, set()
    codes = [region.removeprefix(PREFIXES["region"]) for region in regions]
    shown = {code: map_value(level, language) for code, (_, level) in zip(codes, levels, strict=True) if code in CODES}
    return shown, set(_column(view, "period", rows)) - {""}


def _column(view: View, name: str, rows: Sequence[Sequence[Term | None]]) -> list[str]:
    """Return the IRIs of a column; nothing if there is none."""
    if name not in view.found.columns:
        return []
    place = view.found.columns.index(name)
    return [term.value if isinstance(term := row[place], NamedNode) else "" for row in rows]
