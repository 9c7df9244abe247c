"""How much torture is asked for."""

from __future__ import annotations

import pytest

from tests.torture.trace import STRACE


@pytest.fixture(scope="session")
def many(request: pytest.FixtureRequest) -> bool:
    """Whether all trials are asked for (`make torture`), not a few of each kind."""
    return bool(request.config.getoption("--torture"))


@pytest.fixture(scope="session")
def strace() -> None:
    if not STRACE:
        pytest.skip("strace is not installed (Debian: apt install strace)")
