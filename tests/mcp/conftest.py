"""An assistant for all tests that do no harm, over each of the ways to talk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.mcp.assistant import Assistant, over_http, over_streams

WAYS = {"http": over_http, "streams": over_streams}


@pytest.fixture(scope="session", params=WAYS)
def assistant(request: pytest.FixtureRequest) -> Iterator[Assistant]:
    with WAYS[request.param]() as talking:
        yield talking
