"""Leave out what an extractor is not sure of, so that nothing leads to what has gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from polgraph.facts.model import Change, Facts, Instruction, Measure, Mention, Observation, Statement

Entry = TypeVar("Entry", Observation, Change, Statement, Instruction, Measure, Mention)


def at_least(facts: Facts, minimum: float) -> Facts:
    """Return *facts* without the entries whose confidence is below *minimum*; without one, an entry is kept.

    People and events have no confidence. What a part or a change leads to is null where it has gone.
    """
    observations = _sure(facts.observations, minimum)
    known = {observation.id for observation in observations}
    return replace(
        facts,
        observations=tuple(replace(o, part_of=_if_known(o.part_of, known)) for o in observations),
        changes=tuple(replace(c, observation=_if_known(c.observation, known)) for c in _sure(facts.changes, minimum)),
        statements=_sure(facts.statements, minimum),
        instructions=_sure(facts.instructions, minimum),
        measures=_sure(facts.measures, minimum),
        mentions=_sure(facts.mentions, minimum),
    )


def _sure(entries: Iterable[Entry], minimum: float) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.confidence is None or entry.confidence >= minimum)


def _if_known(reference: str | None, known: set[str]) -> str | None:
    return reference if reference in known else None
