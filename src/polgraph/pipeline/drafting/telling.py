"""The facts of a draft as people read them, a line for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from polgraph.engine import NamedNode, literal
from polgraph.facts import Instruction, Measure, Statement
from polgraph.iris import kind_and_slug, period, thing
from polgraph.mapping.bounds import lower_inclusive, upper_inclusive
from polgraph.mapping.summaries import indicator_labels
from polgraph.namespaces import DCT, PG
from polgraph.pipeline.questions import FALLBACK
from polgraph.pipeline.releases import shipped_lexicon
from polgraph.results.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from polgraph.engine import Term
    from polgraph.facts import Change, Event, Facts, Mention, Number, Observation, Period, Person
    from polgraph.facts.model import Spans
    from polgraph.pipeline.drafting.draft import Draft
    from polgraph.pipeline.drafting.labels import Labels

    Entry = Person | Event | Observation | Change | Statement | Instruction | Measure | Mention

RELEASE = "release"
"""The kind of what a text says of the release itself: about a property, which the page has words for."""
_SAID = {
    "Instruction": ("instruction-kind", PG.Instruction),
    "Measure": ("action-kind", PG.Action),
    "Statement": ("statement-kind", PG.Statement),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A fact: what it is *about*, its figure, what else is told of it, and the places that state it."""

    id: str
    kind: str
    about: str
    figure: str
    previous: str
    """The level before a change."""
    more: tuple[str, ...]
    spans: Spans
    confidence: Number | None
    """How sure the extractor is, from 0 to 1; None where it does not say."""


def lines(draft: Draft, labels: Labels, language: str) -> list[Line]:
    """Tell the facts of *draft* in *language*, in the order of its text."""
    teller = _Teller(draft, labels, language)
    told = [teller.line(kind, entry) for kind, entries in by_kind(draft.facts).items() for entry in entries]
    return sorted([*told, *teller.of_itself()], key=lambda line: (line.spans, line.id))


