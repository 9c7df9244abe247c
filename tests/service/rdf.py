"""What an answer holds, read by the media type that it states."""

from __future__ import annotations

import httpx

from polgraph.engine import Quad, Triple, parse_text
from polgraph.engine.parse import FORMS

SYNTAXES = {
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdfxml",
    "text/turtle": "turtle",
}
SUFFIXES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


def media(answer: httpx.Response) -> str:
    return answer.headers["content-type"].partition(";")[0]


def quads(answer: httpx.Response) -> list[Quad]:
    assert answer.status_code == 200, answer.text
    return parse_text(answer.content, FORMS[SYNTAXES[media(answer)]], "the answer")


def triples(answer: httpx.Response) -> set[Triple]:
    return {quad.triple for quad in quads(answer)}
