"""Regions, towns and districts: their names as entries for matching, and what lies in what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from polgraph.extraction.lexicon import Lexicon
from polgraph.extraction.tables import Rows
from polgraph.extraction.terms import Entry

CONTAINED_IN = "https://schema.org/containedInPlace"
CENTRE = "https://w3id.org/polgraph/def#centre"
CITIES = frozenset({"KZ-71", "KZ-75", "KZ-79"})
"""The cities that are regions of their own."""
COUNTRY = "KZ"
_ADJECTIVE = re.compile(r"\A(\S+(?:ская|цкая)) область\Z")
_KAZAKH_REGION = re.compile(r"\A(\S+) облысы\Z")
# A district's adjective alone, as in a list of districts
_DISTRICT = re.compile(r"\A(\S+(?:ский|цкий)) район\Z")


class Places:
    """The places of the reference data and of the gazetteer."""

    def __init__(self, lexicon: Lexicon, gazetteer: Rows) -> None:
        self._within: dict[str, str] = {**lexicon.links("place", CONTAINED_IN), **lexicon.links("region", CONTAINED_IN)}
        self._centre: Mapping[str, str] = lexicon.links("region", CENTRE)
        known = set(self._within)
        self._rows = [row for row in gazetteer if len(row) >= 5 and row[0] not in known]
        self._within |= {row[0]: row[2] for row in self._rows}
        self._names = [
            *((slug, language, name) for slug, language, name in lexicon.names("region") if slug != COUNTRY),
            *((slug, language, name) for slug, language, name in lexicon.names("place")),
        ]

    def entries(self) -> Iterator[Entry]:
        """Yield every name of every place as an entry of the scheme `place`; a bare adjective as `place-adjective`."""
        for slug, language, name in self._names:
            if name.endswith("обл."):
                continue
            yield ("place", slug, language, name)
            if adjective := _ADJECTIVE.match(name) or _DISTRICT.match(name) or _KAZAKH_REGION.match(name):
                yield ("place-adjective", slug, language, adjective.group(1))
        for row in self._rows:
            slug, russian, kazakh = row[0], row[3], row[4]
            if row[1] == "village":  # too many share their names with people and things: only where a release is from
                yield ("village", slug, "ru", russian)
                yield ("village", slug, "kk", kazakh)
                continue
            others = row[5].split("|") if len(row) > 5 and row[5] else []
            for name in {russian, *(o.strip() for o in others)}:
                yield ("place", slug, "ru", name)
                if adjective := _DISTRICT.match(name):
                    yield ("place-adjective", slug, "ru", adjective.group(1))
            if kazakh:
                yield ("place", slug, "kk", kazakh)

    def region_of(self, place: str) -> str:
        """Return the region that a place lies in; the place itself if it is a region or the country."""
        while place in self._within and not place.startswith(COUNTRY):
            place = self._within[place]
        return place

    def centre_of(self, region: str) -> str | None:
        """Return the town that a region is governed from."""
        return self._centre.get(region)

    def is_district(self, place: str) -> bool:
        """Tell whether a place is a district and no town."""
        return "-district" in place


def agency_id(kind: str, place: str) -> str:
    """Name an agency of *kind* for a region or a place: police-department-kz-47, police-zhanaozen."""
    return f"{kind}-{place.removesuffix('-district').lower()}"
