"""What a claim states as one line that people read: what it is about, the figure, where and when, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import DCT, ORG, PG, PREFIXES, RDFS
from polgraph.results.figures import ROLES, Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from polgraph.web.pages.making import Maker
    from polgraph.web.pages.proof.stating import Thing

_LEVEL = (PG.value, PG.lowerBound, PG.upperBound, PG.lowerInclusive, PG.upperInclusive, PG.valueKind, "")
_CHANGE = (PG.changeValue, PG.magnitudeLowerBound, PG.magnitudeUpperBound, "", "", PG.changeKind, PG.direction)

_COUNT = "count"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is stated *about* something: a *figure*, if that is one, and *more*: where, when, who, how."""

    about: str
    figure: str = ""
    more: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it in one line."""
        first = f"{self.about}: {self.figure}" if self.figure else self.about
        return " · ".join((first, *self.more))


def sentence(maker: Maker, thing: Thing) -> Sentence:
    """Return what *thing* states, in the language of the reader."""
    return _BY_KIND.get(thing.kind, _named)(_Words(maker, thing), thing)


class _Words:
    """The words for what a thing is about."""

    def __init__(self, maker: Maker, thing: Thing) -> None:
        self._maker, self._thing = maker, thing

    def name(self, *predicates: str) -> str:
        """Name what stands for *predicates*, the first that has any."""
        found = ([self._maker.name(iri) for iri in self._thing.iris(predicate)] for predicate in predicates)
        return next((", ".join(names) for names in found if names), "")

    def own(self) -> str:
        return self._maker.name(self._thing.iri)

    def told(self, key: str, predicate: str) -> str:
        """Put the name of what stands for *predicate* into the words of *key*; nothing if there is none."""
        name = self.name(predicate)
        return self._maker.words[f"claim.{key}"].format(name) if name else ""

    def day(self, text: str) -> str:
        return self._maker.day(text)

    def word(self, key: str) -> str:
        return self._maker.words[f"claim.{key}"]

    def known(self, key: str) -> str:
        """Return the words of *key*, nothing if we have none."""
        return self._maker.words.get(f"claim.{key}", "")

    def figure(self, predicates: tuple[str, ...]) -> str:
        terms = {role: self._thing.term(one) for role, one in zip(ROLES, predicates, strict=True) if one}
        return Figure(terms).text(self._maker.language)

    def unit(self) -> str:
        """Return the sign of the unit, or else its name; what is only counted has none."""
        slug = self._thing.iri_of(PG.unit).removeprefix(PREFIXES["unit"])
        return "" if slug == _COUNT else self.known(f"unit.{slug}") or self.name(PG.unit)


def _told(about: str, *more: str, figure: str = "") -> Sentence:
    """Put a sentence together; what our words for the whole name already is not named again."""
    return Sentence(about, figure, tuple(dict.fromkeys(one for one in more if one.casefold() not in about.casefold())))


def _observation(words: _Words, _: Thing) -> Sentence:
    figure = " ".join(part for part in (words.figure(_LEVEL), words.unit()) if part)
    return _told(words.name(PG.indicator), words.name(PG.region, PG.place), words.name(PG.period), figure=figure)


def _change(words: _Words, thing: Thing) -> Sentence:
    figure = words.figure(_CHANGE)
    direction = words.name(PG.direction) if thing.term(PG.changeValue) is None else ""
    against = words.told("against", PG.fromPeriod)
    told = " ".join(part for part in (figure, direction) if part)
    when = (words.name(PG.toPeriod), against, words.name(PG.intensity))
    return _told(words.name(PG.indicator), words.name(PG.region), *when, figure=told)


def _statement(words: _Words, _: Thing) -> Sentence:
    return _told(words.own(), words.name(PG.speaker), words.name(PG.statementKind))


def _instruction(words: _Words, thing: Thing) -> Sentence:
    unstated = words.word("unstated") if thing.text(PG.contentStated) == "false" else ""
    return _told(words.own(), words.name(PG.issuedBy), words.told("addressee", PG.addressee), unstated)


def _action(words: _Words, _: Thing) -> Sentence:
    return _told(words.own(), words.name(PG.agent), words.name(PG.actionKind))


def _event(words: _Words, thing: Thing) -> Sentence:
    date = words.day(thing.text(PG.date)) or words.word("undated")
    return _told(words.own(), words.name(PG.region), words.told("reviews", PG.reviewsPeriod), date)


def _participation(words: _Words, _: Thing) -> Sentence:
    return _told(words.name(PG.participant), words.name(PG.capacity), words.name(PG.inEvent), words.name(PG.roleHeld))


def _tenure(words: _Words, _: Thing) -> Sentence:
    return _told(words.name(ORG.member), words.name(ORG.role), words.name(ORG.organization))


def _holder(words: _Words, _: Thing) -> Sentence:
    return _told(words.name(PG.roleHeld, PG.refersTo), words.name(ORG.organization), words.word("unnamed"))


def _purpose(words: _Words, _: Thing) -> Sentence:
    return _told(words.name(PG.topic), words.told("purpose", PG.inEvent))


def _mention(words: _Words, thing: Thing) -> Sentence:
    return _told(words.name(PG.refersTo) or thing.text(RDFS.label), words.name(PG.mentionKind))


def _issue(words: _Words, thing: Thing) -> Sentence:
    reason = thing.text(PG.issueReason)
    return _told(words.known(f"issue.{reason}") or thing.text(PG.message) or reason)


def _release(words: _Words, thing: Thing) -> Sentence:
    return _told(thing.text(DCT.title) or words.own())


def _named(words: _Words, _: Thing) -> Sentence:
    return _told(words.own())


_BY_KIND: Mapping[str, Callable[[_Words, Thing], Sentence]] = {
    "action": _action,
    "change": _change,
    "event": _event,
    "holder": _holder,
    "instruction": _instruction,
    "issue": _issue,
    "mention": _mention,
    "observation": _observation,
    "participation": _participation,
    "purpose": _purpose,
    "release": _release,
    "statement": _statement,
    "tenure": _tenure,
}
