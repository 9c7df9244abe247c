"""Reference data: twenty regions, contained places, agencies with one parent, posts that name known things."""

from __future__ import annotations

import pytest

from polgraph.engine import Quad
from polgraph.namespaces import ID, ORG, PG, RDF, SCHEMA, SKOS
from tests.cases import CORPUS, RELEASES

ISO = [
    "10",
    "11",
    "15",
    "19",
    "23",
    "27",
    "31",
    "33",
    "35",
    "39",
    "43",
    "47",
    "55",
    "59",
    "61",
    "62",
    "63",
    "71",
    "75",
    "79",
]


@pytest.fixture(scope="module")
def values(vocabulary_quads: list[Quad]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for quad in vocabulary_quads:
        found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, set()).add(quad.object.value)
    return found


def of_class(values: dict[str, dict[str, set[str]]], class_: str) -> list[str]:
    return sorted(iri for iri, has in values.items() if class_ in has.get(RDF.type, ()))


def test_there_are_twenty_regions(values: dict[str, dict[str, set[str]]]) -> None:
    assert of_class(values, PG.Region) == [f"{ID}region/KZ-{code}" for code in ISO]


@pytest.mark.parametrize("code", ISO)
def test_a_region_has_its_codes_and_a_police_department(code: str, values: dict[str, dict[str, set[str]]]) -> None:
    region = f"{ID}region/KZ-{code}"
    assert {f"KZ-{code}", f"{code}0000000"} <= values[region][SKOS.notation]
    department = values[f"{ID}agency/police-department-kz-{code}"]
    assert department[ORG.subOrganizationOf] == {f"{ID}agency/mia"}
    assert department[PG.jurisdiction] == {region}


def test_places_are_in_the_region_of_their_kato_code(values: dict[str, dict[str, set[str]]]) -> None:
    for town in of_class(values, PG.Settlement):
        (kato,) = values[town][SKOS.notation]
        assert values[town][SCHEMA.containedInPlace] == {f"{ID}region/KZ-{kato[:2]}"}, town


def test_every_thing_that_is_named_is_defined(values: dict[str, dict[str, set[str]]]) -> None:
    named = {iri for has in values.values() for found in has.values() for iri in found if iri.startswith(ID)}
    assert sorted(named - values.keys()) == []


def test_posts_are_named_after_their_agency_and_role(values: dict[str, dict[str, set[str]]]) -> None:
    for post in of_class(values, ORG.Post):
        organization, role = post.rsplit("/", 1)[1].split(".")
        assert values[post][ORG.role] == {f"{ID}role/{role}"}
        assert values[post].get(ORG.postIn, {f"{ID}agency/kz"}) == {f"{ID}agency/{organization}"}


@pytest.mark.parametrize("path", CORPUS + RELEASES, ids=lambda path: path.stem)
def test_every_place_and_body_of_the_documents_is_known(path, lexicon) -> None:
    import json

    document = json.loads(path.read_text(encoding="utf-8"))
    places, bodies = set(), {document["release"]["publisher"]}
    for person in document["people"]:
        bodies.add(person["organization"])
    for event in document["events"]:
        places |= {event["region"], event["place"]}
        bodies |= {event["host"], event.get("venue"), *event.get("visited", [])}
    for figure in document["observations"] + document["changes"]:
        places |= {figure["region"], *figure.get("origins", [])}
    for action in document["measures"]:
        bodies.add(action["by"] if not action["by"] or not action["by"][1:].isdigit() else None)
    kinds = {place: "region" if str(place).startswith("KZ") else "place" for place in places - {None}}
    assert [place for place, kind in kinds.items() if not lexicon.knows(f"{ID}{kind}/{place}")] == []
    assert [body for body in bodies - {None} if not lexicon.knows(f"{ID}agency/{body}")] == []
