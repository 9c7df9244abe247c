"""Stores that hold the published graph, and nothing in the environment but what a test puts there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

import polgraph
from polgraph.remote.credentials import FILE, VARIABLES
from tests.remote import loading, servers
from tests.remote.misbehaving import Misbehaving

DBA = {"POLGRAPH_ENDPOINT_USER": "dba", "POLGRAPH_ENDPOINT_PASSWORD": "dba"}


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLGRAPH_ENDPOINT", FILE, *VARIABLES.values()):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("urllib.request._opener", None)  # an endpoint sets it; here its process lives on


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Oxigraph server as it starts without options: queries see no named graph unless they name it."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        polgraph.publish(address)
        polgraph.publish(address, "derived")
        yield address


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """OpenLink Virtuoso, whose queries see the union of all graphs, with files that it has loaded."""
    if not shutil.which("virtuoso-t"):
        pytest.skip("OpenLink Virtuoso is not installed (Debian: apt install virtuoso-opensource-7-bin)")
    folder, port = tmp_path_factory.mktemp("virtuoso"), servers.free_port()
    with servers.virtuoso(folder, port) as address:
        polgraph.publish_files(folder / "bulk")
        loading.load("OpenLink Virtuoso", folder, port)
        yield address


@pytest.fixture(scope="session")
def loaded_oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The Oxigraph server over files that it has loaded, whose queries see the union of all graphs."""
    folder = tmp_path_factory.mktemp("loaded")
    polgraph.publish_files(folder / "bulk")
    loading.load("Oxigraph server", folder)
    with servers.oxigraph(folder / "data", "--union-default-graph") as address:
        yield address


@pytest.fixture
def misbehaving() -> Iterator[Misbehaving]:
    with Misbehaving() as server:
        yield server


@pytest.fixture
def elsewhere() -> Iterator[Misbehaving]:
    """Another server, to which nobody should be led."""
    with Misbehaving() as server:
        yield server
