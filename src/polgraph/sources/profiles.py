"""Where the article stands on the pages of known sites; the selectors are data (lexicon/site-profiles.json)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from polgraph.errors import SourceError
from polgraph.resources import read_bytes, resource_dir


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """CSS selectors for one host and the hosts below it; *title* and *date* are None where the walker finds them."""

    host: str
    content: str
    title: str | None = None
    date: str | None = None
    drop: tuple[str, ...] = ()


@cache
def shipped_profiles() -> tuple[SiteProfile, ...]:
    """Return the profiles that come with the package."""
    path = f"{resource_dir('ontology')}/lexicon/site-profiles.json"
    try:
        entries = json.loads(read_bytes(path))["profiles"]
        return tuple(_profile(entry) for entry in entries)
    except (ValueError, KeyError, TypeError) as exc:
        raise SourceError(f"{path}: is no list of profiles ({exc}); expected host and content in each") from exc


def _profile(entry: dict[str, str]) -> SiteProfile:
    return SiteProfile(
        entry["host"], entry["content"], entry.get("title"), entry.get("date"), tuple(entry.get("drop", ()))
    )


def profile_for(address: str | None, profiles: Sequence[SiteProfile]) -> SiteProfile | None:
    """Return the profile for the host of *address*, the most exact one; none if the site is not known."""
    host = host_of(address)
    known = [each for each in profiles if host == each.host or host.endswith(f".{each.host}")]
    return max(known, key=lambda each: len(each.host), default=None)


def host_of(address: str | None) -> str:
    """Return the host of a web address in small letters; nothing if it is no such address."""
    try:
        parts = urlsplit(address or "")
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
