"""Tell how soon each page shows something on a slow processor, and how much it loads; exit with 1 if that is too much.

    python -m tests.browser.budget [--page NAME]...

On loopback, as a first visit: nothing is kept from page to page. The processor is slowed four times; of three visits the
middle one counts. Pages of other kinds than `data` are only told.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser

from tests.browser.chromium import ABSENT, CHROMIUM, View, browsing, context
from tests.browser.pages import Row, rows
from tests.browser.services import homes
from tests.browser.watching import watched

SECONDS, BYTES = 1.0, 400_000
SLOWED, VISITS = 4, 3
TELEPHONE = View("kk", 390, "light")
_PAINTED = """() => new Promise(resolve => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint')
    .forEach(paint => resolve(paint.startTime))).observe({type: 'paint', buffered: true}))"""


@dataclass(frozen=True)
class Cost:
    """Seconds till something is seen, bytes that came over the network."""

    seconds: float
    loaded: int


def visit(browser: Browser, home: str, row: Row, *, slowed: int = 1) -> Cost:
    """Come to a page for the first time, with a processor that is so many times *slowed*."""
    loaded: list[int] = []
    with context(browser, TELEPHONE) as profile, watched(profile, home) as seen:
        link = profile.new_cdp_session(seen.page)
        link.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
        link.send("Network.enable")
        link.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        seen.open(row.address)
        return Cost(seen.page.evaluate(_PAINTED) / 1000, sum(loaded))


def tell(row: Row, cost: Cost) -> bool:
    """Print what a page costs, and return whether that is in the budget."""
    good = row.kind != "data" or (cost.seconds <= SECONDS and cost.loaded <= BYTES)
    print(f"{row.name:24} {cost.seconds:6.2f} s {cost.loaded / 1000:8.1f} kB {'' if good else 'too much'}".rstrip())
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", metavar="NAME", action="append", help="a page of the table")
    given = parser.parse_args()
    if not CHROMIUM:
        parser.error(ABSENT)
    named = [row for row in rows() if row.name in (given.page or [row.name])]
    good = True
    with homes(named) as served, browsing() as browser:
        for row in named:
            if row.service in served:
                visits = [visit(browser, served[row.service], row, slowed=SLOWED) for _ in range(VISITS)]
                cost = Cost(median(one.seconds for one in visits), max(one.loaded for one in visits))
                good = tell(row, cost) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
