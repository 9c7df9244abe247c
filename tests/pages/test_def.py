"""The page of the ontology: every term, with what it means in three languages, and examples that are in the data."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import httpx
import pytest
import rdflib
from rdflib.namespace import RDF, RDFS

from polgraph.namespaces import PG
from polgraph.web.pages.vocabulary.modules import MODULES
from polgraph.web.pages.vocabulary.rules import rules
from tests.cases import ROOT

LANGUAGES = ("en", "kk", "ru")
MOST = 400_000  # bytes of the page as it is sent


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology/polgraph.ttl")


@pytest.fixture(scope="module")
def terms(ontology: rdflib.Graph) -> list[str]:
    return sorted({str(one) for one in ontology.subjects(RDF.type) if str(one).startswith(PG.iri)})


def page(client: httpx.Client, path: str, language: str) -> str:
    answer = client.get(f"{path}?lang={language}", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return html.unescape(answer.text)


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield the fragment and the text of each entry."""
    for part in text.split('<article class="term" id="')[1:]:
        fragment, _, told = part.partition('"')
        yield fragment, told.partition("</article>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_definition_in_three_languages(
    client: httpx.Client, ontology: rdflib.Graph, terms: list[str], language: str
) -> None:
    shown = dict(entries(page(client, "def", language)))
    assert sorted(PG.iri + fragment for fragment in shown) == terms
    for term in terms:
        about = rdflib.URIRef(term)
        told = [str(one) for one in ontology.objects(about, RDFS.comment) if one.language == language]
        labels = [str(one) for one in ontology.objects(about, RDFS.label) if one.language == language]
        assert len(told) == 1, f"{term} has no definition in {language}"
        assert f"<p>{told[0]}</p>" in shown[term.removeprefix(PG.iri)]
        assert f">{labels[0]}</a>" in shown[term.removeprefix(PG.iri)]


def test_each_class_is_in_one_module(ontology: rdflib.Graph) -> None:
    placed = [one for classes in MODULES.values() for one in classes if one.startswith(PG.iri)]
    classes = {str(one) for one in ontology.subjects(RDF.type, rdflib.OWL.Class) if str(one).startswith(PG.iri)}
    assert sorted(placed) == sorted(classes)


def test_the_examples_are_in_the_data(client: httpx.Client) -> None:
    shown = dict(entries(page(client, "def", "en")))
    examples = {
        fragment: found[1]
        for fragment, told in shown.items()
        if (found := re.search(r'<dt>Example</dt><dd><a href="/((?:id|text)/[^"?]*)', told))
    }
    assert len(examples) > 100
    values = " ".join(f"(<{PG.iri}{one}> <https://w3id.org/polgraph/{example}>)" for one, example in examples.items())
    asked = f"""SELECT ?term WHERE {{
      VALUES (?term ?example) {{ {values} }}
      FILTER (EXISTS {{ ?example a/rdfs:subClassOf* ?term }} || EXISTS {{ ?example ?term ?value }}
        || EXISTS {{ GRAPH ?any {{ ?example a ?term }} }} || EXISTS {{ GRAPH ?any {{ ?example ?term ?value }} }})
    }}"""
    found = client.post("sparql", data={"query": asked}, headers={"Accept": "application/json"}).json()
    assert {row["term"]["value"].removeprefix(PG.iri) for row in found["results"]["bindings"]} == {*examples}


def test_links_within_the_page_lead_to_a_term(client: httpx.Client) -> None:
    text = page(client, "def", "kk")
    ids = set(re.findall(r' id="([^"]+)"', text))
    here = re.findall(r'href="(?:/def(?:\?lang=kk)?)?#([^"]+)"', text)
    assert len(here) > 500
    assert {*here} <= ids


def test_links_to_other_pages_lead_somewhere(client: httpx.Client) -> None:
    links = sorted(set(re.findall(r'href="(/(?:id|text|graph)/[^"?#]*)', page(client, "def", "en"))))
    assert len(links) > 400
    for link in links[::12]:
        assert client.head(link, headers={"Accept": "text/html"}).status_code == 200, link


def test_every_scheme_lists_its_concepts(client: httpx.Client) -> None:
    text = page(client, "def", "ru")
    asked = "SELECT ?scheme (COUNT(DISTINCT ?one) AS ?n) WHERE { ?one skos:inScheme ?scheme } GROUP BY ?scheme"
    rows = client.get("sparql", params={"query": asked}, headers={"Accept": "text/csv"}).text.splitlines()[1:]
    for row in rows:
        iri, _, count = row.partition(",")
        told = text.partition(f'id="scheme-{iri.rpartition("/")[2]}"')[2].partition("</details>")[0]
        assert told.count("<li>") == int(count), iri


@pytest.mark.parametrize("path", ["def", "shapes"])
def test_the_page_is_not_too_large_for_a_phone(client: httpx.Client, path: str) -> None:
    request = client.build_request("GET", path, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    with client.stream("GET", request.url, headers=request.headers) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert sum(map(len, answer.iter_raw())) < MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_told_in_words(client: httpx.Client, language: str) -> None:
    text = page(client, "shapes", language)
    assert len(rules()) > 150
    for rule in rules():
        assert language in rule.messages, rule.shape
        assert f' id="{rule.shape.rpartition("/")[2]}">{rule.told(language)} <small>' in text


def test_the_turtle_of_the_shapes_is_as_people_wrote_it(client: httpx.Client) -> None:
    assert "shape:Release a sh:NodeShape" in client.get("shapes.ttl").text


def test_a_rule_stands_with_its_term(client: httpx.Client) -> None:
    shown = dict(entries(page(client, "def", "en")))
    assert "A participation has exactly one capacity" in shown["capacity"]
    assert "A participation has exactly one capacity" not in shown["Participation"]
