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


def test_a_release_is_extracted_from_a_path_a_text_and_bytes() -> None:
    path = ROOT / "tests/extraction/own/ru-review.txt"
    content = path.read_bytes()
    found = [polgraph.extract(source) for source in (path, str(path), content, content.decode())]
    assert len({each.json() for each in found}) == 1
    assert found[0].json() == path.with_suffix(".json").read_text(encoding="utf-8")
    assert found[0].page.text.slice(found[0].facts.observations[0].spans[0]) == "4 120 уголовных правонарушений"
    assert b"review:unreviewed" in found[0].turtle()
    assert len(polgraph.extract(path, minimum=0.99).facts.observations) == 0


def test_what_cannot_be_extracted_is_a_source_error() -> None:
    for source in ("Зарегистрировано 12 краж", b"\xff\xff\xff", "\udcff\n"):
        with pytest.raises(polgraph.SourceError):
            polgraph.extract(source)
