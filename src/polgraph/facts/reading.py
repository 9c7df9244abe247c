"""Read a facts document strictly: an error names the key, its value and what was expected."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from polgraph.errors import SourceError
from polgraph.facts import readers as r
from polgraph.facts.model import (
    Change,
    Event,
    Facts,
    Instruction,
    Issue,
    Measure,
    Mention,
    Observation,
    Participant,
    Person,
    Purpose,
    Release,
    Statement,
    Vocabulary,
)

T = TypeVar("T")
Entry = Person | Event | Observation | Change | Statement | Instruction | Measure | Mention
_SPANS = r.listed(r.span, least=1)
_TOPICS = r.listed(r.concept("topic"))
_WORDS = r.optional(r.string)


def _made(
    make: Callable[..., T], required: Mapping[str, r.Reader[object]], also: Mapping[str, r.Reader[object]]
) -> r.Reader[T]:
    read = r.record(required, also)
    return lambda value: make(**read(value))


def _places_of_release(value: r.Value) -> dict[str, object]:
    known = ("title", "publisher", "published", "period", "attributedTo")
    if not isinstance(value.json, dict) or not value.json.keys() <= set(known):
        raise value.wrong(f"an object with keys among {', '.join(known)}")
    return {key: _SPANS(value.part(key, spans)) for key, spans in sorted(value.json.items())}


_RELEASE = _made(
    Release,
    {
        "sha256": r.sha256,
        "language": r.concept("language"),
        "title": _WORDS,
        "publisher": r.optional(r.slug),
        "published": r.optional(r.date),
        "period": r.optional(r.period),
    },
    {"attributedTo": r.optional(r.slug), "spans": r.optional(_places_of_release)},
)
_PERSON = _made(
    Person,
    {
        "id": r.entry_id("p"),
        "name": _WORDS,
        "role": r.optional(r.concept("role")),
        "organization": r.optional(r.slug),
        "rank": r.optional(r.concept("rank")),
        "spans": _SPANS,
    },
    {},
)
_PARTICIPANT = _made(
    Participant,
    {
        "person": r.entry_id("p"),
        "role": r.optional(r.concept("role")),
        "capacity": r.concept("capacity"),
        "spans": _SPANS,
    },
    {},
)
_PURPOSE = _made(Purpose, {"topic": r.concept("topic"), "spans": _SPANS}, {})
_EVENT = _made(
    Event,
    {
        "id": r.entry_id("e"),
        "type": r.concept("event-type"),
        "host": r.optional(r.slug),
        "region": r.optional(r.region),
        "place": r.optional(r.region),
        "date": r.optional(r.date),
        "period": r.optional(r.period),
        "spans": _SPANS,
        "participants": r.listed(_PARTICIPANT),
    },
    {
        "label": _WORDS,
        "venue": r.optional(r.slug),
        "visited": r.listed(r.slug),
        "partOf": r.optional(r.entry_id("e")),
        "purpose": r.listed(_PURPOSE),
    },
)
_INDICATOR: dict[str, r.Reader[object]] = {
    "measure": r.concept("measure"),
    "subject": r.optional(r.concept("subject")),
    "setting": r.optional(r.concept("setting")),
    "label": _WORDS,
    "region": r.optional(r.region),
    "period": r.optional(r.period),
    "periodLabel": _WORDS,
}
_OBSERVATION = _made(
    Observation,
    {
        "id": r.entry_id("o"),
        **_INDICATOR,
        "kind": r.concept("value-kind"),
        "value": r.level,
        "unit": r.concept("unit"),
        "partOf": r.optional(r.entry_id("o")),
        "spans": _SPANS,
    },
    {
        "scope": r.optional(r.concept("scope")),
        "origins": r.listed(r.region),
        "confidence": r.optional(r.confidence),
    },
)
_CHANGE = _made(
    Change,
    {
        "id": r.entry_id("c"),
        "observation": r.optional(r.entry_id("o")),
        **_INDICATOR,
        "comparedWith": r.optional(r.period),
        "direction": r.concept("direction"),
        "kind": r.concept("change-kind"),
        "value": r.optional(r.number),
        "previous": r.optional(r.number),
        "intensity": r.optional(r.concept("intensity")),
        "spans": _SPANS,
    },
    {"bound": r.optional(r.concept("value-kind")), "confidence": r.optional(r.confidence)},
)
_SAID: dict[str, r.Reader[object]] = {"summary": r.optional(r.summary), "confidence": r.optional(r.confidence)}
_STATEMENT = _made(
    Statement,
    {
        "id": r.entry_id("s"),
        "speaker": r.optional(r.slug),
        "event": r.optional(r.entry_id("e")),
        "quotation": r.boolean,
        "stance": r.optional(r.concept("stance")),
        "topics": _TOPICS,
        "spans": _SPANS,
    },
    {"kind": r.optional(r.concept("statement-kind")), **_SAID},
)
_INSTRUCTION = _made(
    Instruction,
    {
        "id": r.entry_id("i"),
        "by": r.optional(r.slug),
        "to": r.listed(r.slug),
        "jointlyWith": r.listed(r.slug),
        "event": r.optional(r.entry_id("e")),
        "contentStated": r.boolean,
        "topics": _TOPICS,
        "spans": _SPANS,
    },
    {"kind": r.optional(r.concept("instruction-kind")), **_SAID},
)
_MEASURE = _made(
    Measure,
    {"id": r.entry_id("m"), "by": r.optional(r.slug), "topics": _TOPICS, "spans": _SPANS},
    {"event": r.optional(r.entry_id("e")), "kind": r.optional(r.concept("action-kind")), **_SAID},
)
_MENTION = _made(
    Mention,
    {
        "id": r.entry_id("x"),
        "kind": r.concept("mention-kind"),
        "ref": r.optional(r.region),
        "label": _WORDS,
        "spans": _SPANS,
    },
    {"confidence": r.optional(r.confidence)},
)
_ISSUE = _made(Issue, {"reason": r.slug, "span": r.optional(r.span), "message": r.string}, {})


def _schema(value: r.Value) -> int:
    if value.json != 1:
        raise value.wrong("1, the only schema there is")
    return 1


_DOCUMENT = r.record(
    {
        "schema": _schema,
        "release": _RELEASE,
        "people": r.listed(_PERSON),
        "events": r.listed(_EVENT),
        "observations": r.listed(_OBSERVATION),
        "changes": r.listed(_CHANGE),
        "statements": r.listed(_STATEMENT),
        "instructions": r.listed(_INSTRUCTION),
        "measures": r.listed(_MEASURE),
        "topics": _TOPICS,
    },
    {"mentions": r.listed(_MENTION), "issues": r.listed(_ISSUE)},
)


def parse_facts(source: str, vocabulary: Vocabulary) -> Facts:
    """Read the JSON *source* of a facts document; SourceError if it is not one.

    *vocabulary* holds the ids of every scheme named above.
    """
    try:
        document = json.loads(source, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as exc:
        raise SourceError(f"line {exc.lineno}, column {exc.colno}: {exc.msg}; expected JSON") from exc
    except RecursionError as exc:
        raise SourceError("the JSON is nested too deeply; expected a facts document") from exc
    found = _DOCUMENT(r.Value(document, "", {**vocabulary, "language": ("ru", "kk")}))
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
    for key in ("part_of", "observation", "event"):
        if target := getattr(entry, key, None):
            yield key, target
    for key in ("speaker", "by", "to", "jointly_with"):
        actors = getattr(entry, key, None) or ()
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
