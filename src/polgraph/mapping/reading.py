"""Read the triples of a release graph back into the facts document that they state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polgraph.engine import Triple
from polgraph.errors import SourceError
from polgraph.facts import (
    Change,
    Event,
    Facts,
    Instruction,
    Issue,
    Measure,
    Mention,
    Number,
    Observation,
    Participant,
    Person,
    Purpose,
    Release,
    Span,
    Statement,
    Summary,
    in_span_order,
)
from polgraph.mapping.view import Graph, Node
from polgraph.mapping.writing import EVIDENCE_OF
from polgraph.namespaces import DCT, NIF, ORG, PG, RDF, RDFS, SCHEMA, SKOS


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
            tuple(_event(graph, node, ids) for node in graph.of_type(PG.Event, PG.Meeting, PG.Visit, PG.Trip)),
            tuple(_observation(node, ids) for node in graph.of_type(PG.Observation)),
            tuple(_change(node, ids) for node in graph.of_type(PG.Change)),
            tuple(_statement(node, ids) for node in graph.of_type(PG.Statement)),
            tuple(_instruction(node, ids) for node in graph.of_type(PG.Instruction)),
            tuple(_measure(node, ids) for node in graph.of_type(PG.Action)),
            tuple(_mention(node, n) for n, node in enumerate(graph.of_type(PG.Mention), start=1)),
            releases[0].slugs(PG.topic),
            tuple(_issue(node) for node in graph.of_type(PG.Issue)),
        )
    ), _mentions(graph, releases[0])


Ids = Mapping[str, str]


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


def _event(graph: Graph, node: Node, ids: Ids) -> Event:
    inside = [n for n in graph.of_type(PG.Participation, PG.Purpose) if n.iri_of(PG.inEvent) == node.iri]
    return Event(
        ids[node.iri],
        node.slug(PG.eventType) or "",
        node.slug(PG.hostedBy),
        node.slug(PG.region),
        node.slug(PG.place),
        node.text(PG.date),
        node.period(PG.reviewsPeriod) or node.period(PG.heldDuring),
        node.spans(),
        tuple(
            Participant(_one_of_the_document(n, ids), n.slug(PG.roleHeld), n.slug(PG.capacity) or "", n.spans())
            for n in inside
            if n.iri_of(PG.participant)
        ),
        node.text(PG.wording),
        node.slug(PG.venue),
        node.slugs(PG.visited),
        ids.get(node.iri_of(SCHEMA.superEvent) or ""),
        tuple(Purpose(n.slug(PG.topic) or "", n.spans()) for n in inside if not n.iri_of(PG.participant)),
    )


def _one_of_the_document(participation: Node, ids: Ids) -> str:
    """Return the participant, who is a person or an unnamed holder of the same release."""
    person = _actor(participation, PG.participant, ids)
    if person not in ids.values():
        raise SourceError(f"{participation.iri} has {person!r} as participant; expected a person of the release")
    return str(person)


def _indicator(node: Node) -> tuple[str, str | None, str | None]:
    indicator = node.graph.node(node.iri_of(PG.indicator) or "")
    return indicator.slug(PG.measure) or "", indicator.slug(PG.subject), indicator.slug(PG.setting)


def _observation(node: Node, ids: Ids) -> Observation:
    low, high, value = node.number(PG.lowerBound), node.number(PG.upperBound), node.number(PG.value)
    one = next((number for number in (value, low, high) if number is not None), 0)
    return Observation(
        ids[node.iri],
        *_indicator(node),
        node.text(PG.wording),
        node.slug(PG.region),
        node.period(PG.period),
        node.text(PG.periodWording),
        node.slug(PG.valueKind) or "",
        (low, high) if low is not None and high is not None else one,
        node.slug(PG.unit) or "",
        ids.get(node.iri_of(PG.partOf) or ""),
        node.spans(),
        node.slug(PG.scope),
        node.slugs(PG.origin),
        node.number(PG.confidence),
    )


def _change(node: Node, ids: Ids) -> Change:
    direction, kind, bound = (
        node.slug(PG.direction) or "",
        node.slug(PG.changeKind) or "",
        node.slug(PG.changeValueKind),
    )
    return Change(
        ids[node.iri],
        ids.get(node.iri_of(PG.ofObservation) or ""),
        *_indicator(node),
        node.text(PG.wording),
        node.slug(PG.region),
        node.period(PG.toPeriod),
        node.text(PG.periodWording),
        node.period(PG.fromPeriod),
        direction,
        kind,
        _change_value(node, direction, kind),
        node.number(PG.previousValue),
        node.slug(PG.intensity),
        node.spans(),
        None if bound == "exact" else bound,
        node.number(PG.confidence),
    )


def _change_value(node: Node, direction: str, kind: str) -> Number | None:
    """Return the signed value; bounds are written without a sign."""
    bounds = (node.number(PG.magnitudeLowerBound), node.number(PG.magnitudeUpperBound))
    magnitude = next((number for number in bounds if number is not None), None)
    if magnitude is None:
        return node.number(PG.changeValue)
    return -magnitude if direction == "down" and kind != "factor" else magnitude


def _statement(node: Node, ids: Ids) -> Statement:
    return Statement(
        ids[node.iri],
        _actor(node, PG.speaker, ids),
        ids.get(node.iri_of(PG.inEvent) or ""),
        node.boolean(PG.quotation),
        node.slug(PG.stance),
        node.slugs(PG.topic),
        node.spans(),
        node.slug(PG.statementKind),
        _summary(node),
        node.number(PG.confidence),
    )


def _instruction(node: Node, ids: Ids) -> Instruction:
    return Instruction(
        ids[node.iri],
        _actor(node, PG.issuedBy, ids),
        _actors(node, PG.addressee, ids),
        _actors(node, PG.jointlyWith, ids),
        ids.get(node.iri_of(PG.inEvent) or ""),
        node.boolean(PG.contentStated),
        node.slugs(PG.topic),
        node.spans(),
        node.slug(PG.instructionKind),
        _summary(node),
        node.number(PG.confidence),
    )


def _measure(node: Node, ids: Ids) -> Measure:
    return Measure(
        ids[node.iri],
        _actor(node, PG.agent, ids),
        node.slugs(PG.topic),
        node.spans(),
        ids.get(node.iri_of(PG.inEvent) or ""),
        node.slug(PG.actionKind),
        _summary(node),
        node.number(PG.confidence),
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


def _summary(node: Node) -> Summary | None:
    return None if node.iri_of(PG.summaryStatus) else node.texts(PG.summary) or None


def _actor(node: Node, predicate: str, ids: Ids) -> str | None:
    """Return the one actor for *predicate*: a person of the document, or an agency by its id."""
    node.iri_of(predicate)
    return next(iter(_actors(node, predicate, ids)), None)


def _actors(node: Node, predicate: str, ids: Ids) -> tuple[str, ...]:
    """Return the actors: a post is the unnamed holder whom the node is mentioned as."""
    holders = {node.graph.node(iri).iri_of(PG.refersTo): iri for iri in node.iris(PG.mentionedAs)}
    people = (ids.get(holders.get(iri, iri)) or node.slug_in(predicate, iri) for iri in node.iris(predicate))
    return tuple(people)
