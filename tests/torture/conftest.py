"""How much torture is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.trace import STRACE
from tests.torture.workload import write_materials


@pytest.fixture(scope="session")
def many(request: pytest.FixtureRequest) -> bool:
    """Whether all trials are asked for (`make torture`), not a few of each kind."""
    return bool(request.config.getoption("--torture"))


@pytest.fixture(scope="session")
def strace() -> None:
    if not STRACE:
        pytest.skip("strace is not installed (Debian: apt install strace)")


@pytest.fixture(scope="session")
def materials(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("materials") / "releases"
    write_materials(folder)
    return folder
