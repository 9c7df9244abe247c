"""The derived graph: up to date, apart from what is stated, the same from any order, with its evidence."""

from __future__ import annotations

import pytest

from polgraph import derivation, store
from polgraph.engine import Dataset, Literal, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.iris import DERIVED_GRAPH, compact
from polgraph.namespaces import ID, PG, PROV, RDF, SKOS
from polgraph.pipeline import deriving, exports
from polgraph.serialization import to_turtle
from tests.cases import ROOT


def test_the_derived_file_is_up_to_date(approve: bool) -> None:
    path = ROOT / "data/ttl/derived.ttl"
    if approve:
        path.write_bytes(deriving.derived_turtle())
    assert path.read_bytes() == deriving.derived_turtle()


def test_2732_at_14_per_cent_less_were_3159_to_3195() -> None:
    derived = {(q.predicate.value, q.object.value) for q in store.derived_quads() if q.subject.value == PREVIOUS}
    assert {(PG.lowerBound, "3159"), (PG.upperBound, "3195"), (PG.pointEstimate, "3177")} <= derived


PREVIOUS = f"{ID}observation/488c39e01864"


def test_what_is_derived_is_answered_only_where_its_graph_is_named() -> None:
    dataset = store.open_shipped()
    stated = "SELECT ?o WHERE { ?o a pg:DerivedObservation }"
    assert dataset.select(stated).rows == ()
    assert len(dataset.select(stated.replace("{", "{ GRAPH graph:derived {").replace("}", "} }")).rows) == 1


def test_an_export_holds_it_only_where_it_is_asked_for() -> None:
    assert PREVIOUS.encode() not in exports.export(exports.Wanted("nt"))
    exported = exports.export(exports.Wanted("ttl", choice={"graph": ["derived"]}))
    assert exported == (ROOT / "data/ttl/derived.ttl").read_bytes().split(b"\n", 1)[1]


def test_it_is_the_same_from_any_order() -> None:
    dataset = Dataset()
    for quad in sorted(store.shipped_quads(), key=lambda quad: str(quad)[::-1]):
        dataset.add([quad.triple], str(getattr(quad.graph_name, "value", "")))
    again = to_turtle(derivation.derive(dataset))
    assert again == exports.export(exports.Wanted("ttl", choice={"graph": ["derived"]}))


def test_nothing_is_derived_from_what_is_derived() -> None:
    dataset = store.open_shipped()
    assert DERIVED_GRAPH not in dataset.graphs()
    assert set(derivation.derive(dataset)) == {quad.triple for quad in store.derived_quads()}


def test_every_derived_thing_leads_to_words() -> None:
    evidence = {quad.subject.value for quad in store.shipped_quads() if quad.predicate.value == PG.evidence}
    inputs: dict[str, set[str]] = {}
    for quad in store.derived_quads():
        if quad.predicate.value == PROV.wasDerivedFrom:
            inputs.setdefault(quad.subject.value, set()).add(quad.object.value)
    things = {quad.subject.value for quad in store.derived_quads() if quad.predicate.value == RDF.type}
    assert inputs.keys() == things
    assert all(named & evidence for named in inputs.values())


def test_each_rule_is_told_in_the_vocabulary(vocabulary_quads: list[Quad]) -> None:
    said = {
        compact(q.subject.value).partition(":")[2]
        for q in vocabulary_quads
        if isinstance(q.subject, NamedNode)
        and q.subject.value.startswith(f"{ID}rule/")
        and isinstance(q.object, Literal)
        if q.predicate.value == SKOS.definition
    }
    assert said == set(derivation.RULES)


def test_a_rule_is_explained_with_what_it_made_of_what() -> None:
    (told,) = deriving.explanations(["previous-from-percent.1"])
    assert told.made == {PREVIOUS: (f"{ID}observation/b25730493eb8", f"{ID}change/d12fda6c946d")}
    assert told.says.startswith("The earlier level is the level divided by")


@pytest.mark.parametrize("work", [deriving.derived_turtle, deriving.explanations])
def test_an_unknown_rule_is_refused(work) -> None:
    with pytest.raises(SourceError, match=r"no rule is called 'same-figure'; did you mean 'same-figure\.1'"):
        work(["same-figure"])
