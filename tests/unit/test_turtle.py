"""Turtle in house style: the same bytes for the same triples, and the same triples from the bytes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph import store
from polgraph.engine import Literal, NamedNode, Triple, parse_text, serialise
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import ID, PG, XSD
from polgraph.serialization import rdflib_graph, to_turtle

SUBJECTS = st.sampled_from(
    [f"{ID}region/KZ-47", f"{ID}place/a.b", f"{ID}place/a.", "http://example.org/#char=1,2", f"{PG.iri}x"]
)
LITERALS = st.one_of(
    st.builds(Literal, st.text(st.characters(codec="utf-8"))),
    st.builds(Literal, st.text(max_size=9), language=st.sampled_from(["ru", "kk", "en"])),
    st.builds(Literal, st.sampled_from(["1", "01", "1.0", "1.", "-0.50", "1e3", "true", "TRUE", "x"]),
              datatype=st.sampled_from([NamedNode(t) for t in (XSD.integer, XSD.decimal, XSD.boolean, XSD.date)])),
)  # fmt: skip
TRIPLES = st.builds(
    Triple,
    st.builds(NamedNode, SUBJECTS),
    st.builds(NamedNode, SUBJECTS),
    st.one_of(st.builds(NamedNode, SUBJECTS), LITERALS),
)


@given(st.sets(TRIPLES, max_size=20))
def test_what_is_written_reads_back(triples: set[Triple]) -> None:
    assert {quad.triple for quad in parse_text(to_turtle(triples), FORMATS[".ttl"], "case")} == triples


@given(st.lists(TRIPLES, max_size=20), st.randoms())
def test_the_order_of_triples_does_not_matter(triples: list[Triple], source: random.Random) -> None:
    turned = triples[:]
    source.shuffle(turned)
    assert to_turtle(turned) == to_turtle(triples)


@pytest.mark.parametrize("form", ["nt", "nq", "trig", "rdfxml"])
def test_exports_do_not_depend_on_the_order(form: str) -> None:
    quads = list(store.shipped_quads())
    assert serialise(quads, form, {}) == serialise(reversed(quads), form, {})


def test_the_rdflib_graph_keeps_the_wording_of_literals() -> None:
    odd = Literal("82.80", datatype=NamedNode(XSD.decimal))
    graph = rdflib_graph([Triple(NamedNode("http://a/"), NamedNode("http://b/"), odd)])
    assert [str(value) for value in graph.objects()] == ["82.80"]
