"""A store of our own releases, as facts documents with their texts, and its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

import polgraph
from tests.cases import ROOT

DOCUMENTS = [*sorted((ROOT / "tests/extraction/own").glob("*.json")), ROOT / "tests/curation/release.json"]
FIGURE, DRUGS = "observation:28ec04d43edd", "observation:b4c8f16cf68e"


def filled(folder: Path, documents: list[Path]) -> Path:
    polgraph.Store.create(folder)
    done = [one.done for one in polgraph.ingest(*documents, store=folder)]
    assert done.count("stored") > 4  # the others wait for a person
    polgraph.curate("prefer", DRUGS, FIGURE, store=folder, who="Aigerim", why="Read against the text.")
    polgraph.curate("accept", FIGURE, store=folder, who="Aigerim", why="Read against the text.")
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("stores") / "store", DOCUMENTS)


@pytest.fixture(scope="module")
def tables_of_store(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    polgraph.export_parquet(folder, store=store)
    return folder
