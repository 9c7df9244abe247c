"""A sum counts a region and period once per indicator, whatever number of releases state it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import rdflib

from polgraph import store
from polgraph.engine import parse_file
from polgraph.namespaces import BASE
from polgraph.pipeline import exports, questions
from tests.cases import ROOT
from tests.queries.test_saved_queries import on_oxigraph, on_rdflib

NAME, SUBJECT = "sum-of-seized-drugs", "synthetic-drugs"  # of which the shipped data have only a part
DATA = sorted((ROOT / "tests/queries" / NAME).glob("*.ttl"))
GRAPH = f"{BASE}graph/release/000000000000"


@pytest.fixture(scope="module")
def rdflib_dataset() -> rdflib.Dataset:
    return exports.rdflib_dataset()


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_expected_rows_on_both_engines(path: Path, rdflib_dataset: rdflib.Dataset, approve: bool) -> None:
    dataset = store.open_shipped()
    dataset.add((quad.triple for quad in parse_file(path)), GRAPH)
    sparql = questions.saved_queries()[NAME].bind({"subject": SUBJECT})
    rdflib_dataset.graph(GRAPH).parse(path)
    try:
        found, other = on_oxigraph(dataset, sparql), on_rdflib(rdflib_dataset, sparql)
    finally:
        rdflib_dataset.remove_graph(GRAPH)

    expected = path.with_suffix(".csv")
    if approve:
        with expected.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    assert list(csv.reader(io.StringIO(expected.read_text(encoding="utf-8")))) == found
    assert other == found
