"""Open a page and note what it does meanwhile that it should not: requests to elsewhere, errors, breaches of policy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

_POLICY = """addEventListener('securitypolicyviolation', event =>
    console.error(`the policy forbids ${event.blockedURI} as ${event.effectiveDirective}`))"""
_DRAWN = """() => (!document.querySelector('script[src]') || 'ready' in document.documentElement.dataset)
    && !document.querySelector('[aria-busy=true]')"""
_LOCAL = ("blob:", "data:")
_WRONG = 400


@dataclass
class Watched:
    """A page of the service at *home*, and the *complaints* about it so far."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_POLICY)
        self.page.on("console", self._told)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def open(self, address: str) -> None:
        """Go to *address* and wait till its scripts have run and drawn, which they tell."""
        self.page.goto(self.home.rstrip("/") + address)
        self.page.wait_for_function(_DRAWN)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, *_LOCAL)):
            self.complaints.append(f"asks elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= _WRONG:
            self.complaints.append(f"{response.status}: {response.url}")


@contextmanager
def watched(context: BrowserContext, home: str) -> Iterator[Watched]:
    """Watch a new page in *context*."""
    page = context.new_page()
    try:
        yield Watched(page, home)
    finally:
        page.close()
