"""Enter levels: so many of a thing, in a place and a time."""

from __future__ import annotations

from dataclasses import replace

from polgraph.extraction.figures.book import Level
from polgraph.extraction.figures.indicators import NOTHING, Found, IndicatorFinder
from polgraph.extraction.figures.measures import MeasureFinder
from polgraph.extraction.figures.scene import Slot
from polgraph.extraction.figures.settings import Time, place_of
from polgraph.extraction.figures.spot import Spot
from polgraph.extraction.figures.state import Indicator
from polgraph.extraction.figures.subjects import Counted, SubjectFinder
from polgraph.extraction.figures.wholes import says_part, whole_of
from polgraph.extraction.figures.words import OFFENCE_CAUSED, FigureWords
from polgraph.extraction.quantities import Quantity
from polgraph.facts import Observation, Span

SMALL = 4
_ALL = frozenset({"все", "всех", "бәрі", "барлығы"})
_BY_WHOM = frozenset({"juvenile", "intoxicated"})
"""Settings that hold for the parts of a figure too."""
_CONFIDENCE = {"verb": 0.97, "carried": 0.93, "default": 0.92, "unknown": 0.72}
_DOUBTFUL_TIME = 0.7
_PENALTY = {"beside": 1.0, "before": 0.98, "carried": 0.9, "unknown": 0.85}


def _is_loose(quantity: Quantity, found: Found) -> bool:
    """Tell whether nothing says what a count is of; «24,8» of what can only be counted whole has its unit elsewhere."""
    if quantity.unit != "count":
        return False
    fraction = isinstance(quantity.value, float) and quantity.value % 1 != 0
    return fraction or (found.counted.how == "carried" and found.how == "unknown")


