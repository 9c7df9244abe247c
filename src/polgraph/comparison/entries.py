"""The facts of a release as rows that can be compared: what each is about, and what it says of that.

Things are named by their IRIs and texts by themselves, so that no entry depends on the ids of its document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polgraph import iris
from polgraph.facts import (
    Change,
    Event,
    Facts,
    Instruction,
    Measure,
    Number,
    Observation,
    Period,
    Person,
    Release,
    Statement,
    Summary,
)
from polgraph.facts.model import Spans

Value = str | int | float | bool | tuple[str, ...] | tuple[Number, Number] | None
Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: *about* tells it from others of its kind, *says* is what may be corrected in it."""

    kind: str
    about: Fields
    says: Fields
    spans: Spans


def entries_of(facts: Facts) -> list[Entry]:
    """Return the facts of a document as entries, in its order."""
    names = _Names(facts)
    return [
        _release(facts.release, facts.topics),
        *(names.person(person) for person in facts.people),
        *(entry for event in facts.events for entry in names.event(event)),
        *(names.observation(one) for one in facts.observations),
        *(names.change(one) for one in facts.changes),
        *(names.said("statement", one) for one in facts.statements),
        *(names.said("instruction", one) for one in facts.instructions),
        *(names.said("action", one) for one in facts.measures),
        *(
            Entry("mention", {"mentioned": _mentioned(one.kind, one.ref), "wording": one.label}, {}, one.spans)
            for one in facts.mentions
        ),
    ]


class _Names:
    """What people, events and levels of one document are called outside of it."""

    def __init__(self, facts: Facts) -> None:
        self._people = {one.id: one.name or _thing("role", one.role) or "" for one in facts.people}
        self._events = {one.id: iris.thing("event-type", one.type) for one in facts.events}
        self._subjects = {one.id: iris.thing("subject", one.subject or "unspecified") for one in facts.observations}

    def person(self, one: Person) -> Entry:
        office: Fields = {"role": _thing("role", one.role), "organization": _thing("agency", one.organization)}
        rank: Fields = {"rank": _thing("rank", one.rank)}
        if one.name is None:
            return Entry("office", office, rank, one.spans)
        return Entry("person", {"name": one.name}, {**office, **rank}, one.spans)

    def event(self, one: Event) -> Iterator[Entry]:
        """Yield an event and who took part in it."""
        yield Entry(
            "event",
            {
                "type": self._events[one.id],
                "date": one.date,
                "region": _place(one.region),
                "place": _place(one.place),
                "host": _thing("agency", one.host),
            },
            {
                "period": _period(one.period),
                "wording": one.label,
                "venue": one.venue,
                "visited": _things("agency", one.visited),
                "part of": self._events.get(one.part_of or ""),
                "purpose": _things("topic", (purpose.topic for purpose in one.purpose)),
            },
            one.spans,
        )
        for part in one.participants:
            yield Entry(
                "participation",
                {"person": self._people.get(part.person), "event": self._events[one.id]},
                {"role": _thing("role", part.role), "capacity": _thing("capacity", part.capacity)},
                part.spans,
            )

    def observation(self, one: Observation) -> Entry:
        says: Fields = {
            "value": one.value,
            "kind of value": _thing("value-kind", one.kind),
            "unit": _thing("unit", one.unit),
            "part of": self._subjects.get(one.part_of or ""),
            "origin": tuple(sorted(iris.place(code) for code in one.origins)),
        }
        return Entry("observation", {**_dimensions(one), "scope": _thing("scope", one.scope)}, says, one.spans)

    def change(self, one: Change) -> Entry:
        says: Fields = {
            "direction": _thing("direction", one.direction),
            "value": one.value,
            "bound": _thing("value-kind", one.bound),
            "previous": one.previous,
            "intensity": _thing("intensity", one.intensity),
            "compared with": _period(one.compared_with),
        }
        return Entry("change", {**_dimensions(one), "kind": _thing("change-kind", one.kind)}, says, one.spans)

    def said(self, kind: str, one: Statement | Instruction | Measure) -> Entry:
        """Return what was said, ordered or done."""
        by = one.speaker if isinstance(one, Statement) else one.by
        says: dict[str, Value] = {
            "kind": _thing("action-kind" if kind == "action" else f"{kind}-kind", one.kind),
            "event": self._events.get(one.event or ""),
            "summary": _summary(one.summary),
        }
        if isinstance(one, Statement):
            says |= {"quotation": one.quotation, "stance": _thing("stance", one.stance)}
        if isinstance(one, Instruction):
            says |= {
                "to": self._actors(one.to),
                "jointly with": self._actors(one.jointly_with),
                "content stated": one.content_stated,
            }
        return Entry(kind, {"by": self._actor(by), "topic": _things("topic", one.topics)}, says, one.spans)

    def _actor(self, actor: str | None) -> str | None:
        return self._people.get(actor) or iris.thing("agency", actor) if actor else None

    def _actors(self, actors: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(name for actor in actors if (name := self._actor(actor))))


def _release(one: Release, topics: Iterable[str]) -> Entry:
    says: Fields = {
        "title": one.title,
        "publisher": _thing("agency", one.publisher),
        "published": one.published,
        "period": _period(one.period),
        "language": one.language,
        "attributed to": _thing("agency", one.attributed_to),
        "topic": _things("topic", topics),
    }
    return Entry("release", {}, says, ())


def _dimensions(one: Observation | Change) -> Fields:
    return {
        "measure": iris.thing("measure", one.measure),
        "subject": _thing("subject", one.subject),
        "setting": _thing("setting", one.setting),
        "wording": one.label,
        "region": _place(one.region),
        "period": _period(one.period) or one.period_label,
    }


def _thing(kind: str, slug: str | None) -> str | None:
    return iris.thing(kind, slug) if slug else None


def _things(kind: str, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(iris.thing(kind, slug) for slug in slugs))


def _place(code: str | None) -> str | None:
    return iris.place(code) if code else None


def _period(period: Period | None) -> str | None:
    return iris.period(*period) if period else None


def _mentioned(kind: str, ref: str | None) -> str:
    if ref is None:
        return iris.thing("mention-kind", kind)
    return iris.place(ref) if kind == "place" else iris.thing(kind, ref)


def _summary(summary: Summary | None) -> tuple[str, ...]:
    return tuple(f"{language}: {words}" for language, words in sorted((summary or {}).items()))