def by_kind(facts: Facts) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of *facts* by their kinds, figures first."""
    return {
        "observation": facts.observations,
        "change": facts.changes,
        "person": facts.people,
        "event": facts.events,
        "statement": facts.statements,
        "instruction": facts.instructions,
        "action": facts.measures,
        "mention": facts.mentions,
    }


def days(found: Period | None) -> str:
    """Write a period as people read it: a year, or its first and last days."""
    return kind_and_slug(period(*found))[1].replace("_", " \N{EN DASH} ") if found else ""


class _Told(NamedTuple):
    about: str
    figure: str = ""
    more: tuple[str, ...] = ()
    previous: str = ""


class _Teller:
    def __init__(self, draft: Draft, labels: Labels, language: str) -> None:
        self._draft, self._labels, self._language = draft, labels, language
        self._people = {person.id: person for person in draft.facts.people}
        self._ways: dict[str, Callable[..., _Told]] = {
            "action": self._said,
            "change": self._change,
            "event": self._event,
            "instruction": self._said,
            "mention": self._mention,
            "observation": self._observation,
            "person": self._person,
            "statement": self._said,
        }

    def line(self, kind: str, entry: Entry) -> Line:
        """Tell one fact."""
        told = self._ways[kind](entry)
        more = tuple(one for one in told.more if one)
        sure = getattr(entry, "confidence", None)
        return Line(entry.id, kind, told.about, told.figure, told.previous, more, entry.spans, sure)

    def of_itself(self) -> Iterator[Line]:
        """Tell what the text says of the release itself, where it says so."""
        release = self._draft.facts.release
        said = {
            "title": (DCT.title, release.title),
            "publisher": (DCT.publisher, self._labels.of("agency", release.publisher)),
            "attributedTo": (PG.attributedTo, self._labels.of("agency", release.attributed_to)),
            "published": (DCT.issued, release.published),
            "period": (PG.reviewsPeriod, days(release.period)),
        }
        for key, spans in (release.spans or {}).items():
            about, value = said[key]
            yield Line(key, RELEASE, about, "", "", (value or "",), spans, None)

    def _observation(self, o: Observation) -> _Told:
        words = " ".join(self._draft.text.slice(span) or "" for span in o.spans)
        low, high = o.value if isinstance(o.value, tuple) else (None, None)
        terms: dict[str, Term | None] = {
            "number": None if isinstance(o.value, tuple) else literal(o.value),
            "low": None if low is None else literal(low),
            "high": None if high is None else literal(high),
            "lowIncluded": _truth(lower_inclusive(words)),
            "highIncluded": _truth(upper_inclusive(words)),
            "kind": _node("value-kind", o.kind),
        }
        unit = {"count": "", "percent": "%"}.get(o.unit, self._labels.of("unit", o.unit))
        figure = f"{Figure(terms).text(self._language)} {unit}".rstrip()
        return _Told(self._indicator(o), figure, self._where(o))

    def _change(self, c: Change) -> _Told:
        number = None if c.value is None else literal(c.value)
        terms: dict[str, Term | None] = {
            "kind": _node("change-kind", c.kind),
            "direction": _node("direction", c.direction),
        }
        side = {"lower-bound": "low", "upper-bound": "high"}.get(c.bound or "", "number")
        terms[side] = number if side == "number" or c.value is None else literal(abs(c.value))
        about = "~ " if c.bound == "approximate" else ""
        previous = "" if c.previous is None else Figure({"number": literal(c.previous)}).text(self._language)
        change = f"{about}{Figure(terms).text(self._language)}"
        return _Told(self._indicator(c), change, self._where(c), previous)

    def _indicator(self, fact: Observation | Change) -> str:
        parts = [("measure", fact.measure), ("subject", fact.subject), ("setting", fact.setting)]
        iris = [thing(kind, slug) if slug else None for kind, slug in parts]
        found = indicator_labels(shipped_lexicon(), iris[0] or "", iris[1], iris[2])
        label = next((found[language] for language in FALLBACK[self._language] if language in found), "")
        return f"{label} \N{EN DASH} {fact.label}" if fact.label else label

    def _where(self, fact: Observation | Change) -> tuple[str, ...]:
        return self._labels.of("region", fact.region), days(fact.period) or fact.period_label or ""

    def _person(self, p: Person) -> _Told:
        role, rank = self._labels.of("role", p.role), self._labels.of("rank", p.rank)
        agency = self._labels.of("agency", p.organization)
        return _Told(p.name, more=(role, rank, agency)) if p.name else _Told(role, more=(rank, agency))

    def _event(self, e: Event) -> _Told:
        what = self._labels.of("event-type", e.type)
        people = dict.fromkeys(self._actor(one.person) for one in e.participants)
        where = self._labels.of("region", e.place or e.region)
        about = f"{what} \N{EN DASH} {e.label}" if e.label else what
        return _Told(about, more=(where, e.date or days(e.period), ", ".join(people)))

    def _said(self, s: Statement | Instruction | Measure) -> _Told:
        scheme, kind = _SAID[type(s).__name__]
        about = self._labels.of(scheme, s.kind) or self._labels.iri(kind)
        who = self._actor(s.speaker if isinstance(s, Statement) else s.by)
        return _Told(about, more=(who, ", ".join(self._labels.of("topic", topic) for topic in s.topics)))

    def _mention(self, m: Mention) -> _Told:
        kind = m.kind if m.kind in ("group", "place") else "agency"
        return _Told(self._labels.of(kind, m.ref) or m.label or "", more=(self._labels.of("mention-kind", m.kind),))

    def _actor(self, actor: str | None) -> str:
        person = self._people.get(actor or "")
        if person is None:
            return self._labels.of("agency", actor)
        return person.name or self._labels.of("role", person.role)


def _node(kind: str, slug: str) -> NamedNode:
    return NamedNode(thing(kind, slug))


def _truth(value: bool | None) -> Term | None:
    return None if value is None else literal(value)
