"""Which indicators which regions report, how often and till when; and the one that a reader chooses to see on a map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from polgraph.errors import QueryParameterError, did_you_mean
from polgraph.iris import kind_and_slug, thing
from polgraph.namespaces import PG, PREFIXES
from polgraph.web.pages.collation import alphabetical
from polgraph.web.pages.queries import supporting
from polgraph.web.pages.rows import told
from polgraph.web.pages.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.web.pages.making import Maker

REGIONS = PREFIXES["region"]
COUNTRY = f"{REGIONS}KZ"


@dataclass(frozen=True, slots=True)
class Report:
    """How many *figures* of an indicator a region or town has; *latest* is the last day of any, and its period."""

    indicator: str
    region: str
    figures: int
    latest: str


@dataclass(frozen=True, slots=True)
class Option:
    """An indicator that may be chosen."""

    slug: str
    name: str
    is_chosen: bool


class Reports:
    """All that is reported, by indicator and region."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self.all = [
            Report(row["indicator"], row["region"], int(row["figures"]), row.get("latest", ""))
            for row in told(supporting(maker.dataset, "reported"))
        ]

    @cached_property
    def regions(self) -> dict[str, int]:
        """How many of the regions report each indicator."""
        found = dict.fromkeys((one.indicator for one in self.all), 0)
        for one in self.all:
            found[one.indicator] += is_unit(one.region)
        return found

    def of(self, region: str) -> list[Report]:
        """Return what *region* itself reports."""
        return [one for one in self.all if one.region == region]

    def measure(self, indicator: str) -> str:
        """Return what an indicator measures."""
        return Said(self._maker.dataset).one(indicator, PG.measure)

    def chosen(self) -> str:
        """Return the indicator that the reader chose, or that most regions report; nothing if none is reported."""
        asked = self._maker.fields.get("indicator", "")
        if not asked:
            return max(self.regions, key=lambda iri: self.regions[iri], default="")
        slugs = [kind_and_slug(iri)[1] for iri in self.regions]
        if asked not in slugs:
            hint = did_you_mean(asked, slugs) or "expected the id of an indicator, such as registered.crime"
            raise QueryParameterError(f"indicator: no figure here is of {asked[:80]!r}; {hint}")
        return thing("indicator", asked)

    def options(self, chosen: str) -> list[tuple[str, list[Option]]]:
        """Return the indicators that at least one region reports, by their measures."""
        groups: dict[str, list[Option]] = {}
        for iri in (iri for iri, regions in self.regions.items() if regions or iri == chosen):
            option = Option(kind_and_slug(iri)[1], self._maker.name(iri), iri == chosen)
            groups.setdefault(self.measure(iri), []).append(option)
        named = [(self._maker.name(measure), group) for measure, group in groups.items()]
        in_order = sorted(named, key=lambda pair: alphabetical(pair[0]))
        return [(name, sorted(group, key=lambda one: alphabetical(one.name))) for name, group in in_order]


def is_unit(iri: str) -> bool:
    """Tell whether a place is one of the regions, not the whole country, nor a town."""
    return iri.startswith(REGIONS) and iri != COUNTRY


def latest_of(reports: Iterable[Report]) -> str:
    """Return the period that ends last; nothing if no report has one."""
    return max((one.latest for one in reports), default="").partition(" ")[2]
