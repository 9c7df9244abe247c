"""The Python face."""

from __future__ import annotations

import pytest

import polgraph
from tests.cases import ROOT

HEADLINE = "deputy-ministers-at-regional-meetings"


def test_a_saved_query_gives_rows_as_python_values() -> None:
    answer = polgraph.query(HEADLINE, region="KZ-47", year=2025, exact=True)
    assert [row["name"] for row in answer] == ["Санжар Адилов"]
    assert answer.labelled()[0]["region"] == "Mangystau Region"


def test_labels_come_in_the_language_asked_for() -> None:
    assert polgraph.query(HEADLINE, lang="kk").labelled()[0]["region"] == "Маңғыстау облысы"


def test_numbers_are_numbers() -> None:
    values = {row["value"] for row in polgraph.query("figures-of-a-region", region="KZ-59")}
    assert {3343, 65.5, 8, None} == values


def test_a_text_and_a_file_are_answered() -> None:
    assert polgraph.query("SELECT (COUNT(?r) AS ?n) WHERE { ?r a pg:Release }").rows == ({"n": 2},)
    assert polgraph.query("ASK { ?r a pg:Release }").rows == ({"answer": True},)
    assert len(polgraph.query(ROOT / "queries/releases.rq")) == 2


def test_the_graph_is_an_rdflib_dataset_over_the_union() -> None:
    dataset = polgraph.graph()
    found = dataset.query("SELECT ?r WHERE { ?r a <https://w3id.org/polgraph/def#Release> }")
    assert len(list(found)) == 2
    assert len(list(dataset.graphs())) == 6


@pytest.mark.parametrize("name", ["ontology", "reference", "resolution", "release/61c886dfe42e"])
def test_a_part_is_exported(name: str) -> None:
    assert polgraph.export("nt", graph=name)
    assert len(polgraph.export("nt", graph=name)) < len(polgraph.export("nt"))


def test_errors_are_of_our_tree() -> None:
    with pytest.raises(polgraph.UnknownQueryError):
        polgraph.query("no-such-query")
    with pytest.raises(polgraph.QueryParameterError):
        polgraph.query(HEADLINE, regoin="KZ-47")
    with pytest.raises(polgraph.QueryError):
        polgraph.query("CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(polgraph.SourceError):
        polgraph.validate(ROOT / "absent.ttl")
