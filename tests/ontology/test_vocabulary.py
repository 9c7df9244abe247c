"""Closed vocabularies: no unknown term of ours or of a standard anywhere; labels in three languages; one version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD, URIRef
from rdflib.namespace import DefinedNamespace

import polgraph
from polgraph import namespaces
from polgraph.engine import Literal, NamedNode, Quad, parse_file
from polgraph.namespaces import BASE, ID, KINDS, NIF, PG, PREFIXES, SCHEMA
from tests.cases import ROOT

TURTLE = sorted(path for folder in ("ontology", "shapes", "data/ttl") for path in (ROOT / folder).rglob("*.ttl"))
QUERIES = sorted((ROOT / "queries").glob("*.rq"))
STANDARD: list[type[DefinedNamespace]] = [OWL, RDF, RDFS, SH, SKOS, XSD, ORG, PROV, TIME, DCTERMS]
# The published lists of these two are long; what we use of them was looked up and is listed in namespaces.py.
LISTED = [NIF, SCHEMA]
M8G = {"http://data.europa.eu/m8g/Participation", "http://data.europa.eu/m8g/PublicOrganisation"}


def iris_in(quads: list[Quad]) -> Iterator[str]:
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode):
                yield term.value
            elif isinstance(term, Literal):
                yield term.datatype.value


def unknown(iri: str, defined: set[str], things: set[str]) -> bool:
    """Tell whether *iri* is in a vocabulary that we know and is not a term of it."""
    if iri.startswith(PG.iri):
        return iri not in defined
    if iri.startswith(f"{BASE}shape/"):
        return iri not in things
    for namespace in STANDARD:
        if iri.startswith(str(namespace._NS)):
            return iri != str(namespace._NS) and URIRef(iri) not in namespace
    for listed in LISTED:
        if iri.startswith(listed.iri):
            return iri.removeprefix(listed.iri) not in listed.terms
    return iri.startswith("http://data.europa.eu/m8g/") and iri not in M8G


@pytest.fixture(scope="module")
def defined() -> set[str]:
    return {quad.subject.value for quad in parse_file(ROOT / "ontology/polgraph.ttl")}


@pytest.fixture(scope="module")
def things() -> set[str]:
    return {quad.subject.value for path in TURTLE for quad in parse_file(path) if isinstance(quad.subject, NamedNode)}


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_turtle_uses_only_known_terms(path: Path, defined: set[str], things: set[str]) -> None:
    assert sorted({iri for iri in iris_in(parse_file(path)) if unknown(iri, defined, things)}) == []


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_queries_use_only_known_terms_and_things(path: Path, defined: set[str], things: set[str]) -> None:
    text = path.read_text(encoding="utf-8")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+"))
    prefixes = dict(re.findall(r"PREFIX ([\w-]+): <([^>]+)>", body))
    used = re.findall(
        r"(?<![?\w<])([\w-]+):([\w.-]*[\w-])", re.sub(r"<[^>]*>|\"[^\"]*\"", "", body.split("SELECT", 1)[1])
    )
    assert set(prefixes) == {prefix for prefix, _ in used}, "every prefix is declared and used"
    assert all(PREFIXES[prefix] == iri for prefix, iri in prefixes.items())
    iris = {prefixes[prefix] + local for prefix, local in used}
    assert sorted(iri for iri in iris if unknown(iri, defined, things)) == []
    assert sorted(iri for iri in iris if iri.startswith(ID) and iri not in things) == []


@pytest.mark.parametrize("typo", ["sh:dataType", "pg:valeu", "skos:preflabel", "nif:anchor", "org:subOrganizationof"])
def test_the_test_sees_a_typo(typo: str, defined: set[str]) -> None:
    prefix, local = typo.split(":")
    namespace = {**PREFIXES, "sh": str(SH._NS)}[prefix]
    assert unknown(namespace + local, defined, set())


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_rdflib_reads_the_same_triples(path: Path) -> None:
    graph = rdflib.Graph().parse(path, format="turtle")
    assert len(graph) == len({quad.triple for quad in parse_file(path)})


def test_the_namespace_equals_the_ontology(defined: set[str]) -> None:
    assert {PG.iri + term for term in PG.terms} == {iri for iri in defined if iri.startswith(PG.iri)}


def test_every_kind_has_a_prefix_and_is_used_somewhere(things: set[str]) -> None:
    used = {iri.removeprefix(ID).split("/")[0] for iri in things if iri.startswith(ID)}
    assert used <= set(KINDS.split())


def test_every_namespace_term_is_used_by_the_code_or_the_data(things: set[str]) -> None:
    """Closed lists stay short: what neither code nor Turtle names is taken out."""
    code = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    turtle = {iri for path in TURTLE for iri in iris_in(parse_file(path))}
    for name in ("DCT", "NIF", "ORG", "PROV", "SKOS"):
        namespace = getattr(namespaces, name)
        for term in namespace.terms:
            assert f"{name}.{term}" in code or namespace.iri + term in turtle, f"{name}.{term}"


def test_terms_and_concepts_have_labels_in_three_languages() -> None:
    quads = [
        quad
        for path in TURTLE
        if "releases" not in path.parts and "shapes" not in path.parts and path.stem != "derived"
        for quad in parse_file(path)
    ]
    labels: dict[str, set[str | None]] = {}
    for quad in quads:
        if quad.predicate.value in (str(RDFS.label), str(SKOS.prefLabel)) and isinstance(quad.object, Literal):
            labels.setdefault(quad.subject.value, set()).add(quad.object.language)
    lacking = {
        quad.subject.value
        for quad in quads
        if quad.predicate.value == str(RDF.type)
        and quad.object.value != str(OWL.Ontology)
        and not {"en", "ru", "kk"} <= labels.get(quad.subject.value, set())
    }
    assert lacking == set()


def test_terms_have_a_one_sentence_comment(defined: set[str]) -> None:
    comments = {
        q.subject.value: q.object.value
        for q in parse_file(ROOT / "ontology/polgraph.ttl")
        if q.predicate.value == str(RDFS.comment)
    }
    assert defined <= comments.keys()
    assert [text for text in comments.values() if not text.endswith(".") or "\n" in text] == []


def test_unreviewed_labels_are_labels_of_their_thing() -> None:
    for path in TURTLE:
        quads = parse_file(path)
        names = {
            (q.subject, q.object)
            for q in quads
            if q.predicate.value.endswith(("Label", "#label")) and "unreviewed" not in q.predicate.value
        }
        assert {(q.subject, q.object) for q in quads if q.predicate.value == PG.unreviewedLabel} <= names, path


def test_one_notation_rests_on_one_source_only_if_it_is_a_notation() -> None:
    quads = parse_file(ROOT / "data/ttl/reference/regions.ttl") + parse_file(ROOT / "data/ttl/reference/places.ttl")
    notations = {(q.subject, q.object) for q in quads if q.predicate.value == str(SKOS.notation)}
    assert {(q.subject, q.object) for q in quads if q.predicate.value == PG.oneSourceNotation} <= notations


def test_one_version_everywhere() -> None:
    ontology = (ROOT / "ontology/polgraph.ttl").read_text(encoding="utf-8")
    assert f'owl:versionInfo "{polgraph.__version__}"' in ontology
    assert f"owl:versionIRI <{BASE}def/{polgraph.__version__}>" in ontology
    assert polgraph.__version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_context_names_what_the_ontology_names(defined: set[str]) -> None:
    context = json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    graph = rdflib.Graph().parse(ROOT / "ontology/polgraph.ttl")
    named = {
        term["@id"].removeprefix("pg:"): term
        for term in context.values()
        if isinstance(term, dict) and term["@id"].startswith("pg:")
    }
    wanted = {
        str(subject).removeprefix(PG.iri): kind
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
        for subject in graph.subjects(RDF.type, kind)
    }
    assert named.keys() == wanted.keys()
    assert {name for name, term in named.items() if term.get("@type") == "@id"} == {
        name for name, kind in wanted.items() if kind == OWL.ObjectProperty
    }
