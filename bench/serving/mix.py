"""What is asked: every saved query as it is, and once more about a place, a person or a release."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.asking import ANCHORS
from bench.serving.client import get, post

from polgraph.pipeline import questions

ASK = "ASK { ?release a <https://w3id.org/polgraph/def#Release> }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@dataclass(frozen=True, slots=True)
class Asking:
    """A saved query with the values of its parameters, and the same as plain SPARQL."""

    name: str
    values: tuple[tuple[str, str], ...]
    sparql: str

    def __str__(self) -> str:
        return " ".join([self.name, *(f"{key}={value}" for key, value in self.values)])


@dataclass(frozen=True, slots=True)
class Way:
    """A way to ask one of the servers: how a request is written, and whether the client holds the answer already."""

    name: str
    server: str
    write: Callable[[int, Asking, bytes], bytes]  # for a port, with an entity tag or none
    revalidates: bool = False


def askings() -> Iterator[Asking]:
    """Yield each saved query, and again with a value where it takes one."""
    for name, query in questions.saved_queries().items():
        for values in [{}, ANCHORS[name]] if name in ANCHORS else [{}]:
            yield Asking(name, tuple(values.items()), query.bind(values))


def rows(content: bytes) -> int:
    """Count the rows of an answer; rdflib writes one with nothing in it where there is no group."""
    found = json.loads(content)
    return found["total"] if "total" in found else sum(map(bool, found["results"]["bindings"]))


def _posted(endpoint: str) -> Callable[[int, Asking, bytes], bytes]:
    return lambda port, asking, _: post(port, endpoint, asking.sparql)


def _got(port: int, asking: Asking, etag: bytes) -> bytes:
    return get(port, f"/sparql?{urlencode({'query': asking.sparql})}", etag)


def _saved(form: str) -> Callable[[int, Asking, bytes], bytes]:
    def written(port: int, asking: Asking, etag: bytes) -> bytes:
        return get(port, f"/api/queries/{asking.name}?{urlencode([*asking.values, ('format', form)])}", etag)

    return written


WAYS = [
    Way("Oxigraph server, SPARQL", "Oxigraph server", _posted("/query")),
    Way("rdflib-endpoint, SPARQL", "rdflib-endpoint", _posted("/")),
    Way("polgraph, SPARQL", "polgraph", _posted("/sparql")),
    Way("polgraph, saved query", "polgraph", _saved("sparql-json")),
    Way("polgraph, saved query with labels", "polgraph", _saved("json")),
    Way("polgraph, SPARQL, revalidated", "polgraph", _got, revalidates=True),
    Way("polgraph, saved query, revalidated", "polgraph", _saved("json"), revalidates=True),
]
