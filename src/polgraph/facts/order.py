"""Put a facts document into its one canonical order, so that two documents that say the same are equal.

Entries are sorted by their spans and renumbered; lists that are sets (spans, topics, ids) are sorted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from polgraph.facts.model import (
    Change,
    Event,
    Facts,
    Instruction,
    Measure,
    Mention,
    Observation,
    Participant,
    Person,
    Purpose,
    Spans,
    Statement,
)

Entry = TypeVar("Entry", Person, Event, Observation, Change, Statement, Instruction, Measure, Mention)
Ids = Mapping[str, str]

_SETS = ("spans", "topics", "to", "jointly_with", "visited", "origins")
_REFERENCES = ("id", "part_of", "observation", "event", "speaker", "by", "person")


def in_span_order(facts: Facts) -> Facts:
    """Return the same facts in canonical order, with ids renumbered in that order."""
    return renumbered(facts)[0]


def renumbered(facts: Facts) -> tuple[Facts, Ids]:
    """Return them so, with the new id of each old one."""
    people, p = _numbered(facts.people, "p", {})
    events, e = _numbered(facts.events, "e", p)
    observations, o = _numbered(facts.observations, "o", {})
    changes, c = _numbered(facts.changes, "c", o)
    statements, s = _numbered(facts.statements, "s", p | e)
    instructions, i = _numbered(facts.instructions, "i", p | e)
    measures, m = _numbered(facts.measures, "m", p | e)
    mentions, x = _numbered(facts.mentions, "x", {})
    spans = {key: tuple(sorted(found)) for key, found in sorted((facts.release.spans or {}).items())}
    ordered = Facts(
        replace(facts.release, spans=spans or None),
        people,
        events,
        observations,
        changes,
        statements,
        instructions,
        measures,
        mentions,
        tuple(sorted(facts.topics)),
        tuple(sorted(facts.issues, key=lambda issue: (issue.span or (0, 0), issue.reason, issue.message))),
    )
    return ordered, p | e | o | c | s | i | m | x


def _numbered(entries: tuple[Entry, ...], letter: str, ids: dict[str, str]) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """Sort and renumber one section; *ids* renames references to the sections before it."""
    ordered = sorted((_renamed(entry, ids) for entry in entries), key=_rank)
    own = {entry.id: f"{letter}{n}" for n, entry in enumerate(ordered, start=1)}
    return tuple(replace(_renamed(entry, own), id=own[entry.id]) for entry in ordered), own


def _renamed(entry: Entry, ids: Ids) -> Entry:
    """Rename references of *entry* and sort the lists in it that are sets."""
    changed: dict[str, object] = {
        name: ids.get(value, value)
        for name in _REFERENCES
        if name != "id" and isinstance(value := getattr(entry, name, None), str)
    }
    for name in _SETS:
        if hasattr(entry, name):
            changed[name] = tuple(sorted(ids.get(item, item) for item in getattr(entry, name)))
    if isinstance(entry, Event):
        participants = (replace(q, person=ids.get(q.person, q.person), spans=_sorted(q)) for q in entry.participants)
        changed["participants"] = tuple(
            sorted(participants, key=lambda q: (q.spans, q.capacity, len(q.person), q.person))
        )
        purpose = (replace(q, spans=_sorted(q)) for q in entry.purpose)
        changed["purpose"] = tuple(sorted(purpose, key=lambda q: (q.spans, q.topic)))
    return replace(entry, **changed)  # type: ignore[arg-type]  # same types as before


def _sorted(entry: Participant | Purpose) -> Spans:
    return tuple(sorted(entry.spans))


def _rank(entry: Entry) -> tuple[object, str]:
    """Sort by spans, then by all that is not an id."""
    return entry.spans, repr([(f.name, getattr(entry, f.name)) for f in fields(entry) if f.name not in _REFERENCES])