class LevelReader:
    """Reads levels."""

    def __init__(
        self, words: FigureWords, subjects: SubjectFinder, measures: MeasureFinder, indicators: IndicatorFinder
    ) -> None:
        self._words, self._subjects, self._measures, self._indicators = words, subjects, measures, indicators

    def read(self, spot: Spot) -> None:
        """Enter the level at a spot, or an issue."""
        if (known := self._after_change(spot)) is not None:
            counted = self._subjects.beside(spot.scene, spot.slot) or NOTHING
            self._enter(spot, Found(known, counted, "carried"), None)
            return
        self._read_stated(spot)

    def _read_stated(self, spot: Spot) -> None:
        """Enter a level by the words around it, or an issue."""
        part = says_part(spot)
        if part and spot.state.whole is not None:
            spot.state.verb = spot.state.whole.measure
        found = self._indicators.of_level(spot)
        if found.how == "stop":
            spot.state.idle = True
            return
        if part and spot.state.idle:  # «80 лет, из них 35 …» is no figure either
            return
        spot.state.idle = False
        if self._is_idle(spot, found):
            return
        if found.indicator is None or _is_loose(spot.quantity, found):
            spot.book.issue(spot.scene, spot.slot)
            return
        place = place_of(spot.scene, spot.slot, spot.state, spot.context)
        whole = spot.state.whole if part else whole_of(spot, found.indicator, place, self._words, self._subjects)
        if whole is not None:
            found = replace(found, indicator=self._as_part(found.indicator, whole))
        observation = self._enter(spot, found, whole)
        said = self._says_all(spot) if observation.measure == "solved" else None
        if said is not None:
            spot.book.cleared(observation, said)

    def _as_part(self, indicator: Indicator, whole: Observation) -> Indicator:
        """Return what a part is of: four women of six detained are suspects too, thefts of juveniles are theirs."""
        general = indicator.subject == "person" or whole.subject == "suspect"
        people = {self._words.class_of(whole.subject), self._words.class_of(indicator.subject)} == {"person"}
        subject = whole.subject if general and people else indicator.subject
        by_whom = whole.setting if whole.setting in _BY_WHOM and self._words.is_offence(subject) else None
        return replace(indicator, subject=subject, setting=indicator.setting or by_whom)

    def read_pair(self, spot: Spot, following: Slot) -> None:
        """Enter the second of «с X до Y» as the level, and the way from X to Y as its change."""
        second = spot.at(Slot(following.quantity, spot.slot.before, following.after))
        found = self._indicators.of_pair(spot, second)
        if found.indicator is None:
            spot.book.issue(spot.scene, following)
            return
        observation = self._enter(second, Found(found.indicator, NOTHING, found.how), None, time=second.time())
        spot.book.from_to(spot.scene, spot.slot, following, observation, found.counted)
        spot.state.used.update(term.first for term in spot.terms("direction", spot.sentence))
        if found.counted.subject not in {None, "other"}:
            spot.state.subject = found.counted.subject

    def _says_all(self, spot: Spot) -> Span | None:
        """Return where «все» of «все пять» stands, or «бәрі» of «тоғызының бәрі»."""
        before = range(max(0, spot.quantity.first - 2), spot.quantity.first)
        after = range(spot.quantity.last + 1, spot.segment.stop)
        around = before if spot.passage.language == "ru" else after
        return next((spot.passage.span(p, p) for p in around if spot.passage.norm(p) in _ALL), None)

    def _is_idle(self, spot: Spot, found: Found) -> bool:
        """«двое докладчиков», «на двух листах»: a small number in words of what no scheme counts."""
        value, indicator = spot.quantity.value, found.indicator
        if indicator is None or isinstance(value, tuple) or spot.quantity.scale != "words":
            return False
        if self._words.class_of(indicator.subject) in {"other", "vehicle"} and self._is_attribute(spot):
            return True
        return value < SMALL and indicator.measure == "other" and indicator.subject in {"other", "child"}

    def _is_attribute(self, spot: Spot) -> bool:
        """«в кузовах двух машин»: the number belongs to a noun that says where, and counts nothing that was done."""
        first = spot.quantity.first
        where = spot.passage.norm(first - 2) in {"в", "во", "на", "из", "у"}
        return where and spot.passage.language == "ru" and self._subjects.verbs.is_noun(spot.passage.norm(first - 1))

    def _after_change(self, spot: Spot) -> Indicator | None:
        """«погибших стало больше на 4 %: 79 человек»: the level of what was just said to change."""
        state, scene = spot.state, spot.scene
        if state.changed is None or state.changed not in scene.segments[: spot.quantity.first]:
            return None
        beside = self._subjects.beside(scene, spot.slot)
        general = beside is None or (beside.subject == "person" and beside.how == "beside")
        named = scene.terms("subject", spot.slot.before) or scene.terms("measure", spot.slot.before)
        rate = state.indicator is not None and state.indicator.measure in {"clearance-rate", "share"}
        same_unit = (spot.quantity.unit == "percent") == rate
        own = range(spot.quantity.last + 1, min(spot.segment.stop, spot.slot.after.stop))
        other = any(t.id != (state.indicator or Indicator("", None)).measure for t in scene.terms("measure", own))
        if general and not named and not other and same_unit and scene.cue("part", spot.slot.before) is None:
            return state.indicator
        return None

    def _enter(self, spot: Spot, found: Found, whole: Observation | None, *, time: Time | None = None) -> Observation:
        assert found.indicator is not None  # noqa: S101  # all callers have looked
        confidence = _CONFIDENCE[found.how] * _PENALTY.get(found.counted.how, 0.9)
        place = place_of(spot.scene, spot.slot, spot.state, spot.context)
        time = time or spot.time_of_level()
        if time.in_doubt:
            confidence *= _DOUBTFUL_TIME
            spot.book.issue_of_time(spot.scene, spot.slot)
        level = Level(found.indicator, place, time, found.counted, whole, confidence)
        observation = spot.book.observe(spot.scene, spot.slot, level)
        self._remember(spot, found.indicator, found.counted, observation, part=whole is not None)
        return observation

    def _remember(
        self, spot: Spot, indicator: Indicator, counted: Counted, observation: Observation, *, part: bool
    ) -> None:
        """Keep what the next number may lean on."""
        state, line = spot.state, spot.passage.line.number
        state.indicator, state.last = indicator, observation
        if counted.subject and counted.subject != "other":
            caused = indicator.measure in OFFENCE_CAUSED
            state.subject = counted.subject if caused or not indicator.subject else indicator.subject
        if self._words.is_offence(indicator.subject) and indicator.measure != "share":
            state.offence = state.item_offence = indicator.subject
            spot.book.first_offence = spot.book.first_offence or indicator.subject
        state.verb = self._measures.verb_before(spot.scene, spot.slot) or state.verb
        if part:
            state.part_in = spot.passage.number
        else:
            state.whole, state.whole_at, state.main = observation, spot.quantity.last, indicator
            state.whole_in, state.whole_line = spot.passage.number, line
