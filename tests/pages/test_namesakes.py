"""Two invented people of one name: their pages keep them apart, and end a post only where a text says so."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from polgraph.namespaces import BASE
from tests.pages.reading import lines, page, section, text
from tests.service.served import serving

HEADERS = {"Content-Type": "text/turtle", "Authorization": "Bearer of-the-test"}
PREFIXES = """
@prefix dct: <http://purl.org/dc/terms/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix pg: <https://w3id.org/polgraph/def#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/polgraph/> .
"""
# A person in one release, with a post; {n} tells one from the other.
PERSON = """
<id/person/{n}> a pg:Person ; skos:prefLabel "Пример Образцов"@ru ; pg:identifiedAs <id/person/{n}> ;
    pg:evidence <text/{n}#char=0,15> .
<id/tenure/{n}> a pg:Tenure ; org:member <id/person/{n}> ; org:role <id/role/inspector> ; pg:post <id/post/{n}> ;
    org:organization <id/agency/{n}> ; prov:wasGeneratedBy <id/run/{n}> ; pg:evidence <text/{n}#char=0,15> .
<id/agency/{n}> a pg:Agency ; skos:prefLabel "Agency {n}"@en .
<id/run/{n}> prov:used <text/{n}> .
<id/release/{n}> a pg:Release ; pg:text <text/{n}> ; dct:title "Release {n}"@en .
<text/{n}#char=0,15> a nif:RFC5147String ; nif:referenceContext <text/{n}> ; nif:beginIndex 0 .
"""
DERIVED = """
<id/tenure/d> a pg:DerivedTenure ; org:member <id/person/bbbbbbbbbbbb> ; pg:post <id/post/bbbbbbbbbbbb> ;
    pg:notLaterThan "2025-02-03"^^xsd:date ; pg:heldUntil "2025-03-04"^^xsd:date .
"""
# A person of another name whom somebody has decided to be the second one.
DECIDED = """
<id/person/cccccccccccc> a pg:Person ; skos:prefLabel "Иная Примерова"@ru ;
    pg:identifiedAs <id/person/bbbbbbbbbbbb> ; pg:evidence <text/bbbbbbbbbbbb#char=0,15> .
"""
# A meeting that the second one missed.
MISSED = """
<id/event/e> a pg:Meeting ; pg:eventType <id/event-type/collegium> ; pg:dateStatus pg:NotStated ;
    prov:wasGeneratedBy <id/run/bbbbbbbbbbbb> ; pg:evidence <text/bbbbbbbbbbbb#char=0,15> .
<id/participation/e> a pg:Participation ; pg:inEvent <id/event/e> ; pg:participant <id/person/bbbbbbbbbbbb> ;
    pg:capacity <id/capacity/absent> ; pg:evidence <text/bbbbbbbbbbbb#char=0,15> .
<id/capacity/absent> skos:prefLabel "was absent"@en .
"""
ONE, OTHER, DECIDED_TO_BE_OTHER = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"


@pytest.fixture(scope="module")
def namesakes() -> Iterator[httpx.Client]:
    people = PREFIXES + '<id/role/inspector> a org:Role ; skos:prefLabel "inspector"@en .'
    people += PERSON.replace("{n}", ONE) + PERSON.replace("{n}", OTHER) + DECIDED + MISSED
    with (
        serving("--writable", "--no-validate", POLGRAPH_TOKEN="of-the-test") as served,
        httpx.Client(base_url=served.address, trust_env=False, timeout=30) as client,
    ):
        for graph, said in (("default", people), (f"graph={BASE}graph/derived", PREFIXES + DERIVED)):
            put = client.put(f"store?{graph}", content=said.encode(), headers=HEADERS)
            assert put.is_success, put.text
        yield client


def test_namesakes_are_two_lines_of_a_list(namesakes: httpx.Client) -> None:
    assert sorted(lines(page(namesakes, "people?q=Образцова"))) == [f"/id/person/{ONE}", f"/id/person/{OTHER}"]


def test_a_page_has_nothing_of_a_namesake(namesakes: httpx.Client) -> None:
    found = page(namesakes, f"id/person/{ONE}")
    assert f"Agency {ONE}" in found
    assert OTHER not in found


def test_an_attested_post_has_no_day_at_all(namesakes: httpx.Client) -> None:
    told = text(section(page(namesakes, f"id/person/{ONE}"), "Posts"))
    assert "no first or last day is given" in told
    assert "20" not in told


def test_a_post_ends_on_the_day_that_a_text_names(namesakes: httpx.Client) -> None:
    told = text(section(page(namesakes, f"id/person/{OTHER}"), "Posts"))
    assert "In the post by 2025-02-03 at the latest." in told
    assert "A text names the day on which the post was left: 2025-03-04." in told
    assert "no first or last day" not in told


def test_who_is_one_by_a_decision_is_not_said_to_be_one_by_rules(namesakes: httpx.Client) -> None:
    told = text(page(namesakes, f"id/person/{DECIDED_TO_BE_OTHER}"))
    assert "The rules alone" in told
    assert "a person decided so" in told
    assert "they are taken to be one" not in told


def test_who_was_absent_is_told_and_not_counted_as_having_met(namesakes: httpx.Client) -> None:
    assert "was absent" in section(page(namesakes, "id/event/e"), "Who is named, and in which capacity")
    assert "was absent" in section(page(namesakes, f"id/person/{OTHER}"), "Timeline")
    assert "meetings:" not in page(namesakes, "people")
