"""Stores that tests may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from polgraph.pipeline.stores import caring, ingesting
from polgraph.pipeline.stores.ingesting import Ingest
from tests.cases import ROOT

OWN = sorted(str(path) for path in (ROOT / "tests/extraction/own").glob("*.txt"))
"""Releases that were invented for the tests of the extractor."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with our own releases; nobody may write to it."""
    folder = tmp_path_factory.mktemp("stores") / "filled"
    caring.create(folder)
    list(ingesting.ingest(Ingest(tuple(OWN), folder)))
    return folder


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(filled, tmp_path / "store"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    caring.create(tmp_path / "empty")
    return tmp_path / "empty"
