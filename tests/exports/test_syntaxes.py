"""The six RDF syntaxes: the same bytes whatever the order, and what is written reads back equal, by other libraries too."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from pyoxigraph import RdfFormat, parse

from polgraph import store
from polgraph.engine import Literal, NamedNode, Quad, Triple, serialise
from polgraph.errors import SourceError
from polgraph.namespaces import ID, PG, PREFIXES, RDF, XSD
from polgraph.pipeline.exports import EXPORT_FORMATS, Wanted, export
from polgraph.serialization import to_jsonld, to_rdfxml, to_turtle
from tests.cases import ROOT

CONTEXT = json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
READ_AS = {
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
}
SHIPPED = list(store.shipped_quads())
THINGS = [
    f"{ID}region/KZ-47",
    f"{ID}place/a.b",
    f"{ID}place/a.",
    "http://example.org/#char=1,2",
    "http://example.org/?a=1&b='2'",
    f"{PG.iri}x",
    RDF.type,
]
LINKS = [
    f"{PG.iri}region",
    f"{PG.iri}value",
    f"{PG.iri}date",
    f"{PG.iri}odd-Name.1",
    "http://example.org/ns/é",
    "http://example.org/1/ғ·2",
    RDF.type,
]
NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "\r\n",
        "\t",
        '"""',
        "]]>",
        "<&>",
        "\\u0041",
        "@ru",
        "\u2028",
        "\ufeff",
        "a\u0301",
        "𝒳",
        "\x00",
        "\x1b",
        "\ufffe",
    ]
)
NUMBERS = st.sampled_from(
    ["1", "01", "+1", "-0", "1.0", "1.", ".5", "-0.50", "1e3", "true", "1", "x", "", "2025-02-30"]
)
TYPES = st.sampled_from([XSD.integer, XSD.decimal, XSD.boolean, XSD.date, f"{PG.iri}kato"]).map(NamedNode)
LITERALS = st.one_of(
    st.builds(Literal, NASTY),
    st.builds(Literal, NASTY, language=st.sampled_from(["ru", "kk", "en", "kk-latn"])),
    st.builds(Literal, NUMBERS, datatype=TYPES),
)
NODES = st.sampled_from(THINGS).map(NamedNode)
TRIPLES = st.builds(Triple, NODES, st.sampled_from(LINKS).map(NamedNode), NODES | LITERALS)
QUADS = st.builds(lambda triple, graph: Quad(*triple, graph), TRIPLES, NODES)
WRITERS: dict[str, Callable[[list[Quad]], bytes]] = {
    "jsonld": lambda quads: to_jsonld((quad.triple for quad in quads), CONTEXT),
    "nq": lambda quads: serialise(quads, "nq", PREFIXES),
    "nt": lambda quads: serialise(quads, "nt", PREFIXES),
    "rdfxml": lambda quads: to_rdfxml(quad.triple for quad in quads),
    "trig": lambda quads: serialise(quads, "trig", PREFIXES),
    "ttl": lambda quads: to_turtle(quad.triple for quad in quads),
}


def read(content: bytes, form: str) -> set[Quad] | set[Triple]:
    quads = set(parse(content, READ_AS[form]))
    return quads if form in ("nq", "trig") else {quad.triple for quad in quads}


def content_of(quads: list[Quad], form: str) -> set[Quad] | set[Triple]:
    return set(quads) if form in ("nq", "trig") else {quad.triple for quad in quads}


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_what_is_exported_reads_back(form: str) -> None:
    assert read(export(Wanted(form)), form) == content_of(SHIPPED, form)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
@given(quads=st.lists(QUADS, max_size=12))
def test_any_graph_reads_back_with_its_literals_as_they_are_written(form: str, quads: list[Quad]) -> None:
    try:
        written = WRITERS[form](quads)
    except SourceError:
        assert form == "rdfxml"
        return
    assert read(written, form) == content_of(quads, form)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
@given(quads=st.lists(QUADS, max_size=12), source=st.randoms())
def test_the_order_of_statements_does_not_matter(form: str, quads: list[Quad], source: random.Random) -> None:
    turned = quads + quads[:3]
    source.shuffle(turned)
    try:
        written = WRITERS[form](quads)
    except SourceError:
        assert form == "rdfxml"
        return
    assert WRITERS[form](turned) == written


RDFLIB_CALLS = {"jsonld": "json-ld", "nq": "nquads", "nt": "nt", "rdfxml": "xml", "trig": "trig", "ttl": "turtle"}


@pytest.mark.parametrize("form", EXPORT_FORMATS)
@given(texts=st.lists(NASTY, max_size=6))
def test_rdflib_reads_every_text_as_it_was(form: str, texts: list[str]) -> None:
    quads = [Quad(NamedNode(THINGS[0]), NamedNode(LINKS[0]), Literal(text), NamedNode(THINGS[1])) for text in texts]
    try:
        written = WRITERS[form](quads)
    except SourceError:
        assert form == "rdfxml"
        return
    dataset = rdflib.Dataset(default_union=True).parse(data=written, format=RDFLIB_CALLS[form])
    assert {str(value) for value in dataset.objects()} == set(texts)


@given(st.lists(TRIPLES, max_size=12))
def test_pyld_reads_any_graph_as_it_was(triples: list[Triple]) -> None:
    document = json.loads(to_jsonld(triples, CONTEXT))
    found = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert {quad.triple for quad in parse(found.encode(), RdfFormat.N_QUADS)} == set(triples)


@pytest.mark.parametrize("text", ["\x00", "a\x0bb", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_refused_in_one_line(text: str) -> None:
    triple = Triple(NamedNode(f"{PG.iri}x"), NamedNode(f"{PG.iri}message"), Literal(text))
    with pytest.raises(
        SourceError, match=r"holds the character U\+[0-9A-F]{4}, which RDF/XML cannot hold; expected [^\n]*\Z"
    ):
        to_rdfxml([triple])


@pytest.mark.parametrize("end", ["", "1", "a/", "a#char=1,2", "a²"])
def test_a_predicate_that_ends_in_no_name_is_refused_for_xml(end: str) -> None:
    triple = Triple(NamedNode(f"{PG.iri}x"), NamedNode(f"http://example.org/{end}"), Literal(""))
    with pytest.raises(SourceError, match="ends in no XML name"):
        to_rdfxml([triple])


def test_pyld_reads_the_json_ld_that_is_exported() -> None:
    document = json.loads(export(Wanted("jsonld", choice={"region": ["KZ-59"]})))
    found = jsonld.to_rdf(document, {"format": "application/n-quads"}).encode()
    expected = export(Wanted("nt", choice={"region": ["KZ-59"]}))
    assert read(found, "nt") == read(expected, "nt") != set()


@given(st.lists(TRIPLES, max_size=12))
def test_prefixes_alone_are_a_context(triples: list[Triple]) -> None:
    assert read(to_jsonld(triples, PREFIXES), "jsonld") == set(triples)
