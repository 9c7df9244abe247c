"""Find what was done to what a number counts: registered, solved, seized and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.state import State
from polgraph.extraction.figures.subjects import Counted, SubjectFinder
from polgraph.extraction.figures.words import FigureWords
from polgraph.extraction.terms import Term

_PERCENT_ONLY = frozenset({"clearance-rate", "share"})
_MONEY = frozenset({"damage", "compensated", "fined", "returned", "seized", "surrendered"})
_MASS = frozenset({"seized", "destroyed", "surrendered", "registered", "suppressed", "returned", "wanted-found"})
RATES = frozenset({"clearance-rate", "share", "killed", "injured", "damage", "compensated", "rescued", "evacuated"})
"""Measures that are nouns and rise or fall by themselves."""
_THINGS = frozenset({"person", "other", "vehicle", "animal", "premises", "money"})
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_WHOLE = 4
_AVERTED = ("предотвра", "недопущ", "болдырма")
_FIXED = {"per-10000-population": "rate-per-population", "minute": "other"}
_NOMINAL = frozenset({"killed", "injured", "rescued", "evacuated", "damage", "compensated", "fined", "returned"})
_NEVER_COUNTED = _PERCENT_ONLY | {"damage", "rate-per-population"}


class MeasureFinder:
    """Finds the measure of a number."""

    def __init__(self, words: FigureWords, subjects: SubjectFinder) -> None:
        self._words, self._subjects = words, subjects

    def measure(self, scene: Scene, slot: Slot, counted: Counted | None, state: State) -> tuple[str | None, str]:
        """Return the measure and how it is known: `verb`, `carried`, `default` or `unknown`."""
        unit = slot.quantity.unit
        subject = counted.subject if counted else None
        if unit in {"tenge", "usd"} and (counted is None or counted.how == "carried"):
            subject = None
        if unit in _FIXED or (counted and counted.how == "report"):
            return _FIXED.get(unit, "other"), "verb"
        if unit in {"percent", "percentage-point"}:
            return self._rate(scene, slot, state)
        allowed = _MONEY if unit in {"tenge", "usd"} else _MASS if unit in {"kilogram", "litre"} else None
        found = self._spoken(scene, slot, subject, allowed)
        if found is not None:
            return self._compensated(scene, slot, found, counted, state), "verb"
        foreign = self._subjects.verbs.has_predicate(scene, self._own(scene, slot))
        carried = state.verb if allowed is None or state.verb in allowed else None
        if carried and not foreign and (meaning := self._words.measure(carried, subject)):
            return meaning, "carried"
        default = self._words.default_measure(subject) or ("seized" if allowed is _MASS else None)
        strange = foreign and subject is not None and self._words.class_of(subject) in _THINGS
        return (default, "default") if default and not (strange and default == "seized") else (None, "unknown")

    def _spoken(self, scene: Scene, slot: Slot, subject: str | None, allowed: frozenset[str] | None) -> str | None:
        """Return what the verbs beside a number say; `other` where only verbs do that no measure has."""
        vague = False
        for term in self._verbs(scene, slot):
            vague = vague or term.id == "other"
            fits = term.id in allowed if allowed is not None else term.id not in _NEVER_COUNTED
            meaning = self._words.measure(term.id, subject) if fits else None
            if meaning not in {None, "other"}:
                return meaning
            vague = vague or meaning == "other"
        return "other" if vague else None

    def _compensated(self, scene: Scene, slot: Slot, measure: str, counted: Counted | None, state: State) -> str:
        """Of damage that was made good, or given back to victims, the verb decides."""
        near = [term.id for term in scene.terms("measure", self._own(scene, slot))]
        if measure == "returned" and scene.passage.language == "ru" and self._is_recipient(scene, counted):
            return "other"
        if measure == "damage" and any(word.startswith(_AVERTED) for word in scene.passage.words):
            return "other"  # damage that was averted is none
        if measure == "damage" and "compensated" in near:
            return "compensated"
        money = slot.quantity.unit in {"tenge", "usd"}
        if measure == "returned" and money and state.offence and not scene.cue("treasury", range(len(scene.segments))):
            return "compensated"
        return measure

    def _is_recipient(self, scene: Scene, counted: Counted | None) -> bool:
        """«640 работникам возвращены долги»: the number is of those who were given something back."""
        person = counted is not None and self._words.class_of(counted.subject) == "person"
        return person and counted is not None and scene.passage.norm(counted.last or 0).endswith(("ам", "ям"))

    def _rate(self, scene: Scene, slot: Slot, state: State) -> tuple[str | None, str]:
        everywhere = [*reversed(scene.terms("measure", slot.before)), *scene.terms("measure", slot.after)]
        own = [t for t in everywhere if scene.same_segment(t.first, slot.quantity.core)] or everywhere
        for term in own:
            if term.id in {"clearance-rate", "solved"}:
                return "clearance-rate", "verb"
            if term.id == "share":
                return "share", "verb"
        if state.indicator and state.indicator.measure == "clearance-rate":
            before = scene.terms("measure", range(slot.quantity.first))
            if any(term.id == "clearance-rate" for term in before):
                return "clearance-rate", "carried"
        return "share", "default"

    def of_change(self, scene: Scene, slot: Slot, counted: Counted) -> str | None:
        """Return what it is that changed: a rate or a loss that is named before, a verb beside it, else the default."""
        own = self._own(scene, slot)
        named = [t for t in scene.terms("measure", slot.before) if t.id in RATES]
        if named:
            return named[-1].id
        for term in self._verbs(scene, slot):
            near = term.first in own and term.id not in _PERCENT_ONLY
            if near and (meaning := self._words.measure(term.id, counted.subject)):
                return meaning
        return self._words.default_measure(counted.subject) or "registered"

    def verb_before(self, scene: Scene, slot: Slot) -> str | None:
        """Return the verb that a number's neighbours in a list will share."""
        found = next((term for term in self._verbs(scene, slot) if term.id not in _PERCENT_ONLY), None)
        return found.id if found else None

    def _own(self, scene: Scene, slot: Slot) -> range:
        """The part of the number's segment that no other number has."""
        segment = scene.segment_of(slot.quantity.core)
        return range(max(segment.start, slot.before.start), min(segment.stop, slot.after.stop))

    def _verbs(self, scene: Scene, slot: Slot) -> Iterator[Term]:
        """Yield the measure words that may govern a number, the likeliest first."""
        own = self._own(scene, slot)
        left, right = range(own.start, slot.quantity.first), range(slot.quantity.last + 1, own.stop)
        yield from scene.terms("complement", own)
        if scene.passage.language == "kk":
            yield from self._topics(scene, left)
            if self._is_whole(scene, slot):
                yield from self._attributes(scene, left)
                return
            yield from self._predicates(scene, right)
            listed = scene.passage.norm(slot.quantity.first - 1) == "-"  # «кісі өлтіру – 19»
            verbs = self._subjects.verbs
            if (not verbs.has_predicate(scene, right) or verbs.goes_on(scene, right)) and not listed:
                yield from self._later(scene, slot)
            yield from self._predicates(scene, reversed_range(left))
            yield from self._topics(scene, reversed_range(slot.before))
            yield from self._attributes(scene, own)
            return
        yield from self._predicates(scene, reversed_range(left))
        yield from () if self._is_whole(scene, slot) else self._predicates(scene, right)
        if not self._subjects.verbs.has_predicate(scene, own):
            yield from self._predicates(scene, reversed_range(slot.before))
        yield from self._attributes(scene, left)
        if scene.passage.norm(slot.quantity.last + 1) == "-":  # «2 млрд тенге — такой ущерб причинили …»
            yield from self._predicates(scene, range(slot.quantity.last + 2, slot.quantity.last + 5))

    def _is_whole(self, scene: Scene, slot: Slot) -> bool:
        """«тіркелген 94 қылмыстың 61-і ашылды»: the verb is of the second number."""
        if scene.passage.language == "ru":
            opens = scene.passage.norm(slot.quantity.first - 1) == "из"  # «из 87 краж раскрыто 39»
            return opens and slot.after.stop < len(scene.segments)
        last = scene.passage.norm(slot.after.stop - 1) if slot.after.stop < len(scene.segments) else ""
        joined = all(scene.passage.tokens[p].kind == "word" for p in slot.after)
        return 0 < len(slot.after) <= _WHOLE and joined and last.endswith(_GENITIVE)

    def _topics(self, scene: Scene, where: range) -> Iterator[Term]:
        """Kazakh: a measure that is a noun stands before its number («қаза тапқандар саны – 12»)."""
        yield from (term for term in self._predicates(scene, where) if term.id in _NOMINAL)

    def _later(self, scene: Scene, slot: Slot) -> Iterator[Term]:
        """Kazakh: one verb at the end of a sentence may hold for all the numbers before it."""
        yield from self._predicates(scene, range(slot.quantity.last + 1, len(scene.passage.tokens)))

    def _predicates(self, scene: Scene, where: range) -> Iterator[Term]:
        backwards = where.step < 0
        plain = range(where[-1], where[0] + 1) if backwards and len(where) else where
        found = longest_first(scene.terms("measure", plain))
        for term in reversed(found) if backwards else found:
            if not self._is_attribute(scene, term):
                yield term

    def _attributes(self, scene: Scene, where: range) -> Iterator[Term]:
        yield from (term for term in scene.terms("measure", where) if self._is_attribute(scene, term))

    def _is_attribute(self, scene: Scene, term: Term) -> bool:
        """A full participle before or after a noun («11 совершённых ранее») governs no number."""
        if scene.passage.language == "kk":
            return term.id not in RATES and self._subjects.verbs.is_attributive(scene, term.last)
        if term.last > term.first or term.id in RATES:
            return False
        return self._subjects.verbs.is_participle(scene.passage.norm(term.first))


def reversed_range(where: range) -> range:
    """Return the range backwards."""
    return where[::-1]


def longest_first(terms: Iterable[Term]) -> list[Term]:
    """Return terms in order; of those that begin together the longest first."""
    return sorted(terms, key=lambda term: (term.first, -term.last, term.id))
