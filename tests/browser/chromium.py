"""The Chromium of the system, without a window, from which nothing but this machine can be reached."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, sync_playwright

CHROMIUM = shutil.which("chromium")
ABSENT = "Chromium is not installed (Debian: apt install chromium)"
HEIGHTS = {390: 844, 1280: 800, 1400: 900}


@dataclass(frozen=True)
class View:
    """Who looks: in which language, how wide, in light or dark."""

    language: str
    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{self.scheme}"


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start a browser, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        )
        yield browser
        browser.close()


def context(browser: Browser, view: View) -> BrowserContext:
    """Open a browser's profile for *view*: it asks for its language as a telephone does, and nothing moves in it."""
    return browser.new_context(
        viewport={"width": view.width, "height": HEIGHTS[view.width]},
        locale=view.language,
        color_scheme=view.scheme,
        reduced_motion="reduce",
    )
