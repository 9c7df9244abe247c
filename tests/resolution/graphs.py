"""Small graphs of people to resolve."""

from __future__ import annotations

from polgraph import resolution
from polgraph.engine import Dataset, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import ID
from polgraph.resolution import Decisions

PREFIXES = """
@prefix agency: <https://w3id.org/polgraph/id/agency/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix period: <https://w3id.org/polgraph/id/period/> .
@prefix person: <https://w3id.org/polgraph/id/person/> .
@prefix pg: <https://w3id.org/polgraph/def#> .
@prefix post: <https://w3id.org/polgraph/id/post/> .
@prefix rank: <https://w3id.org/polgraph/id/rank/> .
@prefix release: <https://w3id.org/polgraph/id/release/> .
@prefix role: <https://w3id.org/polgraph/id/role/> .
@prefix scheme: <https://w3id.org/polgraph/id/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tenure: <https://w3id.org/polgraph/id/tenure/> .
@prefix text: <https://w3id.org/polgraph/text/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def graph(turtle: str) -> Dataset:
    dataset = Dataset()
    quads = parse_text((PREFIXES + turtle).encode(), FORMATS[".ttl"], "case")
    dataset.add((quad.triple for quad in quads), "https://w3id.org/polgraph/graph/reference")
    return dataset


def said(person: str, name: str, post: str = "", year: int | None = None) -> str:
    """Say that *person* has a name and, if given, a post, in a release of their own."""
    digest = person.encode().hex()
    turtle = f'person:{person} a pg:Person ; skos:prefLabel "{name}"@ru ; pg:evidence <https://w3id.org/polgraph/text/{digest}#char=0,9> .\n'
    if post:
        turtle += f"tenure:{person} org:member person:{person} ; pg:post post:{post} .\n"
    if year:
        turtle += f'release:{person} a pg:Release ; pg:text text:{digest} ; dct:issued "{year}-03-01"^^xsd:date .\n'
    return turtle


def iri(person: str) -> str:
    return f"{ID}person/{person}"


def identity(turtle: str, same: tuple[str, ...] = (), different: tuple[str, ...] = ()) -> dict[str, str]:
    """Return person to identity, by their slugs; pairs of decisions are written `a b`."""
    decided = [frozenset((iri(pair.split()[0]), iri(pair.split()[1])) for pair in pairs) for pairs in (same, different)]
    found = resolution.identities(graph(turtle), Decisions(*decided))
    return {t.subject.value.rpartition("/")[2]: t.object.value.rpartition("/")[2] for t in found}
