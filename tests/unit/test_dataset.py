"""The dataset that is asked: which graphs its default is the union of, and that it takes in what is added later."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph import iris
from polgraph.engine import Dataset, NamedNode, literal, triple
from polgraph.errors import SourceError
from polgraph.namespaces import BASE, SKOS

THING, OTHER = iris.thing("person", "somebody"), iris.thing("person", "somebody-else")
ALL = f"SELECT ?name WHERE {{ ?thing <{SKOS.prefLabel}> ?name }} ORDER BY ?name"


def named(name: str, graph: str, dataset: Dataset) -> Dataset:
    dataset.add([triple(THING, SKOS.prefLabel, literal(name, language="en"))], graph)
    return dataset


def names(dataset: Dataset) -> list[str]:
    return [row[0].value for row in dataset.select(ALL).rows]


def test_all_graphs_are_asked() -> None:
    dataset = named("B", f"{BASE}graph/release/2", named("A", f"{BASE}graph/release/1", Dataset()))
    assert names(dataset) == ["A", "B"]


@pytest.mark.parametrize("graph", ["derived", "curation"])
def test_a_graph_that_is_no_source_stays_out(graph: str) -> None:
    dataset = named("B", f"{BASE}graph/{graph}", named("A", f"{BASE}graph/release/1", Dataset()))
    assert names(dataset) == ["A"]


def test_labels_that_are_added_later_are_found() -> None:
    dataset = Dataset()
    assert dataset.labels([THING], ["en"]) == {}
    assert named("A", f"{BASE}graph/release/1", dataset).labels([THING], ["en"]) == {THING: "A"}


def test_a_file_of_quads_goes_into_the_graphs_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "case.nq"
    path.write_text(f'<{THING}> <{SKOS.prefLabel}> "A" <{BASE}graph/release/1> .\n', encoding="utf-8")
    dataset = Dataset()
    dataset.load_quads(path)
    assert names(dataset) == ["A"]
    assert dataset.graphs() == [f"{BASE}graph/release/1"]


def test_a_file_that_is_no_quads_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.nq"
    path.write_text("no quads", encoding="utf-8")
    with pytest.raises(SourceError, match=r"case\.nq"):
        Dataset().load_quads(path)


def test_nothing_is_known_of_a_thing_that_is_only_an_object() -> None:
    dataset = Dataset()
    dataset.add([triple(THING, SKOS.broader, NamedNode(OTHER))], f"{BASE}graph/release/1")
    assert dataset.knows(THING)
    assert not dataset.knows(OTHER)
