"""Both servers, started once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conformance import servers
from tests.conformance.client import Server


@pytest.fixture(scope="package")
def polgraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.polgraph(tmp_path_factory.mktemp("polgraph")) as server:
        yield server


@pytest.fixture(scope="package")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server
