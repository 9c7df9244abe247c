"""Read the triples of a release graph back into the facts document that they state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polgraph.engine import Triple
from polgraph.errors import SourceError
from polgraph.facts import (
    Facts,
    Issue,
    Mention,
    Person,
    Release,
    Span,
    in_span_order,
)
from polgraph.mapping import claims, events, figures
from polgraph.mapping.view import Graph, Ids, Node
from polgraph.mapping.writing import EVIDENCE_OF
from polgraph.namespaces import DCT, NIF, ORG, PG, RDF, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What a graph knows of its text: its length, and the words of some spans."""

    length: int
    words: Mapping[Span, str]

    def slice(self, span: Span) -> str | None:
        """Return the words at *span*, where the graph keeps them."""
        return self.words.get(span)


def facts_of(triples: Iterable[Triple]) -> tuple[Facts, KeptWords]:
    """Return the facts that a release graph states, in canonical order, and what it knows of the text.

    SourceError if the graph holds no release, or a subject has several values where one is expected.
    """
    graph = Graph(triples)
    releases = graph.of_type(PG.Release)
    if len(releases) != 1:
        raise SourceError(f"the graph holds {len(releases)} releases; expected one")
    ids = _ids(graph)
    return in_span_order(
        Facts(
            _release(releases[0]),
            tuple(_person(graph, node, ids) for node in graph.of_type(PG.Person, PG.UnnamedHolder)),
            tuple(events.read(graph, node, ids) for node in graph.of_type(PG.Event, PG.Meeting, PG.Visit, PG.Trip)),
            tuple(figures.read_observation(node, ids) for node in graph.of_type(PG.Observation)),
            tuple(figures.read_change(node, ids) for node in graph.of_type(PG.Change)),
            tuple(claims.read_statement(node, ids) for node in graph.of_type(PG.Statement)),
            tuple(claims.read_instruction(node, ids) for node in graph.of_type(PG.Instruction)),
            tuple(claims.read_measure(node, ids) for node in graph.of_type(PG.Action)),
            tuple(_mention(node, n) for n, node in enumerate(graph.of_type(PG.Mention), start=1)),
            releases[0].slugs(PG.topic),
            tuple(_issue(node) for node in graph.of_type(PG.Issue)),
        )
    ), _mentions(graph, releases[0])


def _ids(graph: Graph) -> dict[str, str]:
    """Number the subjects that others refer to; the canonical order renumbers them."""
    kinds = {
        "p": (PG.Person, PG.UnnamedHolder),
        "e": (PG.Event, PG.Meeting, PG.Visit, PG.Trip),
        "o": (PG.Observation,),
        "c": (PG.Change,),
        "s": (PG.Statement,),
        "i": (PG.Instruction,),
        "m": (PG.Action,),
    }
    return {
        node.iri: f"{letter}{n}"
        for letter, types in kinds.items()
        for n, node in enumerate(graph.of_type(*types), start=1)
    }


def _mentions(graph: Graph, release: Node) -> KeptWords:
    text = graph.node(release.iri_of(PG.text) or "")
    strings = graph.of_type(NIF.RFC5147String)
    words = {node.span(): anchor for node in strings if (anchor := node.text(NIF.anchorOf)) is not None}
    return KeptWords(int(text.number(PG.length) or 0), words)


def _release(node: Node) -> Release:
    text = node.graph.node(node.iri_of(PG.text) or "")
    spans = {key: node.spans(getattr(PG, name)) for key, name in EVIDENCE_OF.items()}
    return Release(
        text.text(PG.sha256) or "",
        node.text(DCT.language) or "",
        node.text(DCT.title),
        node.slug(DCT.publisher),
        node.text(DCT.issued),
        node.period(PG.reviewsPeriod),
        node.slug(PG.attributedTo),
        {key: found for key, found in spans.items() if found} or None,
    )


def _person(graph: Graph, node: Node, ids: Ids) -> Person:
    rank = node.slug(PG.serviceRank)
    if PG.UnnamedHolder in node.iris(RDF.type):
        return Person(ids[node.iri], None, node.slug(PG.roleHeld), node.slug(ORG.organization), rank, node.spans())
    tenure = next((t for t in graph.of_type(PG.Tenure) if t.iri_of(ORG.member) == node.iri), None)
    role, organization = (tenure.slug(ORG.role), tenure.slug(ORG.organization)) if tenure else (None, None)
    return Person(
        ids[node.iri],
        node.text(SKOS.prefLabel),
        role,
        organization or node.slug(ORG.memberOf),
        rank,
        node.spans(),
    )


def _mention(node: Node, n: int) -> Mention:
    return Mention(
        f"x{n}",
        node.slug(PG.mentionKind) or "",
        node.slug(PG.refersTo),
        node.text(RDFS.label),
        node.spans(),
        node.number(PG.confidence),
    )


def _issue(node: Node) -> Issue:
    return Issue(node.text(PG.issueReason) or "", next(iter(node.spans()), None), node.text(PG.message) or "")
