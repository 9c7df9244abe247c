"""What of a release the default dataset has, once people have decided about its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph import iris
from polgraph.curation.claims import Claims, is_span, name_of
from polgraph.curation.force import in_force
from polgraph.curation.weighing import weighed
from polgraph.engine import Literal, NamedNode, literal, triple
from polgraph.engine.values import kept_as
from polgraph.namespaces import PG, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.curation.model import Decision
    from polgraph.curation.weighing import Outcome
    from polgraph.engine import Object, Triple


def applied(triples: Iterable[Triple], decisions: Iterable[Decision]) -> list[Triple]:
    """Return what the default dataset has of the release that *triples* state; *decisions* are all there are.

    A retracted claim leaves with the links to it and the spans that only it used; a corrected one says the corrected
    value, of which a period is described; review states and ranks are those of the decisions.
    """
    stated = list(dict.fromkeys(triples))
    concerned = _concerning(stated, in_force(decisions))
    if not concerned:
        return stated
    outcomes = weighed(Claims(stated), concerned).outcomes
    kept = _without(stated, {claim for claim, outcome in outcomes.items() if outcome.retracted})
    told = [_told(one, outcomes[name_of(one.subject)]) if name_of(one.subject) in outcomes else one for one in kept]
    there = {name_of(one.subject) for one in kept}
    ranks = [
        triple(claim, PG.rank, NamedNode(iris.thing("claim-rank", outcome.rank)))
        for claim, outcome in sorted(outcomes.items())
        if outcome.rank and claim in there
    ]
    fixes = [fix for claim, outcome in outcomes.items() if claim in there for fix in outcome.corrections]
    return list(dict.fromkeys([*told, *ranks, *(one for fix in fixes for one in _described(fix.value))]))


def _described(value: Object) -> Iterator[Triple]:
    """Yield what a release says of a period that it names."""
    days = iris.days_of(value.value) if isinstance(value, NamedNode) else None
    if days:
        yield triple(value.value, RDF.type, NamedNode(PG.ReportingPeriod))
        for predicate, day in zip((PG.firstDay, PG.lastDay), days, strict=True):
            yield triple(value.value, predicate, literal(day, datatype=XSD.date))


def _concerning(stated: list[Triple], decisions: list[Decision]) -> list[Decision]:
    """Return the decisions about what *stated* names, or about words of the same spans."""
    named = {name_of(one.subject) for one in stated} if decisions else set()
    return [one for one in decisions if any(target.iri in named or target.span in named for target in one.about)]


def _without(stated: list[Triple], gone: set[str]) -> list[Triple]:
    """Take out the claims *gone*, what links to them, and the spans that nothing else uses."""
    kept = [one for one in stated if name_of(one.subject) not in gone and name_of(one.object) not in gone]
    theirs = {name_of(one.object) for one in stated if name_of(one.subject) in gone and is_span(one.object)}
    unused = theirs - {name_of(one.object) for one in kept}
    return [one for one in kept if name_of(one.subject) not in unused]


def _told(one: Triple, outcome: Outcome) -> Triple:
    """Return a statement of a claim as *outcome* has it."""
    subject, predicate = name_of(one.subject), one.predicate.value
    if predicate == PG.reviewState and outcome.review:
        return triple(subject, predicate, NamedNode(iris.thing("review", outcome.review)))
    value = kept_as(one.object) if isinstance(one.object, Literal) else one.object
    for fix in outcome.corrections:
        if predicate == fix.property and value == fix.replaced:
            return triple(subject, predicate, fix.value)
    return one
