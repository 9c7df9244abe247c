"""Take pictures of the pages for people to look at.

    python -m tests.browser.pictures DIR [--page NAME]... [--language kk]... [--width 390]... [--scheme dark]...

Without options: every page of `pages.tsv` in each language, at both widths, in light. With `--at ADDRESS` the pages are those
of a service that runs already, and `--path /id/region/KZ-47` names pages that are not in the table.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import nullcontext
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.chromium import ABSENT, CHROMIUM, HEIGHTS, View, browsing, context
from tests.browser.pages import LANGUAGES, Row, rows
from tests.browser.services import homes
from tests.browser.watching import watched


def take(browser: Browser, view: View, pages: Sequence[tuple[Row, str]], folder: Path, *, whole: bool) -> None:
    """Take a picture of each page as *view* has it, *whole* or of its first screen."""
    with context(browser, view) as profile:
        for row, home in pages:
            with watched(profile, home) as seen:
                seen.open(row.address)
                path = folder / f"{row.name}-{view}.png"
                seen.page.screenshot(path=path, full_page=whole)
            print(path, *seen.complaints, sep="\n  ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--page", metavar="NAME", action="append", help="a page of the table")
    parser.add_argument("--path", action="append", default=[], help="the path of a page that is not in the table")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--width", type=int, choices=sorted(HEIGHTS), action="append")
    parser.add_argument("--scheme", choices=("light", "dark"), action="append")
    parser.add_argument("--top", action="store_true", help="the first screen only")
    parser.add_argument("--at", metavar="ADDRESS", help="a service that runs already")
    given = parser.parse_args()
    if not CHROMIUM:
        parser.error(ABSENT)
    named = rows() if not (given.page or given.path) else [row for row in rows() if row.name in (given.page or ())]
    named += [Row(path.strip("/").replace("/", "-"), "shipped", path, "", "", {}) for path in given.path]
    views = product(given.language or LANGUAGES, given.width or HEIGHTS, given.scheme or ("light",))
    given.folder.mkdir(parents=True, exist_ok=True)
    running = {row.service: given.at for row in named}
    with nullcontext(running) if given.at else homes(named) as served, browsing() as browser:
        pages = [(row, served[row.service]) for row in named if row.service in served]
        for view in views:
            take(browser, View(*view), pages, given.folder, whole=not given.top)


if __name__ == "__main__":
    main()
