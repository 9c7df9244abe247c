"""The page of the country, a region or a town: its figures, what happened there, who answers for it, what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Solutions
from polgraph.iris import kind_and_slug
from polgraph.web.pages.collation import alphabetical, as_read
from polgraph.web.pages.model import Row, Sheet, Value
from polgraph.web.pages.places.answers import answer, drawn, of_rows, tidy
from polgraph.web.pages.places.happenings import happenings
from polgraph.web.pages.places.known import known, parts
from polgraph.web.pages.places.mapped import mapped
from polgraph.web.pages.places.notes import notes_about
from polgraph.web.pages.places.reported import COUNTRY, Reports
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.rows import told
from polgraph.web.pages.tables import Table, table
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker

_LEDGER = ("indicator", "period", "value", "unit", "change", "intensity", "previous", "evidence")
_FIGURES = ("indicator", "region", "period", "value", "unit", "change", "evidence")
_CHART = {"rows": ["indicator", "period"], "panels": "unit"}
_DERIVED = ("indicator", "period", "value", "unit", "point", "change", "rule", "evidence")
_AGENCIES = ("agency", "kind", "parent", "jurisdiction")
_RELEASES = ("release", "publisher", "language", "issued", "period", "claims")
_MOST_RELEASES = 50


def region(found: Described, maker: Maker) -> Sheet:
    """Show the country or a region: what it reported, what others did and it never, and where it stands on a map."""
    slug, reports = kind_and_slug(found.iri)[1], Reports(maker)
    indicator = reports.chosen()
    figures, part = answer(maker, "trend-ledger", _LEDGER, region=slug, **_year(maker))
    derived = tidy(table(maker, "derived-previous-values", {"region": slug}, _DERIVED))
    return _sheet(
        found,
        maker,
        figures=figures,
        part=part,
        chart=drawn(figures, _CHART, maker.name(found.iri), derived),
        derived=derived,
        agencies=None if found.iri == COUNTRY else table(maker, "agencies-of-a-region", {"region": slug}, _AGENCIES),
        missing=_never(maker, reports, found.iri),
        notes=notes_about(maker, [found.iri]),
        options=reports.options(indicator),
        map=mapped(maker, indicator) if indicator else None,
        parts=_reporting(maker, reports, found.iri),
    )


def place(found: Described, maker: Maker) -> Sheet:
    """Show a town or district."""
    slug = kind_and_slug(found.iri)[1]
    figures, part = answer(maker, "figures-of-a-region", _FIGURES, region=slug, **_year(maker))
    blanks = dict.fromkeys(("agencies", "derived", "map", "notes"))
    chart = drawn(figures, _CHART, maker.name(found.iri))
    return _sheet(found, maker, figures=figures, part=part, chart=chart, missing=(), options=(), parts=(), **blanks)


def _sheet(found: Described, maker: Maker, **more: object) -> Sheet:
    """Fill the template with what pages of all places have, and *more*."""
    slug = kind_and_slug(found.iri)[1]
    newest, total = happenings(maker, slug)
    releases, of_releases = _releases(maker, slug)
    common = {
        "happenings": newest,
        "here": "regions",
        "is_special": True,
        "known": known(maker, found.iri),
        "more_happenings": total - len(newest),
        "more_releases": of_releases - len(releases.rows),
        "releases": releases,
        "year": maker.fields.get("year", ""),
        "years": [row["year"] for row in told(supporting(maker.dataset, "years")) if "year" in row],
    }
    return Sheet("place", Pages(maker).head(found), {**common, **more})


def _year(maker: Maker) -> dict[str, str]:
    year = maker.fields.get("year")
    return {"year": year} if year else {}


def _never(maker: Maker, reports: Reports, region: str) -> tuple[Row, ...]:
    """Return the indicators that other regions report and this one never did, by their measures."""
    own = {one.indicator for one in reports.of(region)}
    never: dict[str, list[Value]] = {}
    for iri, regions in reports.regions.items():
        if regions and iri not in own:
            never.setdefault(reports.measure(iri), []).append(maker.linked(iri))
    rows = (Row(maker.linked(measure), _in_order(values)) for measure, values in never.items())
    return tuple(sorted(rows, key=lambda row: alphabetical(row.label.text)))


def _reporting(maker: Maker, reports: Reports, region: str) -> tuple[Value, ...]:
    """Return the towns and districts in a region that have figures of their own."""
    reporting = {one.region for one in reports.all}
    return _in_order([maker.linked(one) for one in parts(maker, region) if one in reporting])


def _releases(maker: Maker, slug: str) -> tuple[Table, int]:
    found = supporting(maker.dataset, "releases-of-a-place", region=slug)
    shown = Solutions(found.columns, found.rows[:_MOST_RELEASES])
    return of_rows(maker, shown, _RELEASES), len(found.rows)


def _in_order(values: list[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=as_read))
