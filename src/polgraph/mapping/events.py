"""Events, who took part in them, and what they were held on, both ways."""

from __future__ import annotations

from polgraph import iris
from polgraph.engine import NamedNode, literal
from polgraph.errors import SourceError
from polgraph.facts import Event, Participant, Person, Purpose
from polgraph.mapping.builder import Builder, concept, ref
from polgraph.mapping.summaries import composed
from polgraph.mapping.view import Graph, Ids, Node, actor_of
from polgraph.namespaces import PG, SCHEMA, XSD

# For these the period is their own days; for the others it is what they look back on.
OWN_DAYS = ("operation", "working-trip", "working-visit", "inspection")


def tenure_iri(out: Builder, person: Person) -> str | None:
    """Name the tenure of a person, who needs a name and a role for one."""
    if person.name is None or person.role is None:
        return None
    seat = iris.compact(iris.post(person.organization, person.role))
    return iris.claim("tenure", out.sha256, (iris.compact(out.names.people[person.id]), seat), *person.spans[0])


def write(out: Builder) -> None:
    """Write the events of the document."""
    people = {person.id: person for person in out.facts.people}
    for e in out.facts.events:
        iri = out.names.events[e.id]
        looks_back = e.type not in OWN_DAYS
        period = out.period(e.period)
        out.claim(
            iri,
            out.concepts.value(iris.thing("event-type", e.type), PG.eventClass) or PG.Event,
            e.spans,
            (PG.eventType, concept("event-type", e.type)),
            (PG.wording, out.wording(e.label)),
            (PG.hostedBy, concept("agency", e.host)),
            (PG.venue, concept("agency", e.venue)),
            (PG.visited, [concept("agency", agency) for agency in e.visited]),
            (PG.region, ref(iris.place(e.region)) if e.region else None),
            (PG.place, ref(iris.place(e.place)) if e.place else None),
            (PG.date, literal(e.date, datatype=XSD.date) if e.date else None),
            (PG.dateStatus, NamedNode(PG.Stated if e.date else PG.NotStated)),
            (PG.reviewsPeriod, period if looks_back else None),
            (PG.heldDuring, None if looks_back else period),
            (SCHEMA.superEvent, ref(out.names.events[e.part_of]) if e.part_of else None),
            *out.summary(None, _summary(out, e)),
        )
        for participant in e.participants:
            _write_participation(out, iri, participant, people[participant.person])
        for purpose in e.purpose:
            out.claim(
                out.names.mint("purpose", (iris.compact(iri), purpose.topic), purpose.spans[0]),
                PG.Purpose,
                purpose.spans,
                (PG.inEvent, ref(iri)),
                (PG.topic, concept("topic", purpose.topic)),
            )


def _write_participation(out: Builder, event: str, q: Participant, person: Person) -> None:
    who = out.names.people[q.person]
    key = (iris.compact(event), iris.compact(who), q.capacity)
    iri = out.names.mint("participation", key, q.spans[0])
    tenure = tenure_iri(out, person) if q.role == person.role else None
    out.claim(
        iri,
        PG.Participation,
        q.spans,
        (PG.inEvent, ref(event)),
        (PG.participant, ref(who)),
        (PG.mentionedAs, out.holders(q.person)),
        (PG.roleHeld, concept("role", q.role)),
        (PG.capacity, concept("capacity", q.capacity)),
        (PG.underTenure, ref(tenure)),
        mention=True,
    )
    if tenure:
        out.about(tenure, PG.Tenure, (PG.attestedBy, ref(iri)))


def _summary(out: Builder, event: Event) -> dict[str, str]:
    where = iris.thing("agency", event.host) if event.host else iris.place(event.place or event.region or "KZ")
    return dict(composed(out.concepts, iris.thing("event-type", event.type), dict(out.concepts.labels(where)), ()))


def read(graph: Graph, node: Node, ids: Ids) -> Event:
    """Read an event back, with its participants and purposes."""
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
    person = actor_of(participation, PG.participant, ids)
    if person not in ids.values():
        raise SourceError(f"{participation.iri} has {person!r} as participant; expected a person of the release")
    return str(person)
