"""Fetch page after page, politely: a pause between two requests to a host, and again where a server is busy."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from polgraph.errors import SourceError
from polgraph.fetching.addresses import printable
from polgraph.fetching.reading import Busy, Fetched, read_page
from polgraph.limits import limit
from polgraph.workers import Bounds, run_bounded

PAUSE = 1.0
PAUSES = (2.0, 5.0)
"""Seconds before each retry, where the server does not tell."""
LONGEST_WAIT = 30.0
_MEGABYTES = 256


class Fetcher:
    """Fetches one page at a time; *pause* is the least number of seconds between two requests to one host."""

    def __init__(self, *, allow_private: bool = False, pause: float = PAUSE) -> None:
        self._allow_private, self._pause = allow_private, pause
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """Return the page at *url*; SourceError, one line, if it cannot be had within the limits.

        Each request is made in a child process that is ended when its time is over, however slowly bytes drip.
        """
        found = self._asked(url)
        for pause in PAUSES:
            if isinstance(found, Fetched) or (found.wait or 0) > LONGEST_WAIT:
                break
            time.sleep(pause if found.wait is None else found.wait)
            found = self._asked(url)
        if isinstance(found, Fetched):
            return found
        told = "" if found.wait is None else f", to come again in {found.wait:g} seconds"
        raise SourceError(
            f"{printable(url)}: status {found.status}, the server is busy{told}; expected a page: try later"
        )

    def _asked(self, url: str) -> Fetched | Busy:
        host = urlsplit(url).netloc
        time.sleep(max(0.0, self._last.get(host, -self._pause) + self._pause - time.monotonic()))
        bounds = Bounds(
            limit("page-seconds"),
            _MEGABYTES,
            f"request for {printable(url)}",
            SourceError,
            "expected a page that comes in time",
        )
        try:
            return run_bounded(_read, url, self._allow_private, bounds=bounds)
        finally:
            self._last[host] = time.monotonic()


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """Return the page at *url*, as `Fetcher` does; *allow_private* lets it be on this machine or network."""
    return Fetcher(allow_private=allow_private).fetch(url)


def _read(url: str, allow_private: bool) -> Fetched | Busy:
    return read_page(url, allow_private=allow_private)
