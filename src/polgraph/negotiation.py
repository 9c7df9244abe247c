"""Choose, among the forms that there are, the one that a client likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from typing import NamedTuple

from polgraph.errors import NotAcceptableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RANGE = re.compile(r"([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\Z")
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")
_MOST = 100  # ranges of one header that are looked at
# What clients say that mean a form by an older or a wider name.
ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/turtle": "text/turtle",
    "application/x-turtle": "text/turtle",
    "text/json": "application/sparql-results+json",
    "text/plain": "application/n-triples",
}


class _Range(NamedTuple):
    type: str
    subtype: str
    quality: float

    def fits(self, media: str) -> int:
        """Return how closely this fits *media*: 0 not at all, 1 anything, 2 by type, 3 by name."""
        if self.type == "*":
            return 1
        type_, _, subtype = media.partition("/")
        if self.type != type_:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


def accepted(accept: str, offered: Sequence[str]) -> str:
    """Return the one of *offered*, the best of ours first, that *accept* prefers; NotAcceptableError if none fits."""
    ranges = [*_ranges(accept)] or [_Range("*", "*", 1.0)]
    by_quality = {media: quality for media in offered if (quality := _quality(media, ranges))}
    if not by_quality:
        raise NotAcceptableError(f"Accept is {accept[:100]!r}; expected one of {', '.join(offered)}")
    return max(by_quality, key=lambda media: by_quality[media])


def language_of(accept: str, offered: Sequence[str]) -> str:
    """Return the one of *offered* languages that Accept-Language prefers, the first if none fits (RFC 9110, 12.5.4)."""
    best, most = offered[0], 0.0
    for part in accept.split(",")[:_MOST]:
        name, *parameters = (one.strip() for one in part.split(";"))
        language = name.lower().partition("-")[0]
        if language in offered and _told(parameters) > most:
            best, most = language, _told(parameters)
    return best


def _quality(media: str, ranges: Iterable[_Range]) -> float:
    """Return the quality that the closest of *ranges* gives to *media* by any of its names, 0 if none fits."""
    found = [(float(one.fits(media)), one.quality) for one in ranges]
    aliases = [alias for alias, name in ALIASES.items() if name == media]
    found += [(2.5, one.quality) for one in ranges for alias in aliases if one.fits(alias) == 3]
    return max((each for each in found if each[0]), default=(0.0, 0.0), key=lambda each: each[0])[1]


def _ranges(accept: str) -> Iterable[_Range]:
    for part in accept.split(",")[:_MOST]:
        name, *parameters = (one.strip() for one in part.split(";"))
        found = _RANGE.match(name.lower())
        if found and (found[1] != "*" or found[2] == "*"):
            yield _Range(found[1], found[2], _told(parameters))


def _told(parameters: Iterable[str]) -> float:
    """Return the quality among *parameters*: 1 if there is none, or it is no number of that kind."""
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip().lower() == "q":
            return float(value) if _QUALITY.match(value.strip()) else 1.0
    return 1.0
