"""Who is who: a name and a post together, never a name alone."""

from __future__ import annotations

import pytest

from polgraph.engine import parse_text
from polgraph.engine.parse import FORMATS
from polgraph.resolution import identities

PREFIXES = """
@prefix org: <http://www.w3.org/ns/org#> .
@prefix person: <https://w3id.org/polgraph/id/person/> .
@prefix pg: <https://w3id.org/polgraph/def#> .
@prefix post: <https://w3id.org/polgraph/id/post/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tenure: <https://w3id.org/polgraph/id/tenure/> .
person:known a pg:Person ; skos:prefLabel "Артём Примеров"@ru , "Артем Примеров"@kk ; pg:knownInPost post:mia.minister .
"""


def identity_of(turtle: str, person: str) -> str:
    quads = parse_text((PREFIXES + turtle).encode(), FORMATS[".ttl"], "case")
    found = {t.subject.value.rsplit("/", 1)[1]: t.object.value.rsplit("/", 1)[1] for t in identities(quads)}
    assert found["known"] == "known"
    return found[person]


@pytest.mark.parametrize("name", ["Артём Примеров", "Артем  Примеров", "АРТЁМ ПРИМЕРОВ"])
def test_a_name_and_a_post_make_an_identity(name: str) -> None:
    turtle = f'person:a a pg:Person ; skos:prefLabel "{name}"@ru . tenure:t org:member person:a ; pg:post post:mia.minister .'
    assert identity_of(turtle, "a") == "known"


@pytest.mark.parametrize(
    "turtle",
    [
        'person:a a pg:Person ; skos:prefLabel "Артём Примеров"@ru .',
        'person:a a pg:Person ; skos:prefLabel "Артём Примеров"@ru . tenure:t org:member person:a ; pg:post post:other.minister .',
        'person:a a pg:Person ; skos:prefLabel "Артём Другой"@ru . tenure:t org:member person:a ; pg:post post:mia.minister .',
    ],
    ids=["a name without a post", "another post", "another name"],
)
def test_less_than_both_leaves_a_person_alone(turtle: str) -> None:
    assert identity_of(turtle, "a") == "a"
