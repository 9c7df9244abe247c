"""The list of the regions: what is known of each, and one indicator over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.places.mapped import mapped, units
from polgraph.web.pages.places.reported import COUNTRY, Reports, latest_of
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.rows import told

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked


class Known(NamedTuple):
    """How much is known of a region; no *latest* period if it never reported."""

    region: Value
    releases: int
    figures: int
    indicators: int
    latest: Value | None


def regions(asked: Asked, origin: Origin) -> Answer:
    """Show what is known of each region, and the indicator that the fields choose, in `language`."""
    maker = Maker(asked, origin)
    reports = Reports(maker)
    indicator, releases = reports.chosen(), _releases(maker)
    known = [_known(maker, reports, one, releases) for one in (COUNTRY, *units(maker))]
    return maker.answer(
        "regions",
        Page(maker.words["nav.regions"]),
        here="regions",
        known=known,
        silent=[one.region for one in known[1:] if not one.releases],
        options=reports.options(indicator),
        map=mapped(maker, indicator) if indicator else None,
    )


def _known(maker: Maker, reports: Reports, region: str, releases: dict[str, int]) -> Known:
    own = reports.of(region)
    latest = latest_of(own)
    return Known(
        maker.linked(region),
        releases.get(region, 0),
        sum(one.figures for one in own),
        len(own),
        maker.linked(latest) if latest else None,
    )


def _releases(maker: Maker) -> dict[str, int]:
    return {row["region"]: int(row["releases"]) for row in told(supporting(maker.dataset, "releases-by-region"))}
