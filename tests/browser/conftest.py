"""One browser for all tests of pages that a worker runs, and the two services that it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import ABSENT, CHROMIUM, View, browsing, context
from tests.browser.services import archived
from tests.service.served import serving

Opening = Callable[[View], BrowserContext]


# Not of the session: while Playwright runs, no other test in its process can run a loop of asyncio.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip(ABSENT)
    with browsing() as started:
        yield started


@pytest.fixture(scope="package")
def opening(browser: Browser) -> Opening:
    """Give a profile of the browser for a view, the same for the same."""
    return cache(lambda view: context(browser, view))


@pytest.fixture(scope="session")
def shipped() -> Iterator[str]:
    with serving() as served:
        yield served.address


@pytest.fixture(scope="session")
def store(shared: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with archived(tmp_path_factory.mktemp("pages")) as served:
        yield served.address
