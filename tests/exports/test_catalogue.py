"""The catalogue counts what is there, and says nothing that only a clock or a server could know."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import RdfFormat, parse

import polgraph
from polgraph import __version__, store
from polgraph.engine import NamedNode
from polgraph.namespaces import BASE, PREFIXES, RDF

VOID, DCAT, DCT = PREFIXES["void"], PREFIXES["dcat"], PREFIXES["dct"]
DATASET = f"{BASE}view/dataset"
QUADS = list(store.shipped_quads())
TRIPLES = {quad.triple for quad in QUADS}
TOLD = [quad.triple for quad in parse(polgraph.export("nt", view="catalogue"), RdfFormat.N_TRIPLES)]


def of(subject: str, predicate: str) -> list[str]:
    return sorted(t.object.value for t in TOLD if (t.subject.value, t.predicate.value) == (subject, predicate))


def partition(of_what: str, counted: str) -> dict[str, int]:
    parts = {t.subject.value: t.object.value for t in TOLD if t.predicate.value == VOID + of_what}
    assert set(of(DATASET, f"{VOID}{of_what}Partition")) == set(parts)
    return {term: int(of(part, VOID + counted)[0]) for part, term in parts.items()}


@pytest.mark.parametrize(
    ("term", "real"),
    [
        ("triples", len(TRIPLES)),
        ("distinctSubjects", len({t.subject for t in TRIPLES})),
        ("distinctObjects", len({t.object for t in TRIPLES})),
        ("properties", len({t.predicate for t in TRIPLES})),
        ("classes", len({t.object for t in TRIPLES if t.predicate.value == RDF.type})),
    ],
)
def test_the_whole_is_counted(term: str, real: int) -> None:
    assert of(DATASET, VOID + term) == [str(real)]


def test_every_class_and_property_is_counted() -> None:
    assert partition("property", "triples") == Counter(t.predicate.value for t in TRIPLES)
    assert partition("class", "entities") == Counter(t.object.value for t in TRIPLES if t.predicate.value == RDF.type)


def test_every_graph_is_counted() -> None:
    real = Counter(quad.graph_name.value for quad in set(QUADS))
    assert set(of(DATASET, f"{VOID}subset")) == set(real)
    assert {graph: int(of(graph, f"{VOID}triples")[0]) for graph in real} == real


def test_the_vocabularies_are_those_of_the_terms_in_use() -> None:
    used = {t.predicate.value for t in TRIPLES}
    used |= {t.object.value for t in TRIPLES if t.predicate.value == RDF.type and isinstance(t.object, NamedNode)}
    named = of(DATASET, f"{VOID}vocabulary")
    assert {next(iri for iri in named if term.startswith(iri)) for term in used} == set(named)


def test_what_the_data_cover() -> None:
    (span,) = of(DATASET, f"{DCT}temporal")
    assert (of(span, f"{DCAT}startDate"), of(span, f"{DCAT}endDate")) == (["2024-01-01"], ["2025-12-31"])
    assert [iri.rsplit("/", 1)[1] for iri in of(DATASET, f"{DCT}spatial")] == ["KZ", "KZ-47", "KZ-59"]


def test_the_version_is_ours_and_no_day_is_invented() -> None:
    assert of(DATASET, f"{DCAT}version") == [__version__]
    assert of(DATASET, f"{DCT}issued") == []
    assert not [t for t in TOLD if t.predicate.value.endswith(("accessURL", "downloadURL", "modified"))]


def test_there_is_a_distribution_a_syntax() -> None:
    commands = {of(iri, f"{DCT}description")[0] for iri in of(DATASET, f"{DCAT}distribution")}
    assert commands == {f"polgraph export --format {form}" for form in ("jsonld", "nq", "nt", "rdfxml", "trig", "ttl")}
