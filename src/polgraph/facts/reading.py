"""Read a facts document strictly: an error names the key, its value and what was expected."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from polgraph.errors import SourceError
from polgraph.facts.format import DOCUMENT
from polgraph.facts.model import (
    Change,
    Event,
    Facts,
    Instruction,
    Measure,
    Mention,
    Observation,
    Person,
    Statement,
    Vocabulary,
)
from polgraph.facts.readers import Value

Entry = Person | Event | Observation | Change | Statement | Instruction | Measure | Mention


def parse_facts(source: str, vocabulary: Vocabulary) -> Facts:
    """Read the JSON *source* of a facts document; SourceError if it is not one.

    *vocabulary* holds the ids of every scheme named above.
    """
    try:
        document = json.loads(source, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as exc:
        raise SourceError(f"line {exc.lineno}, column {exc.colno}: {exc.msg}; expected JSON") from exc
    except ValueError as exc:
        raise SourceError(f"a number is too long: {exc}; expected numbers below 10^18") from exc
    except RecursionError as exc:
        raise SourceError("the JSON is nested too deeply; expected a facts document") from exc
    found = DOCUMENT(Value(document, "", {**vocabulary, "language": ("ru", "kk")}))
    del found["schema"]
    facts = Facts(**found)  # type: ignore[arg-type]  # each reader above returns its field's type
    for problem in _problems(facts):
        raise SourceError(problem)
    return facts


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise SourceError(f"an object has the key {twice!r} twice; expected each key once")
    return found


def _problems(facts: Facts) -> Iterator[str]:
    """Yield what single values cannot show: dangling references and values against their kind."""
    ids = Counter(entry.id for _, entries in _sections(facts) for entry in entries)
    for section, entries in _sections(facts):
        for entry in entries:
            where = f"{section}/{entry.id}"
            if ids[entry.id] > 1:
                yield f"{where}: the id is used twice; expected unique ids"
            for key, target in _references(entry):
                if target not in ids:
                    yield f"{where}.{key} is {target!r}; expected the id of an entry of this document"
            if problem := _problem(entry):
                yield f"{where}{problem}"


def _problem(entry: Entry) -> str | None:
    """Return what is wrong with the values of one entry taken together."""
    match entry:
        case Person(name=None, role=None):
            return " has neither a name nor a role; expected one of them"
        case Mention(ref=None, label=None):
            return " has neither a ref nor a label; expected one of them"
        case Observation(kind=kind, value=value) if (kind == "interval") != isinstance(value, tuple):
            return f".value is {value!r}; expected [low, high] for an interval, else one number"
        case Change(kind=kind, value=value) if (kind == "direction-only") != (value is None):
            return f".value is {value!r}; expected null for direction-only and a number otherwise"
        case Change() if entry.value is not None and not _sign_fits(entry):
            return f".value is {entry.value!r}; expected a sign that fits {entry.direction!r} (a factor above 1)"
    return None


def _sections(facts: Facts) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    return (
        ("people", facts.people),
        ("events", facts.events),
        ("observations", facts.observations),
        ("changes", facts.changes),
        ("statements", facts.statements),
        ("instructions", facts.instructions),
        ("measures", facts.measures),
        ("mentions", facts.mentions),
    )


def _references(entry: Entry) -> Iterator[tuple[str, str]]:
    for key, name in (("partOf", "part_of"), ("observation", "observation"), ("event", "event")):
        if target := getattr(entry, name, None):
            yield key, target
    for key, name in (("speaker", "speaker"), ("by", "by"), ("to", "to"), ("jointlyWith", "jointly_with")):
        actors = getattr(entry, name, None) or ()
        for actor in (actors,) if isinstance(actors, str) else actors:
            if actor[0] == "p" and actor[1:].isdigit():
                yield key, actor
    if isinstance(entry, Event):
        yield from (("participants", participant.person) for participant in entry.participants)


def _sign_fits(change: Change) -> bool:
    value = change.value or 0
    if change.kind == "factor":
        return value > 1
    return {"up": value > 0, "down": value < 0, "stable": value == 0}[change.direction]
