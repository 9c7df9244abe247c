"""The page of the country, a region or a town: its figures, what happened there, who answers for it, what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Solutions
from polgraph.iris import kind_and_slug
from polgraph.web.pages.model import Row, Sheet
from polgraph.web.pages.places.answers import answer, blank, support, tidy
from polgraph.web.pages.places.happenings import happenings
from polgraph.web.pages.places.known import known, parts
from polgraph.web.pages.places.mapped import mapped
from polgraph.web.pages.places.notes import notes_about
from polgraph.web.pages.places.reported import COUNTRY, Reports
from polgraph.web.pages.tables import Table, table, table_of
from polgraph.web.pages.things import Pages

if TYPE_CHECKING:
    from polgraph.pipeline.serving.describing import Described
    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.model import Value

_LEDGER = ("indicator", "period", "value", "unit", "change", "intensity", "previous", "evidence")
_FIGURES = ("indicator", "region", "period", "value", "unit", "change", "evidence")
_DERIVED = ("indicator", "period", "value", "unit", "point", "change", "rule", "evidence")
_AGENCIES = ("agency", "kind", "parent", "jurisdiction")
_RELEASES = ("release", "publisher", "language", "issued", "period", "claims")
_MOST_RELEASES = 50


def region(found: Described, maker: Maker) -> Sheet:
    """Show the country or a region: what it reported, what others did and it never, and where it stands on a map."""
    slug, reports = kind_and_slug(found.iri)[1], Reports(maker)
    indicator = reports.chosen()
    figures, part = answer(maker, "trend-ledger", {"region": slug, **_year(maker)}, _LEDGER)
    return _sheet(
        found,
        maker,
        figures=figures,
        part=part,
        derived=tidy(table(maker, "derived-previous-values", {"region": slug}, _DERIVED)),
        agencies=None if found.iri == COUNTRY else table(maker, "agencies-of-a-region", {"region": slug}, _AGENCIES),
        missing=_never(maker, reports, found.iri),
        notes=notes_about(maker, [found.iri]),
        options=reports.options(indicator),
        map=mapped(maker, indicator) if indicator else None,
        parts=_reporting(maker, found, reports),
    )


def place(found: Described, maker: Maker) -> Sheet:
    """Show a town or district."""
    values = {"region": kind_and_slug(found.iri)[1], **_year(maker)}
    figures, part = answer(maker, "figures-of-a-region", values, _FIGURES)
    blanks = dict.fromkeys(("agencies", "derived", "map", "notes"))
    return _sheet(found, maker, figures=figures, part=part, missing=(), options=(), parts=(), **blanks)


def _sheet(found: Described, maker: Maker, **more: object) -> Sheet:
    """Fill the template with what pages of all places have, and *more*."""
    slug = kind_and_slug(found.iri)[1]
    told, total = happenings(maker, slug)
    releases, of_releases = _releases(maker, slug)
    common = {
        "happenings": told,
        "here": "regions",
        "is_country": found.iri == COUNTRY,
        "is_special": True,
        "known": known(found, maker),
        "more_happenings": total - len(told),
        "more_releases": of_releases - len(releases.rows),
        "releases": releases,
        "year": maker.fields.get("year", ""),
        "years": [str(getattr(year, "value", "")) for (year,) in support(maker, "years").rows],
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
    rows = (Row(maker.linked(measure), tuple(sorted(values, key=_by_text))) for measure, values in never.items())
    return tuple(sorted(rows, key=lambda row: _by_text(row.label)))


def _reporting(maker: Maker, found: Described, reports: Reports) -> tuple[Value, ...]:
    """Return the towns and districts in a region that have figures of their own."""
    reporting = {one.region for one in reports.all}
    return tuple(sorted((maker.linked(one) for one in parts(found, maker) if one in reporting), key=_by_text))


def _releases(maker: Maker, slug: str) -> tuple[Table, int]:
    found = support(maker, "releases-of-a-place", {"region": slug})
    shown = Solutions(found.columns, found.rows[:_MOST_RELEASES])
    return tidy(table_of(maker, shown, _RELEASES, blank(maker, shown))), len(found.rows)


def _by_text(value: Value) -> str:
    return value.text.casefold()
