"""Decisions as triples of the curation graph, and back."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from polgraph import iris
from polgraph.curation.claims import name_of
from polgraph.curation.force import in_force
from polgraph.curation.model import KINDS, Correction, Decision, Kind, Stated, Target, in_order
from polgraph.engine import Literal, NamedNode, Object, instant, literal, triple
from polgraph.engine.values import kept_as
from polgraph.errors import SourceError
from polgraph.iris import short_iri
from polgraph.namespaces import PG, PROV, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.engine import Triple

    Values = dict[str, list[Object]]

PREFERRED, DEPRECATED = "preferred", "deprecated"


def curation_triples(decisions: Iterable[Decision]) -> list[Triple]:
    """Return the curation graph: every decision, and what those in force say of the claims that they name.

    A claim has its rank and the time of its retraction here, whether or not a release still holds it.
    """
    known = sorted(set(decisions), key=in_order)
    found = {one: None for decision in known for one in _written(decision)}
    found |= dict.fromkeys(_in_force(known))
    return list(found)


def decisions_in(triples: Iterable[Triple]) -> list[Decision]:
    """Return the decisions of a curation graph in the order of their time; SourceError if one cannot be read."""
    values: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for one in triples:
        if isinstance(one.object, get_args(Object)):
            values[name_of(one.subject)][one.predicate.value].append(one.object)
    spans = {iri: has[PG.firstSpan][0].value for iri, has in values.items() if PG.firstSpan in has}
    decided = [iri for iri, has in values.items() if NamedNode(PG.Decision) in has.get(RDF.type, ())]
    return sorted((_read(iri, values[iri], spans) for iri in decided), key=in_order)


def _written(decision: Decision) -> Iterator[Triple]:
    values: list[tuple[str, Object]] = [
        (RDF.type, NamedNode(PG.Decision)),
        (PG.decisionKind, NamedNode(iris.thing("decision-kind", decision.kind))),
        *((PG.target, NamedNode(target.iri)) for target in decision.targets),
        *((PG.over, NamedNode(target.iri)) for target in decision.over),
        (PG.decidedBy, literal(decision.stated.who)),
        (PROV.generatedAtTime, literal(instant(decision.stated.when), datatype=XSD.dateTime)),
        (PG.rationale, literal(decision.stated.why)),
        *((PG.seenSha256, literal(seen)) for seen in sorted(decision.seen)),
    ]
    if decision.follows:
        values.append((PG.followsWords, literal(True)))
    if fix := decision.correction:
        values.append((PG.correctedProperty, NamedNode(fix.property)))
        values += [(PG.replacedValue, fix.replaced), (PG.correctedValue, fix.value)]
    for predicate, value in values:
        yield triple(decision.iri, predicate, value)
    for target in decision.about:
        if target.span:
            yield triple(target.iri, PG.firstSpan, NamedNode(target.span))


def _in_force(known: list[Decision]) -> Iterator[Triple]:
    """Yield ranks and times of retraction; the last decision on a claim wins."""
    ranks: dict[str, str] = {}
    gone: dict[str, datetime | None] = {}
    for decision in in_force(known):
        if decision.kind == "prefer":
            ranks |= {target.iri: PREFERRED for target in decision.targets}
            ranks |= {target.iri: DEPRECATED for target in decision.over}
        elif decision.kind in ("accept", "correct", "retract"):
            gone[decision.targets[0].iri] = decision.stated.when if decision.kind == "retract" else None
    for iri, rank in ranks.items():
        yield triple(iri, PG.rank, NamedNode(iris.thing("claim-rank", rank)))
    for iri, when in gone.items():
        if when:
            yield triple(iri, PROV.invalidatedAtTime, literal(instant(when), datatype=XSD.dateTime))


def _read(iri: str, has: Values, spans: dict[str, str]) -> Decision:
    def one(predicate: str) -> Object:
        if len(has.get(predicate, ())) != 1:
            number, name = len(has.get(predicate, ())), short_iri(predicate)
            raise SourceError(f"{short_iri(iri)}: has {number} values of {name}; expected exactly one")
        return has[predicate][0]

    def targets(predicate: str) -> tuple[Target, ...]:
        return tuple(
            Target(name, spans.get(name, "")) for name in sorted(value.value for value in has.get(predicate, ()))
        )

    def value(predicate: str) -> Object:
        found = one(predicate)
        return kept_as(found) if isinstance(found, Literal) else found

    fix = PG.correctedProperty in has
    return Decision(
        _kind(iri, one(PG.decisionKind).value),
        targets(PG.target),
        Stated(one(PG.decidedBy).value, _time(iri, one(PROV.generatedAtTime).value), one(PG.rationale).value),
        targets(PG.over),
        Correction(one(PG.correctedProperty).value, value(PG.replacedValue), value(PG.correctedValue)) if fix else None,
        frozenset(seen.value for seen in has.get(PG.seenSha256, ())),
        literal(True) in has.get(PG.followsWords, ()),
    )


def _kind(iri: str, concept: str) -> Kind:
    for kind in KINDS:
        if concept == iris.thing("decision-kind", kind):
            return kind
    raise SourceError(f"{short_iri(iri)}: is of the kind {short_iri(concept)}; expected one of {', '.join(KINDS)}")


def _time(iri: str, text: str) -> datetime:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        when = None
    if when is None or when.tzinfo is None:
        raise SourceError(f"{short_iri(iri)}: was made at {text!r}; expected a time such as 2026-03-01T09:00:00Z")
    return when
