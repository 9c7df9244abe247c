"""SPARQL constraints: what is read out of their text, and what is refused."""

from __future__ import annotations

import pytest

from polgraph.engine import BlankNode, Literal, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import RDF, SH
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.select import Select, read_select
from polgraph.shacl.syntax import Parameters

EX = "http://example.org/"
NODES = "?this a <http://example.org/C> ."


def select(text: str, path: str | None = None) -> Select:
    """Read a constraint that may use the prefix ex:."""
    constraint, ontology, declared = NamedNode(f"{EX}constraint"), NamedNode(f"{EX}ontology"), BlankNode()
    quads = [
        Quad(constraint, NamedNode(SH.select), Literal(text)),
        Quad(constraint, NamedNode(SH.prefixes), ontology),
        Quad(ontology, NamedNode(SH.declare), declared),
        Quad(declared, NamedNode(SH.prefix), Literal("ex")),
        Quad(declared, NamedNode(SH.namespace), Literal(EX)),
    ]
    return read_select(Parameters(MemoryIndex(quads), constraint), path=NamedNode(path) if path else None)


@pytest.mark.parametrize(
    ("where", "needs"),
    [
        ("$this ex:p ?x", [(f"{EX}p", None)]),
        ("$this ex:p ex:v ; ex:q ?x , ex:w", [(f"{EX}p", f"{EX}v"), (f"{EX}q", None), (f"{EX}q", f"{EX}w")]),
        ("$this a ex:C.", [(RDF.type, f"{EX}C")]),
        ("$this ex:p/ex:q ex:v", [(f"{EX}p", None)]),
        ("$this ex:p/^ex:q ex:v", [(f"{EX}p", None)]),
        ("$this ex:p+ ex:v", [(f"{EX}p", None)]),
        ("$this ex:p* ex:v", []),
        ("$this ex:p? ?x", []),
        ("$this ex:p|ex:q ?x", []),
        ("$this ex:p/ex:q|ex:r ?x", []),
        ("$this ^ex:p ?x", []),
        ("$this (ex:p|ex:q)/ex:r ?x", []),
        ("?x ex:p $this", []),
        ("OPTIONAL { $this ex:p ?x } $this ex:q ?y", [(f"{EX}q", None)]),
        ("{ $this ex:p ?x } UNION { $this ex:q ?x }", []),
        ("FILTER NOT EXISTS { $this ex:p ?x } $this ex:q 5 .", [(f"{EX}q", None)]),
        ("FILTER(?x > 5 && $this != ex:v) $this ex:q ?x", [(f"{EX}q", None)]),
        ('$this ex:p "a ; ex:z ?b" ; ex:q 1.5 . $this ex:r ?x', [(f"{EX}p", None), (f"{EX}q", None), (f"{EX}r", None)]),
        ('$this ex:p "1"^^ex:t ; ex:q ?x', [(f"{EX}p", None), (f"{EX}q", None)]),
        ("BIND($this AS ?x) # $this ex:p ?y\n $this ex:q ?z", [(f"{EX}q", None)]),
    ],
)
def test_what_a_node_must_have(where: str, needs: list[tuple[str, str | None]]) -> None:
    assert list(select(f"SELECT $this WHERE {{ {where} }}").needs) == needs


@pytest.mark.parametrize(
    ("where", "times"),
    [
        ("$this ex:p ?x FILTER(?x > 1)", 1),
        ("{ FILTER($this = ex:v) } UNION { $this ex:p ?x }", 2),
        ("{ { FILTER($this = ex:v) } FILTER bound($this) }", 3),
        ("OPTIONAL { ?x ex:p ?y FILTER(?x != $this) } $this ex:q ?x", 2),
        ("$this ex:q ?x FILTER NOT EXISTS { ?x ex:p ?y FILTER(?y = $this) }", 1),
        ("{ SELECT $this WHERE { $this ex:p ?x } }", 2),
    ],
)
def test_nodes_are_put_in_wherever_a_group_cannot_see_them(where: str, times: int) -> None:
    assert select(f"SELECT $this WHERE {{ {where} }}").at(NODES).count(NODES) == times


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ASK { $this ?p ?o }", "is no SELECT"),
        ("SELECT ?x WHERE { $this ex:p ?x }", "does not return ?this"),
        ("SELECT $this WHERE { $this ex:p ?x MINUS { $this ex:q ?x } }", "uses MINUS"),
        ("SELECT $this WHERE { VALUES ?x { 1 } }", "uses VALUES"),
        ("SELECT $this WHERE { SERVICE ex:s { ?a ?b ?c } }", "uses SERVICE"),
        ("SELECT $this FROM ex:g WHERE { $this ex:p ?x }", "uses FROM"),
        ("SELECT $this WHERE { BIND(1 AS $this) }", "binds ?this anew"),
        ("SELECT $this WHERE { { SELECT * WHERE { $this ex:p ?x } } }", "a SELECT inside that does not return ?this"),
        ("SELECT $this WHERE { $this no:p ?x }", "the prefix 'no' is not declared"),
        ("SELECT $this WHERE { $this ex:p }", "error at"),
    ],
)
def test_what_the_standard_does_not_allow_is_refused(text: str, reason: str) -> None:
    with pytest.raises(
        SourceError, match=r"the shapes cannot be used: http://example\.org/constraint: sh:select"
    ) as caught:
        select(text)
    assert reason in str(caught.value)


def test_the_path_of_the_shape_is_put_in() -> None:
    assert "?this <http://example.org/p> ?value" in select("SELECT $this ?value { $this $PATH ?value }", f"{EX}p").at(
        ""
    )


def test_prefixes_may_be_declared_in_the_query() -> None:
    found = select("# first\nPREFIX own: <http://example.net/>\nSELECT $this { $this own:p.q ?x }")
    assert found.needs == (("http://example.net/p.q", None),)


def test_a_cut_answer_is_asked_for_one_node_at_a_time() -> None:
    assert select("SELECT $this { $this ex:p ?x } ORDER BY ?x LIMIT 1").one_by_one


def test_nodes_that_agree_in_two_values_are_found_by_a_table() -> None:
    join = select("SELECT $this ?v { $this ex:a ?a ; ex:b ?b ; ex:k ex:x . ?v ex:a ?a ; ex:c ?b ; ex:d ?d }").join
    assert join is not None
    assert (join.other, join.keys) == ("?v", ("?a", "?b"))
    assert select("SELECT $this ?v { $this ex:a ?a . ?v ex:a ?a }").join is None
