"""Whether a SPARQL constraint may see how a literal is written, where a store keeps 5 of 5.0."""

from __future__ import annotations

import pytest

from polgraph.engine import Literal, NamedNode, Quad
from polgraph.namespaces import XSD
from polgraph.shacl.respelled import respelled_in
from tests.unit.test_select import EX, select

TENTHS = Literal("5.0", datatype=NamedNode(XSD.decimal))
BYTE = Literal("5", datatype=NamedNode(f"{XSD.iri}byte"))


def at(predicate: str, value: Literal) -> Quad:
    return Quad(NamedNode(f"{EX}node"), NamedNode(f"{EX}{predicate}"), value)


@pytest.mark.parametrize(
    ("where", "value", "seen"),
    [
        ("$this ex:p ?x FILTER(?x > 1)", TENTHS, False),
        ("$this ex:p ?x FILTER(STRLEN(STR(?x)) > 1)", TENTHS, True),
        ("$this ex:q ?x FILTER(STRLEN(STR(?x)) > 1)", TENTHS, False),
        ("$this ex:q/ex:p ?x FILTER REGEX(STR(?x), '0')", TENTHS, True),
        ("$this ex:p ?x FILTER(DATATYPE(?x) = ex:t)", TENTHS, False),
        ("$this ex:p ?x FILTER(DATATYPE(?x) = ex:t)", BYTE, True),
        ("$this ?any ?x FILTER(STR(?x) = '5')", TENTHS, True),
        ("$this ex:q ?y ; ?any ?x FILTER(STR(?x) = '5')", TENTHS, True),
        ("$this !ex:q ?x FILTER(STR(?x) = '5')", TENTHS, True),
        ("$this ex:q ?x FILTER(STR(?x) != '5')", TENTHS, False),
    ],
)
def test_a_query_sees_what_its_properties_lead_to(where: str, value: Literal, seen: bool) -> None:
    letters = select(f"SELECT $this WHERE {{ {where} }}").letters
    assert letters.may_see(respelled_in([at("p", value)])) is seen


def test_what_the_store_keeps_makes_no_difference() -> None:
    letters = select("SELECT $this WHERE { $this ex:p ?x FILTER(STR(?x) = '5') }").letters
    assert not letters.may_see(respelled_in([at("p", Literal("5.5", datatype=NamedNode(XSD.decimal)))]))


def test_a_literal_that_a_shape_names_may_be_read_by_any_query() -> None:
    letters = select("SELECT $this WHERE { FILTER(STR($this) = '5.0') }").letters
    assert letters.may_see(respelled_in([], [TENTHS]))
