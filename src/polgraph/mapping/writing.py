"""Write the facts of one release as triples: every field reaches the graph."""

from __future__ import annotations

from dataclasses import dataclass

from polgraph import iris
from polgraph.engine import Triple, literal
from polgraph.facts import Facts, Span, Text, in_span_order
from polgraph.mapping import claims, events, figures
from polgraph.mapping.builder import Builder, concept, ref
from polgraph.mapping.names import Concepts
from polgraph.namespaces import DCT, NIF, ORG, PG, PROV, RDFS, SKOS, XSD

EVIDENCE_OF = {
    "attributedTo": "attributionEvidence",
    "period": "periodEvidence",
    "published": "publishedEvidence",
    "publisher": "publisherEvidence",
    "title": "titleEvidence",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who made the facts document, and whether a person has accepted it."""

    extractor: str = "manual"
    version: str = "1"
    review: str = "accepted"


def triples_of(facts: Facts, text: Text, concepts: Concepts, provenance: Provenance) -> list[Triple]:
    """Map *facts* to the triples of their release graph; SourceError if a span is outside the text."""
    facts = in_span_order(facts)
    run = iris.run(facts.release.sha256, provenance.extractor, provenance.version)
    out = Builder(facts, text, concepts, run, provenance.review)
    _write_release(out)
    out.about(
        run,
        PROV.Activity,
        (PROV.used, ref(iris.text(out.sha256))),
        (PG.extractor, literal(provenance.extractor)),
        (PG.extractorVersion, literal(provenance.version)),
    )
    events.write(out)
    _write_people(out)
    figures.write(out)
    claims.write(out)
    _write_mentions(out)
    return out.finish()


def _write_release(out: Builder) -> None:
    release = out.facts.release
    spans = release.spans or {}
    out.about(
        iris.release(out.sha256),
        PG.Release,
        (PG.text, ref(iris.text(out.sha256))),
        (DCT.language, literal(release.language)),
        (DCT.title, out.wording(release.title)),
        (DCT.publisher, concept("agency", release.publisher)),
        (DCT.issued, literal(release.published, datatype=XSD.date) if release.published else None),
        (PG.attributedTo, concept("agency", release.attributed_to)),
        (PG.reviewsPeriod, out.period(release.period)),
        (PG.topic, [concept("topic", topic) for topic in out.facts.topics]),
        *((getattr(PG, EVIDENCE_OF[key]), out.evidence(found)) for key, found in spans.items()),
    )
    out.about(
        iris.text(out.sha256),
        NIF.Context,
        (PG.length, literal(out.text.length)),
        (PG.sha256, literal(out.sha256)),
    )


def _write_people(out: Builder) -> None:
    for p in out.facts.people:
        iri = out.names.people[p.id]
        role, rank, organization = concept("role", p.role), concept("rank", p.rank), concept("agency", p.organization)
        if p.name is None:
            out.claim(
                out.names.holders[p.id],
                PG.UnnamedHolder,
                p.spans,
                (PG.refersTo, ref(iri)),
                (PG.roleHeld, role),
                (PG.serviceRank, rank),
                (ORG.organization, organization),
                mention=True,
            )
            continue
        out.about(
            iri,
            PG.Person,
            (SKOS.prefLabel, out.wording(p.name)),
            (PG.serviceRank, rank),
            (ORG.memberOf, None if p.role else organization),
            (PG.evidence, out.evidence(p.spans, mention=True)),
        )
        if tenure := events.tenure_iri(out, p):
            seat = iris.post(p.organization, p.role or "") if p.organization or p.role == "president" else None
            out.claim(
                tenure,
                PG.Tenure,
                p.spans,
                (ORG.member, ref(iri)),
                (ORG.organization, organization),
                (ORG.role, role),
                (PG.post, ref(seat)),
                mention=True,
            )


def _write_mentions(out: Builder) -> None:
    for m in out.facts.mentions:
        target = None
        if m.ref:
            kind = {"group": "group", "place": "place"}.get(m.kind, "agency")
            target = iris.place(m.ref) if kind == "place" else iris.thing(kind, m.ref)
        out.claim(
            out.names.mentions[m.id],
            PG.Mention,
            m.spans,
            (PG.mentionKind, concept("mention-kind", m.kind)),
            (PG.refersTo, ref(target)),
            (RDFS.label, literal(m.label) if m.label else None),
            (PG.confidence, literal(m.confidence) if m.confidence is not None else None),
        )
    for issue in out.facts.issues:
        span = issue.span
        out.about(
            out.names.mint("issue", (issue.reason, issue.message), span or Span(0, 0)),
            PG.Issue,
            (PG.issueReason, literal(issue.reason)),
            (PG.message, literal(issue.message)),
            (PG.evidence, out.evidence((span,)) if span else None),
        )
