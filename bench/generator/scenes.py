"""The kinds of invented releases: a review of a period, an operation, a visit."""

from __future__ import annotations

from bench.generator.pen import Pen
from bench.generator.world import Indicator, World

from polgraph.facts import Change, Event, Facts, Instruction, Measure, Mention, Observation, Period, Purpose, Statement
from polgraph.sources.text import SourceText

MEETINGS = ("collegium", "extended-meeting", "meeting", "operational-meeting", "summing-up")
CAPACITIES = ("attended", "chaired", "spoke")
STATEMENTS = ("assessment", "criticism", "finding", "need", "plan", "praise", "report", "warning")
DEEDS = ("activity", "attention", "decision", "outcome")
GROUPS = ("heads-of-services", "heads-of-units", "services-of-regional-police")
DIRECTIONS = {1: "up", -1: "down", 0: "stable"}


def invent(world: World, number: int) -> tuple[Facts, SourceText]:
    """Return the facts and the text of release *number* of *world*."""
    pen = Pen(world, number)
    return pen.dice.weighed(SCENES)(pen)


def review(pen: Pen) -> tuple[Facts, SourceText]:
    """A meeting at which a department looks back on a period: levels, changes, words and orders."""
    type_ = pen.dice.pick(MEETINGS)
    said = f"{pen.label('event-type', type_)}, {pen.label('agency', pen.department)}"
    span, purpose = pen.say(said), pen.dice.pick(pen.world.topics)
    purposes = (Purpose(purpose, (pen.say(pen.label("topic", purpose)),)),)
    seats = (pen.dice.pick(pen.world.ministers), pen.world.heads(pen.region)[pen.dice.below(2)])
    people = [pen.person(seat) for seat in seats[: 1 + pen.dice.below(2)]]
    taking_part = tuple(pen.participant(person, said, pen.dice.pick(CAPACITIES)) for person in people)
    event = Event(
        "e1", type_, pen.department, pen.region, None, None, pen.period, (span,), taking_part, purpose=purposes
    )
    levels = [pen.observation(what) for what in pen.dice.several(pen.world.indicators, 1 + pen.dice.below(3))]
    changes = [_change(pen, level, n) for n, level in enumerate(levels[:2], start=1)]
    return pen.finish([event], changes=tuple(changes), **_claims(pen, people[0].id, "e1"))


def operation(pen: Pen) -> tuple[Facts, SourceText]:
    """An operation on one day: what was seized, a part of it, and who was held."""
    drugs = pen.world.drugs
    day = f"{pen.year}-{1 + pen.dice.below(12):02}-{1 + pen.dice.below(28):02}"
    span = pen.say(f"{pen.label('event-type', 'operation')}, {day}")
    towns = pen.world.towns.get(pen.region)
    town = pen.dice.pick(towns) if towns else None
    event = Event("e1", "operation", pen.department, pen.region, town, day, None, (span,), ())
    whole = pen.observation(next(one for one in drugs if one.subject == "drugs"), kind="lower-bound", scope="case")
    if pen.dice.chance(0.5):
        pen.observation(pen.dice.pick(drugs[1:]), kind="approximate", part_of=whole.id, scope="case")
    if pen.dice.chance(0.3):
        channels = Indicator("suppressed", "supply-channel", None, "count")
        pen.observation(channels, origins=(pen.dice.pick(pen.world.regions),))  # type: ignore[arg-type]  # a set of ids
    topics = ("drug-trafficking",)
    said = pen.say(f"{pen.label('agency', pen.department)}: {pen.label('topic', topics[0])}")
    deed = Measure("m1", pen.department, topics, (said,), "e1", pen.dice.pick(DEEDS))
    mentions = (Mention("x1", "place", town, None, (pen.say(pen.label("place", town)),)),) if town else ()
    return pen.finish([event], measures=(deed,), mentions=mentions)


def visit(pen: Pen) -> tuple[Facts, SourceText]:
    """A trip of a deputy minister to a region, a visit as a part of it, and what was said there."""
    person = pen.person(pen.world.ministers[pen.dice.below(2)])
    period = Period(f"{pen.year}-05-01", f"{pen.year}-05-03")
    trip_span = pen.say(f"{pen.label('event-type', 'working-trip')}, {pen.label('region', pen.region)}")
    trip = Event("e1", "working-trip", None, pen.region, None, None, period, (trip_span,), ())
    said = f"{pen.label('event-type', 'working-visit')}, {pen.label('agency', pen.department)}"
    span = pen.say(said)
    there = (pen.participant(person, said, "attended"),)
    stop = Event("e2", "working-visit", None, pen.region, None, None, None, (span,), there, part_of="e1")
    return pen.finish([trip, stop], **_claims(pen, person.id, "e2"))


SCENES = {review: 0.3, operation: 0.55, visit: 0.15}


def _claims(pen: Pen, speaker: str, event: str) -> dict[str, object]:
    """A statement of *speaker*, and now and then an order and a deed."""
    topics = tuple(sorted(pen.dice.several(pen.world.topics, 1 + pen.dice.below(2))))
    about = ", ".join(pen.label("topic", topic) for topic in topics)
    kind, quoted = pen.dice.pick(STATEMENTS), pen.dice.chance(0.3)
    said = pen.say(f"{pen.label('statement-kind', kind)}: {about}")
    found: dict[str, object] = {"statements": (Statement("s1", speaker, event, quoted, None, topics, (said,), kind),)}
    if pen.dice.chance(0.4):
        to, stated = (pen.dice.pick(GROUPS),), pen.dice.chance(0.7)
        ordered = pen.say(f"{pen.label('group', to[0])}: {about}")
        found["instructions"] = (Instruction("i1", speaker, to, (), event, stated, topics, (ordered,), "task"),)
    if pen.dice.chance(0.3):
        kind = pen.dice.pick(DEEDS)
        done = pen.say(f"{pen.label('action-kind', kind)}: {about}")
        found["measures"] = (Measure("m1", pen.department, topics, (done,), event, kind),)
    return found


def _change(pen: Pen, level: Observation, number: int) -> Change:
    """The movement to an exact level from that of the year before; of any other level only the direction."""
    what = Indicator(level.measure, level.subject or "", level.setting, level.unit)
    before = Period(*(f"{pen.year - 1}{day[4:]}" for day in pen.period))
    old, new = pen.world.level(what, pen.region, before), pen.world.level(what, pen.region, pen.period)
    direction = DIRECTIONS[(new > old) - (new < old)]
    share = round((new - old) * 100 / old, 1)
    told = level.kind == "exact" and share != 0 and pen.dice.chance(0.6)
    spans = (pen.say(f"{pen.label('direction', direction)}{f', {share} %'.replace('.', ',') if told else ''}"),)
    return Change(
        id=f"c{number}",
        observation=level.id,
        measure=level.measure,
        subject=level.subject,
        setting=level.setting,
        label=None,
        region=level.region,
        period=level.period,
        period_label=None,
        compared_with=before,
        direction=direction,
        kind="percent" if told else "direction-only",
        value=share if told else None,
        previous=old if told else None,
        intensity=None,
        spans=spans,
    )
