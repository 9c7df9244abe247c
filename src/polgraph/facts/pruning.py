"""Leave out entries of a facts document, so that nothing leads to what has gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from polgraph.facts.model import Change, Event, Facts, Instruction, Measure, Mention, Observation, Person, Statement

Entry = TypeVar("Entry", Person, Event, Observation, Change, Statement, Instruction, Measure, Mention)


def at_least(facts: Facts, minimum: float) -> Facts:
    """Return *facts* without the entries whose confidence is below *minimum*; without one, an entry is kept.

    People and events have no confidence.
    """
    judged: tuple[Observation | Change | Statement | Instruction | Measure | Mention, ...] = (
        *facts.observations,
        *facts.changes,
        *facts.statements,
        *facts.instructions,
        *facts.measures,
        *facts.mentions,
    )
    return without(facts, {one.id for one in judged if one.confidence is not None and one.confidence < minimum})


def without(facts: Facts, gone: Collection[str]) -> Facts:
    """Return *facts* without the entries of the ids *gone*; what led to them leads nowhere."""

    def there(reference: str | None) -> str | None:
        return None if reference in gone else reference

    def all_there(references: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in references if one not in gone)

    return replace(
        facts,
        people=_kept(facts.people, gone),
        events=tuple(
            replace(e, part_of=there(e.part_of), participants=tuple(p for p in e.participants if p.person not in gone))
            for e in _kept(facts.events, gone)
        ),
        observations=tuple(replace(o, part_of=there(o.part_of)) for o in _kept(facts.observations, gone)),
        changes=tuple(replace(c, observation=there(c.observation)) for c in _kept(facts.changes, gone)),
        statements=tuple(
            replace(s, speaker=there(s.speaker), event=there(s.event)) for s in _kept(facts.statements, gone)
        ),
        instructions=tuple(
            replace(i, by=there(i.by), to=all_there(i.to), jointly_with=all_there(i.jointly_with), event=there(i.event))
            for i in _kept(facts.instructions, gone)
        ),
        measures=tuple(replace(m, by=there(m.by), event=there(m.event)) for m in _kept(facts.measures, gone)),
        mentions=_kept(facts.mentions, gone),
    )


def _kept(entries: Iterable[Entry], gone: Collection[str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.id not in gone)
