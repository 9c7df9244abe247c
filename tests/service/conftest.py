"""One service for all tests that only read: the shipped data, as `polgraph serve` has them."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.service.served import Served, serving


@pytest.fixture(scope="session")
def service() -> Iterator[Served]:
    with serving() as served:
        yield served


@pytest.fixture(scope="session")
def client(service: Served) -> Iterator[httpx.Client]:
    """A client that follows nothing and adds nothing of its own."""
    with httpx.Client(base_url=service.address, trust_env=False, timeout=30) as opened:
        del opened.headers["accept"]
        yield opened
