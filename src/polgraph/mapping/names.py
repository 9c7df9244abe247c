"""What each entry of a facts document is called in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from polgraph import iris
from polgraph.facts import Change, Facts, Observation, Period, Span
from polgraph.facts.order import renumbered


class Concepts(Protocol):
    """What the mapping has to know of the vocabularies and the reference data."""

    def labels(self, iri: str) -> Mapping[str, str]:
        """Return the preferred labels of a thing, by language."""

    def value(self, iri: str, predicate: str) -> str | None:
        """Return one IRI that a thing has for *predicate*."""

    def knows(self, iri: str) -> bool:
        """Tell whether a concept or a reference thing has that IRI."""


def period_slug(period: Period | None) -> str:
    """Write a period as it stands in keys; empty where it is not stated."""
    return iris.kind_and_slug(iris.period(*period))[1] if period else ""


def names_of(facts: Facts) -> dict[str, str]:
    """Return what each entry of *facts*, by its id, is called in the graph."""
    ordered, ids = renumbered(facts)
    entries = Names(ordered).entries
    return {old: entries[new] for old, new in ids.items()}


class Names:
    """The IRIs of the entries of one facts document, minted in its canonical order."""

    def __init__(self, facts: Facts) -> None:
        self.sha256 = facts.release.sha256
        self._taken: set[str] = set()
        self.people: dict[str, str] = {}
        self.holders: dict[str, str] = {}
        for p in facts.people:
            if p.name is None:
                self.people[p.id] = iris.post(p.organization, p.role or "")
                self.holders[p.id] = self.mint("holder", (iris.compact(self.people[p.id]),), p.spans[0])
            else:
                self.people[p.id] = self._person(p.spans[0])
        self.events = {e.id: self.mint("event", (e.type,), e.spans[0]) for e in facts.events}
        self.observations = {o.id: self._figure("observation", o) for o in facts.observations}
        self.changes = {c.id: self._figure("change", c) for c in facts.changes}
        self.said = {
            **{s.id: self.mint("statement", (self.who(s.speaker),), s.spans[0]) for s in facts.statements},
            **{i.id: self.mint("instruction", (self.who(i.by),), i.spans[0]) for i in facts.instructions},
            **{m.id: self.mint("action", (self.who(m.by),), m.spans[0]) for m in facts.measures},
        }
        self.mentions = {
            m.id: self.mint("mention", (m.kind, m.ref or m.label or ""), m.spans[0]) for m in facts.mentions
        }

    @property
    def entries(self) -> dict[str, str]:
        """What each entry is called; an unnamed holder of an office goes before the office."""
        figures = {**self.observations, **self.changes}
        return {**self.people, **self.holders, **self.events, **figures, **self.said, **self.mentions}

    def actor(self, actor: str) -> str:
        """Name a person of the document, or an agency by its id."""
        return self.people.get(actor) or iris.thing("agency", actor)

    def who(self, actor: str | None) -> str:
        """Write an actor as it stands in keys."""
        return iris.compact(self.actor(actor)) if actor else ""

    def mint(self, kind: str, key: tuple[str, ...], span: Span) -> str:
        """Mint the IRI of a claim; of claims with the same key and span, the later ones get a number too."""
        iri, n = iris.claim(kind, self.sha256, key, *span), 1
        while iri in self._taken:
            n += 1
            iri = iris.claim(kind, self.sha256, (*key, str(n)), *span)
        self._taken.add(iri)
        return iri

    def _figure(self, kind: str, fact: Observation | Change) -> str:
        indicator = iris.kind_and_slug(iris.indicator(fact.measure, fact.subject, fact.setting))[1]
        return self.mint(kind, (indicator, fact.region or "", period_slug(fact.period), fact.kind), fact.spans[0])

    def _person(self, span: Span) -> str:
        iri = iris.person(self.sha256, *span)
        if iri in self._taken:
            return self.mint("person", ("same words",), span)
        self._taken.add(iri)
        return iri
