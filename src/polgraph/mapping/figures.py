"""Observations, changes and the composed indicators that they are about, both ways."""

from __future__ import annotations

from decimal import Decimal

from polgraph import iris
from polgraph.engine import NamedNode, literal
from polgraph.facts import Change, Number, Observation
from polgraph.mapping.bounds import lower_inclusive, upper_inclusive
from polgraph.mapping.builder import Builder, Values, concept, ref
from polgraph.mapping.summaries import indicator_labels
from polgraph.mapping.view import Ids, Node
from polgraph.namespaces import PG, SKOS

Pair = tuple[str, Values]


def write(out: Builder) -> None:
    """Write the observations and changes of the document."""
    for o in out.facts.observations:
        out.claim(
            out.names.observations[o.id],
            PG.Observation,
            o.spans,
            *_dimensions(out, o),
            (PG.period, out.period(o.period)),
            *_value(out, o),
            (PG.unit, concept("unit", o.unit)),
            (PG.partOf, ref(out.names.observations[o.part_of]) if o.part_of else None),
            (PG.scope, concept("scope", o.scope)),
            (PG.origin, [ref(iris.place(origin)) for origin in o.origins]),
            mention=True,
        )
    for c in out.facts.changes:
        out.claim(
            out.names.changes[c.id],
            PG.Change,
            c.spans,
            *_dimensions(out, c),
            (PG.ofObservation, ref(out.names.observations[c.observation]) if c.observation else None),
            (PG.fromPeriod, out.period(c.compared_with)),
            (PG.toPeriod, out.period(c.period)),
            (PG.direction, concept("direction", c.direction)),
            (PG.changeKind, concept("change-kind", c.kind)),
            *_change_value(c),
            (PG.previousValue, _number(c.previous)),
            (PG.intensity, concept("intensity", c.intensity)),
            mention=True,
        )


def _dimensions(out: Builder, fact: Observation | Change) -> tuple[Pair, ...]:
    """What both kinds of figures share; an indicator without a concept of its own is flagged."""
    unmapped = fact.label or "other" in (fact.measure, fact.subject, getattr(fact, "unit", None))
    return (
        (PG.indicator, ref(_write_indicator(out, fact))),
        (PG.indicatorStatus, NamedNode(PG.NoConcept) if unmapped else None),
        (PG.wording, out.wording(fact.label)),
        (PG.region, ref(iris.place(fact.region)) if fact.region else None),
        (PG.periodWording, out.wording(fact.period_label)),
        (PG.confidence, _number(fact.confidence)),
    )


def _write_indicator(out: Builder, fact: Observation | Change) -> str:
    """Write the composed indicator; its unit, polarity and counting unit come from its parts."""
    iri = iris.indicator(fact.measure, fact.subject, fact.setting)
    measure = iris.thing("measure", fact.measure)
    subject = iris.thing("subject", fact.subject) if fact.subject else None
    setting = iris.thing("setting", fact.setting) if fact.setting else None

    def of_parts(predicate: str, default: str) -> NamedNode:
        found = out.concepts.value(measure, predicate) or (subject and out.concepts.value(subject, predicate))
        return NamedNode(found or default)

    labels = indicator_labels(out.concepts, measure, subject, setting)
    out.about(
        iri,
        PG.Indicator,
        (PG.measure, ref(measure)),
        (PG.subject, ref(subject)),
        (PG.setting, ref(setting)),
        (PG.defaultUnit, of_parts(PG.defaultUnit, iris.thing("unit", "count"))),
        (PG.countingUnit, of_parts(PG.countingUnit, iris.thing("counting-unit", "other"))),
        (PG.polarity, of_parts(PG.polarity, iris.thing("polarity", "neither"))),
        (SKOS.prefLabel, [literal(label, language=language) for language, label in labels.items()]),
    )
    return iri


def _value(out: Builder, o: Observation) -> tuple[Pair, ...]:
    """The number on the property that its kind calls for; a bound is never a value."""
    kind = (PG.valueKind, concept("value-kind", o.kind))
    if isinstance(o.value, tuple):
        return kind, (PG.lowerBound, _number(o.value[0])), (PG.upperBound, _number(o.value[1]))
    words = " ".join(out.text.slice(span) or "" for span in o.spans)
    if o.kind == "lower-bound":
        return kind, (PG.lowerBound, _number(o.value)), (PG.lowerInclusive, _boolean(lower_inclusive(words)))
    if o.kind == "upper-bound":
        return kind, (PG.upperBound, _number(o.value)), (PG.upperInclusive, _boolean(upper_inclusive(words)))
    return kind, (PG.value, _number(o.value))


def _change_value(c: Change) -> tuple[Pair, ...]:
    if c.value is None:
        return ()
    bounds = {"lower-bound": PG.magnitudeLowerBound, "upper-bound": PG.magnitudeUpperBound}
    number = abs(c.value) if c.bound in bounds else c.value
    return (
        (PG.changeValueKind, concept("value-kind", c.bound or "exact")),
        (bounds.get(c.bound or "", PG.changeValue), _number(number)),
        (PG.statedDecimals, literal(_decimals(c.value))),
    )


def _decimals(number: Number) -> int:
    return 0 if isinstance(number, int) else -int(Decimal(repr(number)).as_tuple().exponent)


def _number(number: Number | None) -> Values:
    return None if number is None else literal(number)


def _boolean(value: bool | None) -> Values:
    return None if value is None else literal(value)


def _indicator_of(node: Node) -> tuple[str, str | None, str | None]:
    indicator = node.graph.node(node.iri_of(PG.indicator) or "")
    return indicator.slug(PG.measure) or "", indicator.slug(PG.subject), indicator.slug(PG.setting)


def read_observation(node: Node, ids: Ids) -> Observation:
    """Read a level back, from the property that its kind calls for."""
    low, high, value = node.number(PG.lowerBound), node.number(PG.upperBound), node.number(PG.value)
    one = next((number for number in (value, low, high) if number is not None), 0)
    return Observation(
        ids[node.iri],
        *_indicator_of(node),
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


def read_change(node: Node, ids: Ids) -> Change:
    """Read a change back, with its sign."""
    direction, kind, bound = (
        node.slug(PG.direction) or "",
        node.slug(PG.changeKind) or "",
        node.slug(PG.changeValueKind),
    )
    return Change(
        ids[node.iri],
        ids.get(node.iri_of(PG.ofObservation) or ""),
        *_indicator_of(node),
        node.text(PG.wording),
        node.slug(PG.region),
        node.period(PG.toPeriod),
        node.text(PG.periodWording),
        node.period(PG.fromPeriod),
        direction,
        kind,
        _signed_value(node, direction, kind),
        node.number(PG.previousValue),
        node.slug(PG.intensity),
        node.spans(),
        None if bound == "exact" else bound,
        node.number(PG.confidence),
    )


def _signed_value(node: Node, direction: str, kind: str) -> Number | None:
    """Return the signed value; bounds are written without a sign."""
    bounds = (node.number(PG.magnitudeLowerBound), node.number(PG.magnitudeUpperBound))
    magnitude = next((number for number in bounds if number is not None), None)
    if magnitude is None:
        return node.number(PG.changeValue)
    return -magnitude if direction == "down" and kind != "factor" else magnitude
