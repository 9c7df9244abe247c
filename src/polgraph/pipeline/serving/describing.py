"""All that there is about one IRI: what is said of it and its parts, the names in that, and what points to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from polgraph.engine import NamedNode, Triple
from polgraph.iris import ARCHIVE_GRAPH, CURATION_GRAPH, ONTOLOGY_GRAPH, RESOLUTION_GRAPH
from polgraph.namespaces import BASE, DCT, NIF, PG, PREFIXES, RDFS, SKOS

if TYPE_CHECKING:
    from polgraph.engine import Dataset

MOST = 1000
"""Statements that point to a thing, and are told with it."""
NAMING = (SKOS.prefLabel, RDFS.label, PG.summary, DCT.title, NIF.anchorOf)
_ONTOLOGY = f"{BASE}def"
_IN_PARTS = (ARCHIVE_GRAPH, CURATION_GRAPH, RESOLUTION_GRAPH)
"""What a store keeps in a graph for each release."""


@dataclass(frozen=True, slots=True)
class Described:
    """What there is about *iri*; of a document or a graph, what it holds."""

    iri: str
    kind: Literal["thing", "graph", "document"]
    said: tuple[Triple, ...]
    names: tuple[Triple, ...] = ()
    pointing: tuple[Triple, ...] = ()
    cut: bool = False
    """Whether more points to it."""
    turtle: bytes = b""
    """A document as people wrote it, where they did."""


def described(dataset: Dataset, iri: str) -> Described | None:
    """Describe *iri*, None if nothing here is about it; what is only derived or curated is told if there is no else."""
    if not _is_iri(iri):
        return None
    if graph := tuple(_held(dataset, iri)):
        return Described(iri, "graph", graph)
    for where in ("", None):
        said = tuple(dict.fromkeys(_said(dataset, iri, where)))
        pointing = list(islice(dict.fromkeys(dataset.matching(None, None, iri, graph=where)), MOST + 1))
        if said or pointing:
            apart = [triple for triple in pointing[:MOST] if triple not in said]
            names = tuple(dict.fromkeys(_names(dataset, said)))
            return Described(iri, "thing", said, names, tuple(apart), len(pointing) > MOST)
    return None


def _said(dataset: Dataset, iri: str, where: str | None) -> Iterator[Triple]:
    """Yield what is said of a thing and of its parts, which its IRI and a fragment name."""
    yield from dataset.matching(iri, None, graph=where)
    for part in _parts(dataset, iri):
        yield from dataset.matching(part, None, graph=where)


def _parts(dataset: Dataset, iri: str) -> Iterable[str]:
    """Return the terms of the ontology, or the spans of a text; nothing else has parts."""
    if iri == _ONTOLOGY:
        return sorted({one for one in _subjects(dataset.matching(None, None, graph=ONTOLOGY_GRAPH)) if one != iri})
    if iri.startswith(PREFIXES["text"]):
        return sorted(set(_subjects(dataset.matching(None, NIF.referenceContext, iri))))
    return ()


def _subjects(triples: Iterable[Triple]) -> Iterator[str]:
    subjects = (triple.subject for triple in triples)
    return (one.value for one in subjects if isinstance(one, NamedNode) and "#" in one.value)


def _names(dataset: Dataset, said: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the names of what *said* points to."""
    for iri in sorted({triple.object.value for triple in said if isinstance(triple.object, NamedNode)}):
        for predicate in NAMING:
            yield from dataset.matching(iri, predicate)


def _held(dataset: Dataset, iri: str) -> Iterator[Triple]:
    """Yield what a graph holds."""
    if dataset.holds(iri):
        yield from dataset.matching(None, None, graph=iri)
    elif iri in _IN_PARTS:
        for name in dataset.graphs():
            if name.startswith(f"{iri}/"):
                yield from dataset.matching(None, None, graph=name)


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True
