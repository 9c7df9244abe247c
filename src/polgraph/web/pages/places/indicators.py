"""The list of the indicators, by what they measure: how many figures there are of each, and of how many regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from polgraph.web.pages.collation import alphabetical
from polgraph.web.pages.making import Maker
from polgraph.web.pages.model import Page, Value
from polgraph.web.pages.places.reported import Reports, latest_of

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.workers.kept.jobs import Answer, Asked


class Listed(NamedTuple):
    """How much there is of an indicator."""

    indicator: Value
    figures: int
    regions: int
    latest: Value | None


class Group(NamedTuple):
    """The indicators of one measure."""

    measure: Value
    indicators: list[Listed]


def indicators(asked: Asked, origin: Origin) -> Answer:
    """List the indicators that releases use, in `language`."""
    maker = Maker(asked, origin)
    page = Page(maker.words["nav.indicators"])
    return maker.answer("indicators", page, here="indicators", groups=_groups(maker, Reports(maker)))


def _groups(maker: Maker, reports: Reports) -> list[Group]:
    groups: dict[str, list[Listed]] = {}
    for iri in reports.regions:
        groups.setdefault(reports.measure(iri), []).append(_listed(maker, reports, iri))
    found = [Group(maker.linked(measure), sorted(group, key=_by_regions)) for measure, group in groups.items()]
    return sorted(found, key=lambda group: alphabetical(group.measure.text))


def _listed(maker: Maker, reports: Reports, iri: str) -> Listed:
    own = [one for one in reports.all if one.indicator == iri]
    latest = latest_of(own)
    return Listed(
        maker.linked(iri),
        sum(one.figures for one in own),
        reports.regions[iri],
        maker.linked(latest) if latest else None,
    )


def _by_regions(one: Listed) -> tuple[int, tuple[str, str]]:
    return -one.regions, alphabetical(one.indicator.text)
