"""Saved queries where many releases describe the same indicators and periods, which the engine does not merge."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.generator import World
from bench.generator.dataset import chunks

from polgraph import store
from polgraph.engine import Dataset, parse_file
from polgraph.iris import DERIVED_GRAPH
from polgraph.namespaces import BASE
from polgraph.pipeline import questions, releases
from tests.queries.test_saved_queries import NAMES, on_oxigraph

NUMBER = 15


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Path]:
    path = tmp_path_factory.mktemp("invented") / "invented.nq"
    path.write_bytes(b"".join(chunks(World(releases.shipped_lexicon(), 7), NUMBER)))
    dataset = store.open_shipped()
    dataset.load_quads(path)
    return dataset, path


@pytest.fixture(scope="module")
def merged(apart: tuple[Dataset, Path]) -> Dataset:
    dataset = Dataset()
    quads = [*store.shipped_quads(), *parse_file(apart[1])]
    dataset.add((quad.triple for quad in quads), f"{BASE}graph/reference")
    dataset.add((quad.triple for quad in store.derived_quads()), DERIVED_GRAPH)
    return dataset


@pytest.mark.parametrize("name", NAMES)
def test_a_description_in_many_graphs_counts_once(name: str, apart: tuple[Dataset, Path], merged: Dataset) -> None:
    sparql = questions.saved_queries()[name].bind({})
    assert on_oxigraph(apart[0], sparql) == on_oxigraph(merged, sparql)
