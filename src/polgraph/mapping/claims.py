"""Statements, instructions and actions, both ways: what was said, ordered and done without a number."""

from __future__ import annotations

from polgraph import iris
from polgraph.engine import Object, literal
from polgraph.facts import Instruction, Measure, Statement, Summary
from polgraph.mapping.builder import Builder, Values, concept, ref
from polgraph.mapping.summaries import composed
from polgraph.mapping.view import Ids, Node, actor_of, actors_of
from polgraph.namespaces import PG

Said = Statement | Instruction | Measure


def write(out: Builder) -> None:
    """Write the statements, instructions and actions of the document."""
    roles = {person.id: person.role for person in out.facts.people}
    for s in out.facts.statements:
        out.claim(
            out.names.said[s.id],
            PG.Statement,
            s.spans,
            (PG.statementKind, concept("statement-kind", s.kind)),
            (PG.speaker, _actor(out, s.speaker)),
            (PG.speakerRole, concept("role", roles.get(s.speaker or ""))),
            (PG.mentionedAs, out.holders(s.speaker)),
            (PG.quotation, literal(s.quotation)),
            (PG.stance, concept("stance", s.stance)),
            *_said(out, s, "statement-kind", PG.Statement, s.speaker),
        )
    for i in out.facts.instructions:
        out.claim(
            out.names.said[i.id],
            PG.Instruction,
            i.spans,
            (PG.instructionKind, concept("instruction-kind", i.kind)),
            (PG.issuedBy, _actor(out, i.by)),
            (PG.addressee, [_addressee(out, one) for one in i.to]),
            (PG.jointlyWith, [_addressee(out, one) for one in i.jointly_with]),
            (PG.mentionedAs, out.holders(i.by, *i.to, *i.jointly_with)),
            (PG.contentStated, literal(i.content_stated)),
            *_said(out, i, "instruction-kind", PG.Instruction, i.by),
        )
    for m in out.facts.measures:
        out.claim(
            out.names.said[m.id],
            PG.Action,
            m.spans,
            (PG.actionKind, concept("action-kind", m.kind)),
            (PG.agent, _actor(out, m.by)),
            (PG.mentionedAs, out.holders(m.by)),
            *_said(out, m, "action-kind", PG.Action, m.by),
        )


def _said(out: Builder, fact: Said, scheme: str, class_: str, actor: str | None) -> tuple[tuple[str, Values], ...]:
    kind = iris.thing(scheme, fact.kind) if fact.kind else class_
    topics = [iris.thing("topic", topic) for topic in fact.topics]
    return (
        (PG.inEvent, ref(out.names.events[fact.event]) if fact.event else None),
        (PG.topic, [ref(topic) for topic in topics]),
        (PG.confidence, literal(fact.confidence) if fact.confidence is not None else None),
        *out.summary(fact.summary, composed(out.concepts, kind, _called(out, actor), topics)),
    )


def _called(out: Builder, actor: str | None) -> str | Summary | None:
    """What an actor is called in a summary: a name as the release has it, else labels."""
    named = {person.id: person.name for person in out.facts.people}
    if actor is None or named.get(actor):
        return named.get(actor or "")
    return dict(out.concepts.labels(out.names.actor(actor)))


def _actor(out: Builder, actor: str | None) -> Values:
    return ref(out.names.actor(actor)) if actor else None


def _addressee(out: Builder, one: str) -> Object | None:
    """A person of the document, else the role or group of that id; what is neither is an agency, known or not."""
    if one in out.names.people:
        return ref(out.names.people[one])
    known = (kind for kind in ("agency", "role", "group") if out.concepts.knows(iris.thing(kind, one)))
    return concept(next(known, "agency"), one)


def read_statement(node: Node, ids: Ids) -> Statement:
    """Read a statement back."""
    return Statement(
        ids[node.iri],
        actor_of(node, PG.speaker, ids),
        ids.get(node.iri_of(PG.inEvent) or ""),
        node.boolean(PG.quotation),
        node.slug(PG.stance),
        node.slugs(PG.topic),
        node.spans(),
        node.slug(PG.statementKind),
        _written_summary(node),
        node.number(PG.confidence),
    )


def read_instruction(node: Node, ids: Ids) -> Instruction:
    """Read an instruction back."""
    return Instruction(
        ids[node.iri],
        actor_of(node, PG.issuedBy, ids),
        actors_of(node, PG.addressee, ids),
        actors_of(node, PG.jointlyWith, ids),
        ids.get(node.iri_of(PG.inEvent) or ""),
        node.boolean(PG.contentStated),
        node.slugs(PG.topic),
        node.spans(),
        node.slug(PG.instructionKind),
        _written_summary(node),
        node.number(PG.confidence),
    )


def read_measure(node: Node, ids: Ids) -> Measure:
    """Read an action back."""
    return Measure(
        ids[node.iri],
        actor_of(node, PG.agent, ids),
        node.slugs(PG.topic),
        node.spans(),
        ids.get(node.iri_of(PG.inEvent) or ""),
        node.slug(PG.actionKind),
        _written_summary(node),
        node.number(PG.confidence),
    )


def _written_summary(node: Node) -> Summary | None:
    return None if node.iri_of(PG.summaryStatus) else node.texts(PG.summary) or None
