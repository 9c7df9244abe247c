"""Tell what a number is of: a measure, a subject and a setting, composed from the words around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from polgraph.extraction.figures.measures import RATES, MeasureFinder
from polgraph.extraction.figures.refinement import refined
from polgraph.extraction.figures.settings import setting_of
from polgraph.extraction.figures.spot import Spot
from polgraph.extraction.figures.state import Indicator
from polgraph.extraction.figures.subjects import SUCH, Counted, SubjectFinder
from polgraph.extraction.figures.words import OFFENCE_CAUSED, FigureWords

NOTHING = Counted(None, None, "carried")
MAX_LABEL = 60
_ROAD = ("traffic-offence", "road-accident", "speeding", "drunk-driving", "seatbelt-offence", "oncoming-lane-driving")
_FINED = {**dict.fromkeys(_ROAD, "traffic-offence"), "migration-offence": "migration-offence"}
_GENERAL = ("общая", "общей", "общую", "общий", "жалпы")


@dataclass(frozen=True, slots=True)
class Found:
    """An indicator, the words that tell what is counted, and how the measure is known."""

    indicator: Indicator | None
    counted: Counted
    how: str


class IndicatorFinder:
    """Composes indicators."""

    def __init__(self, words: FigureWords, subjects: SubjectFinder, measures: MeasureFinder) -> None:
        self._words, self._subjects, self._measures = words, subjects, measures

    def of_level(self, spot: Spot) -> Found:
        """Return what a level is of; how `stop` where the number counts days, times and the like."""
        beside = self._subjects.beside(spot.scene, spot.slot)
        if beside and beside.how == "stop":
            times = spot.passage.norm(spot.quantity.last + 1) in {"раз", "раза", "рет"}
            beside = self._subjects.before(spot.scene, spot.segment_before, spot.state) if times else None
            if beside is None or not self._words.is_offence(beside.subject):
                return Found(None, NOTHING, "stop")
            found = self._measured(spot, beside)
            if found.indicator and found.how == "default":  # «на ссоры выезжали 214 раз»
                found = replace(found, indicator=replace(found.indicator, measure="other"))
            return found
        counted = (
            beside
            or self._subjects.after_dash(spot.scene, spot.slot)
            or self._subjects.before(spot.scene, spot.slot.before, spot.state)
            or self.object_after(spot, offences=True)
            or self._shared_by(spot)
            or self._strange_rate(spot)
            or self._subjects.carried(spot.state)
            or self._listed_by_place(spot)
        )
        if counted and counted.how == "beside" and self._is_pointed_at(spot, counted):
            counted = replace(counted, subject=spot.state.offence)
        if counted and counted.how in {"beside", "unknown", "report"} and counted.last is not None:
            spot.scene.claimed = counted.last
        return self._measured(spot, counted)

    def _is_pointed_at(self, spot: Spot, counted: Counted) -> bool:
        """«раскрыто 61 такое преступление» counts those that were spoken of."""
        if not spot.state.offence or not self._words.is_offence(counted.subject):
            return False
        between = range(spot.quantity.last + 1, counted.last or 0)
        return any(spot.passage.lemmas(spot.passage.norm(p)) & SUCH for p in between)

    def of_pair(self, spot: Spot, second: Spot) -> Found:
        """Return what «с X до Y» is of; *second* is the spot of Y with the words before X."""
        counted = self._subjects.before(spot.scene, spot.slot.before, spot.state)
        if counted is None:
            beside = self._subjects.beside(spot.scene, second.slot)
            counted = beside if beside and beside.how != "stop" else None
        if counted is None and (unknown := self._subjects.unknown_before(spot.scene, spot.slot)) is not None:
            counted = Counted("other", unknown, "unknown")
        return self._measured(second, counted or self._subjects.carried(spot.state))

    def of_change(self, spot: Spot) -> Found:
        """Return what rose or fell: what is named beside the number, else what was spoken of last."""
        named = self._subjects.before(spot.scene, spot.slot.before, spot.state)
        rate = self._rate_before(spot)
        after = self.object_after(spot)
        if named is None and rate is None and after is None and spot.state.last and spot.state.indicator:
            unknown = self._subjects.unknown_before(spot.scene, spot.slot)
            listed = bool(spot.context.place_terms(spot.passage))  # «в Жамбылской (на 15 %), Атырауской (на 11 %)»
            last = spot.state.main if listed and spot.state.main else spot.state.indicator
            indicator = Indicator("registered", "other", None, unknown) if unknown else last
            return Found(indicator, self._subjects.carried(spot.state) or NOTHING, "carried")
        counted = named or after or self._subjects.carried(spot.state) or NOTHING
        if counted.subject is None and rate is None:
            return Found(None, counted, "unknown")
        measure = self._measures.of_change(spot.scene, spot.slot, counted)
        return self.composed(spot, measure, "default", counted)

    def object_after(self, spot: Spot, *, offences: bool = False) -> Counted | None:
        """«снижения на 1,7 % интернет-мошенничеств», «на 18 % больше краж»."""
        where = range(spot.quantity.last + 1, min(spot.segment.stop, spot.slot.after.stop))
        found = [t for t in spot.terms("subject", where) if not offences or self._words.is_offence(t.id)]
        return Counted(found[0].id, None, "before", found[0].first, found[0].last) if found else None

    def _shared_by(self, spot: Spot) -> Counted | None:
        """«58 процентов, если считать всё, приходится на кражи»."""
        if spot.quantity.unit != "percent" or spot.scene.cue("share", spot.slot.after) is None:
            return None
        found = [t for t in spot.terms("subject", spot.slot.after) if self._words.is_offence(t.id)]
        return Counted(found[0].id, None, "before", found[0].first, found[0].last) if found else None

    def _listed_by_place(self, spot: Spot) -> Counted | None:
        """«Больше всего — в трёх регионах: в Алматы — 17,1 тысячи» goes on about the offence in mind."""
        place = spot.context.place_terms(spot.passage) and spot.terms("place", spot.segment_before)
        listed = spot.passage.norm(spot.quantity.first - 1) == "-" and spot.quantity.unit == "count"
        offence = spot.state.offence if listed and place else None
        return Counted(offence, None, "carried") if offence else None

    def _strange_rate(self, spot: Spot) -> Counted | None:
        """«охват — 76 %»: a rate of what no scheme has."""
        rate = any(term.id in {"clearance-rate", "share"} for term in spot.terms("measure", spot.sentence))
        label = (
            None if rate or spot.quantity.unit != "percent" else self._subjects.unknown_before(spot.scene, spot.slot)
        )
        return Counted("other", label, "unknown") if label else None

    def _rate_before(self, spot: Spot) -> Counted | None:
        rates = [t for t in spot.terms("measure", spot.slot.before) if t.id in RATES]
        return Counted(None, None, "before", rates[-1].first, rates[-1].last) if rates else None

    def _measured(self, spot: Spot, counted: Counted | None) -> Found:
        measure, how = self._measures.measure(spot.scene, spot.slot, counted, spot.state)
        return self.composed(spot, measure, how, counted or NOTHING)

    def composed(self, spot: Spot, measure: str | None, how: str, counted: Counted) -> Found:
        """Put measure, subject and setting together; what no scheme has keeps its wording."""
        subject = self._subject(spot, measure, counted)
        if measure is None and subject is None:
            return Found(None, counted, "unknown")
        measure = measure or "other"
        measure, subject = refined(spot, measure, subject, self._words)
        caused = measure in OFFENCE_CAUSED
        limited = self._words.is_offence(subject) or subject == "driver"
        setting = self._setting(spot, counted) if limited and not caused else None
        if (subject, setting) == ("drunk-driving", "intoxicated"):  # the subject says it
            setting = None
        label = counted.label
        unclear = "other" in {measure, subject} or (measure == "share" and setting is None)
        if unclear and label is None:
            label = _wording(spot)
        return Found(Indicator(measure, subject, setting, label), counted, how)

    def _setting(self, spot: Spot, counted: Counted) -> str | None:
        inside = range(0)
        if counted.first is not None and counted.last is not None:
            inside = range(counted.first, counted.last + 1)
        cameras = any(t.id == "cctv-camera" for t in spot.terms("subject", spot.segment_before))
        return setting_of(spot.scene, spot.slot, inside) or ("cctv-assisted" if cameras else None)

    def _subject(self, spot: Spot, measure: str | None, counted: Counted) -> str | None:
        """Return what a measure is of: of killed and damage the cause, of a clearance rate the offence."""
        subject, state = counted.subject, spot.state
        if measure in OFFENCE_CAUSED:
            return self._cause(spot)
        if measure in {"returned", "seized"} and spot.is_money:
            return "money"
        if measure == "share" and counted.how == "carried":
            return state.offence or subject
        if measure == "clearance-rate" and (counted.how == "carried" or not self._words.is_offence(subject)):
            return self._cleared(spot)
        return subject if self._words.is_offence(subject) else self._of_thing(spot, measure, subject)

    def _of_thing(self, spot: Spot, measure: str | None, subject: str | None) -> str | None:
        """Return the offence that is meant where a thing, or nothing, is named."""
        if measure == "fined" and (spot.is_money or subject is None):
            return _FINED.get(spot.state.offence or "", "administrative-offence")
        unclear = subject is None or self._words.class_of(subject) not in {"person", "unlisted"}
        if measure in {"solved", "sent-to-court"} and unclear:
            return spot.state.offence or "crime"
        return "other" if spot.quantity.unit == "minute" else subject

    def _cleared(self, spot: Spot) -> str:
        """Return the offence of a clearance rate that names none."""
        if any(token.norm in _GENERAL for token in spot.passage.tokens):
            return "crime"
        named = [t for t in spot.terms("subject", spot.ahead) if self._words.is_offence(t.id)]
        return named[-1].id if named else spot.state.item_offence or spot.book.first_offence or "crime"

    def _cause(self, spot: Spot) -> str | None:
        """Return what people died of or what did the damage: named in the sentence, else the offence in mind."""
        offences = [t for t in spot.terms("subject", spot.sentence) if self._words.is_offence(t.id)]
        near = [t for t in offences if t.last < spot.quantity.first] or offences
        if near:
            return near[-1].id
        causes = spot.terms("cause", spot.sentence)
        return causes[-1].id if causes else spot.state.offence


def _wording(spot: Spot) -> str:
    """Return the words around a number that no scheme has a name for."""
    slot, quantity = spot.slot, spot.quantity
    around = range(max(slot.before.start, quantity.first - 3), min(slot.after.stop, quantity.last + 4))
    words = [spot.passage.tokens[p].norm for p in around if spot.passage.tokens[p].kind == "word"]
    return " ".join(words)[:MAX_LABEL] or "?"
