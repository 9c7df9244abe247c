"""All that there is about one IRI: what is said of it and its parts, the names in that, and what points to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from polgraph.engine import BlankNode, Dataset, NamedNode, Node, Triple
from polgraph.iris import ARCHIVE_GRAPH, CURATION_GRAPH, ONTOLOGY_GRAPH, RESOLUTION_GRAPH
from polgraph.namespaces import BASE, DCT, NIF, PG, PREFIXES, RDFS, SKOS

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
    if graph := tuple(dict.fromkeys(_held(dataset, iri))):
        return Described(iri, "graph", graph)
    for where in ("", None):
        said = dict.fromkeys(_said(dataset, iri, where))
        pointing = list(islice(dataset.matching(None, None, iri, graph=where), MOST + 1))
        if said or pointing:
            apart = dict.fromkeys(triple for triple in pointing[:MOST] if triple not in said)
            names = dict.fromkeys(_names(dataset, said))
            return Described(iri, "thing", tuple(said), tuple(names), tuple(apart), len(pointing) > MOST)
    return None


def described_in(document: Described, iri: str) -> Described | None:
    """Describe *iri* by what a document says, None if it says nothing about it."""
    dataset = Dataset()
    dataset.add(document.said, document.iri)
    dataset.merge()
    return described(dataset, iri)


def _said(dataset: Dataset, iri: str, where: str | None) -> Iterator[Triple]:
    """Yield what is said of a thing, of its parts, which its IRI and a fragment name, and of what has no name."""
    nodes: list[Node] = [NamedNode(one) for one in (iri, *_parts(dataset, iri))]
    known = set(nodes)
    for node in nodes:  # which grow meanwhile
        for triple in dataset.matching(node, None, graph=where):
            yield triple
            if isinstance(triple.object, BlankNode) and triple.object not in known:
                known.add(triple.object)
                nodes.append(triple.object)


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
    """Yield what a graph holds, with what a store keeps of it apart."""
    parts = [name for name in dataset.graphs() if name.startswith(f"{iri}/")] if iri in _IN_PARTS else []
    for name in (iri, *parts):
        yield from dataset.matching(None, None, graph=name)


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True
