"""Saved queries of which the shipped data give no row, over data of their own."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from polgraph import derivation, store
from polgraph.engine import parse_file
from polgraph.iris import DERIVED_GRAPH
from polgraph.namespaces import BASE
from polgraph.pipeline import exports, questions
from polgraph.serialization import rdflib_graph
from tests.cases import ROOT
from tests.queries.test_saved_queries import on_oxigraph, on_rdflib

DATA = sorted((ROOT / "tests/queries").glob("*/data.ttl"))
GRAPH = f"{BASE}graph/release/000000000000"


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.parent.name)
def test_expected_rows_on_both_engines(path: Path, approve: bool) -> None:
    dataset, other = store.open_shipped(), exports.rdflib_dataset()
    dataset.add((quad.triple for quad in parse_file(path)), GRAPH)
    triples = derivation.derive(dataset)
    dataset.add(triples, DERIVED_GRAPH)
    other.graph(GRAPH).parse(path)
    for triple in rdflib_graph(triples):
        other.graph(DERIVED_GRAPH).add(triple)
    sparql = questions.saved_queries()[path.parent.name].bind({})

    found = on_oxigraph(dataset, sparql)

    expected = path.with_suffix(".csv")
    if approve:
        with expected.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    assert list(csv.reader(io.StringIO(expected.read_text(encoding="utf-8")))) == found
    assert on_rdflib(other, sparql) == found
