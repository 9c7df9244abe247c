"""The facts document as a table: each key, and the reader of its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from polgraph.facts import readers as r
from polgraph.facts.model import (
    Change,
    Event,
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
)

T = TypeVar("T")
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
    if type(value.json) is not int or value.json != 1:
        raise value.wrong("1, the only schema there is")
    return 1


DOCUMENT = r.record(
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
