"""What the service says of itself and of all its data, at the places where clients look."""

from __future__ import annotations

import json
from collections import Counter

import httpx
import pytest

from polgraph.engine import Literal, NamedNode, Triple
from polgraph.namespaces import BASE, DCAT, RDF, SD, VOID
from polgraph.pipeline.checks import shipped_shapes
from tests.cases import ROOT
from tests.service.rdf import SUFFIXES, media, quads, triples
from tests.service.served import Served

DATASET = f"{BASE}view/dataset"
PATHS = ("void", "catalog", "shapes", "ontology")


def values(found: set[Triple], subject: str, predicate: str) -> set[str]:
    return {
        one.object.value
        for one in found
        if (one.subject, one.predicate) == (NamedNode(subject), NamedNode(predicate))
        and isinstance(one.object, NamedNode | Literal)
    }


def counted(client: httpx.Client, query: str) -> dict[str, int]:
    """Return the rows of ?of and ?count that a query of the endpoint comes to."""
    answer = client.get("sparql", params={"query": query}, headers={"Accept": "text/csv"})
    rows = [line.rpartition(",") for line in answer.text.splitlines()[1:]]
    return {of: int(count) for of, _, count in rows}


def parts(found: set[Triple], of: str, count: str) -> dict[str, int]:
    """Return what VoID tells of partitions: what each is of, and how much there is."""
    by_subject = {one.subject: one.object.value for one in found if one.predicate.value == of}
    counts = {one.subject: int(one.object.value) for one in found if one.predicate.value == count}
    return {name: counts[subject] for subject, name in by_subject.items()}


def test_void_counts_what_there_is(client: httpx.Client) -> None:
    found = triples(client.get("void.nt"))
    total = counted(client, "SELECT ('all' AS ?of) (COUNT(*) AS ?count) { ?s ?p ?o }")["all"]
    assert values(found, DATASET, f"{VOID.iri}triples") == {str(total)}
    classes = counted(client, "SELECT ?of (COUNT(?s) AS ?count) { ?s a ?of } GROUP BY ?of")
    assert parts(found, f"{VOID.iri}class", f"{VOID.iri}entities") == classes
    properties = counted(client, "SELECT ?of (COUNT(*) AS ?count) { ?s ?of ?o } GROUP BY ?of")
    assert parts(found, f"{VOID.iri}property", f"{VOID.iri}triples") == properties


def test_void_leads_to_the_endpoint_and_to_an_example(client: httpx.Client) -> None:
    found = triples(client.get("void"))
    assert values(found, DATASET, VOID.sparqlEndpoint) == {f"{client.base_url}sparql"}
    (example,) = values(found, DATASET, VOID.exampleResource)
    assert client.get(example.removeprefix(BASE)).status_code == 200


def test_void_is_at_its_well_known_place(client: httpx.Client) -> None:
    assert triples(client.get(".well-known/void")) == triples(client.get("void"))


def test_the_catalogue_has_the_dataset_and_the_service(client: httpx.Client) -> None:
    found = triples(client.get("catalog"))
    assert values(found, f"{BASE}catalog", DCAT.dataset) == {DATASET}
    (service,) = values(found, f"{BASE}catalog", DCAT.service)
    assert values(found, service, DCAT.endpointURL) == {f"{client.base_url}sparql"}
    assert len(values(found, DATASET, DCAT.distribution)) == 6


def test_the_shapes_are_those_that_data_is_checked_by(client: httpx.Client) -> None:
    shapes = set(shipped_shapes())  # prefixes are declared in many files
    kinds = Counter(quad.object for quad in shapes if quad.predicate.value == RDF.type)
    for suffix in SUFFIXES:
        found = set(quads(client.get(f"shapes.{suffix}")))
        assert len(found) == len(shapes)
        assert Counter(quad.object for quad in found if quad.predicate.value == RDF.type) == kinds
    assert "# What all claims have" in client.get("shapes").text


@pytest.mark.parametrize("path", ["shape/claim", "shape/Observation", "view/dataset", "view/publisher"])
def test_what_only_a_document_is_about_has_an_address_too(client: httpx.Client, path: str) -> None:
    answers = [quads(client.get(f"{path}.{suffix}")) for suffix in SUFFIXES]
    assert NamedNode(BASE + path) in {quad.subject for quad in answers[0]}
    assert {len(set(one)) for one in answers} == {len(set(answers[0]))}
    assert media(client.get(f"{path}.html")) == "text/html"


@pytest.mark.parametrize("path", PATHS)
def test_a_document_is_the_same_in_every_form(client: httpx.Client, path: str) -> None:
    found = [quads(client.get(f"{path}.{suffix}")) for suffix in SUFFIXES]
    assert {len(set(one)) for one in found} == {len(set(found[0]))}
    assert media(client.get(path, headers={"Accept": "text/html"})) == "text/html"


@pytest.mark.parametrize("accept", SUFFIXES.values())
def test_the_endpoint_describes_itself(client: httpx.Client, accept: str) -> None:
    answer = client.get("sparql", headers={"Accept": accept})
    found, endpoint = triples(answer), f"{client.base_url}sparql"
    assert media(answer) == accept
    assert values(found, endpoint, SD.endpoint) == {endpoint}
    assert values(found, endpoint, SD.supportedLanguage) == {SD.SPARQL11Query}
    assert len(values(found, endpoint, SD.resultFormat)) == 8
    graphs = {one.object.value for one in found if one.predicate.value == SD.name}
    asked = counted(client, "SELECT ?of (COUNT(*) AS ?count) { GRAPH ?of { ?s ?p ?o } } GROUP BY ?of")
    assert graphs == set(asked)


def test_the_endpoint_is_described_to_people_in_their_language(client: httpx.Client) -> None:
    answer = client.get("sparql", headers={"Accept": "text/html", "Accept-Language": "kk"})
    assert "<h1>SPARQL қызметінің сипаттамасы</h1>" in answer.text


def test_the_context_is_ours_and_open_to_all(client: httpx.Client) -> None:
    answer = client.get("context.jsonld")
    assert media(answer) == "application/ld+json"
    assert answer.json() == json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))
    assert answer.headers["access-control-allow-origin"] == "*"
    assert client.get("context.jsonld", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_robots_are_kept_from_what_is_made_for_each(client: httpx.Client) -> None:
    answer = client.get("robots.txt")
    assert media(answer) == "text/plain"
    assert "Disallow: /sparql" in answer.text


def test_the_sign_of_the_pages_is_where_browsers_look(client: httpx.Client) -> None:
    assert media(client.get("favicon.ico")) == "image/svg+xml"


@pytest.mark.parametrize("path", ["static/none.css", "static/polgraph.css", "static/../jobs.py", "static/"])
def test_only_our_files_are_served(service: Served, path: str) -> None:
    assert httpx.get(f"{service.address}{path}", trust_env=False).status_code == 404
