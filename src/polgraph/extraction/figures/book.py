"""Enter observations and changes, once each: what is stated twice gets a second span."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from polgraph.extraction.context import Context
from polgraph.extraction.document import Document
from polgraph.extraction.figures.mentions import NEAR, change_span, level_span, trimmed
from polgraph.extraction.figures.sameness import change_kind, same_change, same_figure, same_thing, shortened
from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.settings import Time, is_case
from polgraph.extraction.figures.state import Indicator, State
from polgraph.extraction.figures.subjects import Counted
from polgraph.facts import Change, Issue, Observation, Period, Span

MAX_SPANS = 50
"""Places of one figure that are kept; no release says one more often."""
UPTO = 8
"""Tokens before «до» that may say which way a level went."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level as it was read: what of, where, when, part of what, and how surely."""

    indicator: Indicator
    place: str | None
    time: Time
    counted: Counted
    whole: Observation | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Move:
    """A change as it was read: what of, where, when, which way and against what."""

    indicator: Indicator
    place: str | None
    time: Time
    direction: str
    compared: Period | None
    counted: Counted


@dataclass
class Book:
    """The figures of one release, in the order of reading."""

    document: Document
    context: Context
    is_trip: bool = False
    is_on_roads: bool = False
    is_on_migration: bool = False
    first_offence: str | None = None
    issues: list[Issue] = field(default_factory=list)
    _observations: list[Observation] = field(default_factory=list)
    _by_value: dict[tuple[object, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _changes: list[Change] = field(default_factory=list)

    def observations(self) -> tuple[Observation, ...]:
        """Return all observations."""
        return tuple(self._observations)

    def changes(self) -> tuple[Change, ...]:
        """Return all changes."""
        return tuple(self._changes)

    def issue(self, scene: Scene, slot: Slot) -> None:
        """Note a number that no rule could place."""
        self._doubt(scene, slot, "unmapped-number", "no indicator is known for")

    def issue_of_time(self, scene: Scene, slot: Slot) -> None:
        """Note a number whose year could be another one."""
        self._doubt(scene, slot, "unclear-period", "the text leaves open which year is that of")

    def _doubt(self, scene: Scene, slot: Slot, reason: str, message: str) -> None:
        span = scene.passage.span(slot.quantity.first, slot.quantity.last)
        words = self.document.text[span.start : span.end]
        self.issues.append(Issue(reason, span, f"{message} «{words}»"))

    def observe(self, scene: Scene, slot: Slot, level: Level) -> Observation:
        """Enter a level, or add a span to the one that says the same."""
        quantity = slot.quantity
        value = quantity.value
        kind = "interval" if isinstance(value, tuple) else quantity.bound
        if kind == "upper-bound" and self._is_reached(scene, slot):
            kind = "exact"
        made = Observation(
            id=f"o{len(self._observations) + 1}",
            measure=level.indicator.measure,
            subject=level.indicator.subject,
            setting=level.indicator.setting,
            label=level.indicator.label,
            region=self._region(level.place),
            period=level.time.period,
            period_label=level.time.label,
            kind=kind,
            value=value,
            unit="other" if quantity.unit == "factor" else quantity.unit,
            part_of=level.whole.id if level.whole else None,
            spans=(level_span(scene, slot, level.counted),),
            scope="case" if is_case(scene.passage) else None,
            confidence=round(level.confidence, 2),
        )
        return self._entered(made, headline=scene.passage.kind == "headline")

    def _is_reached(self, scene: Scene, slot: Slot) -> bool:
        """«улучшилась — до 65,5 %» is a level that was reached, no upper bound."""
        passage, quantity = scene.passage, slot.quantity
        kazakh = passage.language == "kk"  # «212-ге дейін төмендеді»: the verb follows
        upto = passage.norm(quantity.first) == "до" or passage.norm(quantity.core - 1) == "до"
        start = slot.before.start if kazakh else max(0, quantity.first - UPTO)  # «сократилось в 1,3 раза — до 1 126»
        behind = range(quantity.last + 1, min(slot.after.stop, quantity.last + 3)) if kazakh else range(0)
        directions = scene.terms("direction", range(start, quantity.first)) or scene.terms("direction", behind)
        return bool(directions) and (upto or kazakh)

    def _entered(self, made: Observation, *, headline: bool = False) -> Observation:
        for number in self._by_value[made.value, made.unit]:
            known = self._observations[number]
            if same_figure(known, made) or (headline and shortened(known, made)):
                if len(known.spans) < MAX_SPANS:
                    self._observations[number] = replace(known, spans=tuple(sorted({*known.spans, *made.spans})))
                return self._observations[number]
        self._by_value[made.value, made.unit].append(len(self._observations))
        self._observations.append(made)
        return made

    def _region(self, place: str | None) -> str | None:
        return place or self.context.locality or self.context.region

    def cleared(self, solved: Observation, said: Span) -> None:
        """Enter the clearance rate of 100 per cent that «all were solved» states; *said* is where «all» stands."""
        near = min(solved.spans, key=lambda span: abs(span.start - said.start))
        words = Span(min(near.start, said.start), max(near.end, said.end))
        self._entered(
            replace(
                solved,
                id=f"o{len(self._observations) + 1}",
                measure="clearance-rate",
                value=100,
                unit="percent",
                part_of=None,
                spans=(words,),
            )
        )

    def change(self, scene: Scene, slot: Slot, move: Move, state: State) -> Change:
        """Enter how much something changed."""
        quantity = slot.quantity
        value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
        kind = change_kind(quantity.unit, value, state.change_unit)
        state.change_unit = kind
        signed = value if kind == "factor" or move.direction != "down" else -value
        about = self._level_of(move.indicator, move.place, move.time)
        made = Change(
            id=f"c{len(self._changes) + 1}",
            observation=about.id if about else None,
            measure=move.indicator.measure,
            subject=move.indicator.subject,
            setting=move.indicator.setting,
            label=move.indicator.label
            if move.indicator.measure == "other" or move.indicator.subject == "other"
            else None,
            region=self._region(move.place),
            period=move.time.period,
            period_label=move.time.label,
            compared_with=move.compared,
            direction=move.direction,
            kind=kind,
            value=signed,
            previous=None,
            intensity=None,
            spans=(change_span(scene, slot, move.counted),),
            bound=quantity.bound if quantity.bound in {"lower-bound", "upper-bound", "approximate"} else None,
            confidence=0.65 if move.time.in_doubt else 0.93,
        )
        for number, known in enumerate(self._changes):
            if known.kind == "direction-only" and same_thing(known, made) and known.direction == move.direction:
                self._changes[number] = replace(
                    made,
                    id=known.id,
                    previous=known.previous,
                    compared_with=known.compared_with or made.compared_with,
                    spans=tuple(sorted({*known.spans, *made.spans})),
                )
                return self._changes[number]
        return self._changed(made)

    def _changed(self, made: Change) -> Change:
        for number, known in enumerate(self._changes):
            unpaired = known.kind != "direction-only" and known.previous is None and made.previous is not None
            if unpaired and same_thing(known, made) and known.direction == made.direction:
                spans = tuple(sorted({*known.spans, *made.spans}))
                self._changes[number] = replace(known, spans=spans, previous=made.previous)
                return self._changes[number]
            if same_change(known, made):
                spans = tuple(sorted({*known.spans, *made.spans}))
                self._changes[number] = replace(
                    known,
                    spans=spans,
                    previous=known.previous if known.previous is not None else made.previous,
                    compared_with=known.compared_with or made.compared_with,
                )
                return self._changes[number]
        self._changes.append(made)
        return made

    def _level_of(self, indicator: Indicator, place: str | None, time: Time) -> Observation | None:
        """Return the level that a change of the same indicator, place and time is of."""
        for known in reversed(self._observations):
            if (
                (known.measure, known.subject, known.setting)
                == (indicator.measure, indicator.subject, indicator.setting)
                and known.region == self._region(place)
                and known.period == time.period
                and known.part_of is None
            ):
                return known
        return None

    def from_to(self, scene: Scene, slot: Slot, following: Slot, level: Observation, counted: Counted) -> None:
        """Enter the change between two levels: its direction is read off, its size is never computed."""
        before, now = slot.quantity.value, following.quantity.value
        if isinstance(before, tuple) or isinstance(now, tuple):
            return
        first = slot.quantity.first - (1 if scene.passage.norm(slot.quantity.first - 1) in {"с", "со", "от"} else 0)
        if counted.first is not None and 0 < first - counted.first <= NEAR + 3:
            first = counted.first
        last = following.quantity.last
        for term in scene.terms("direction", range(last + 1, min(following.after.stop, last + 4)))[:1]:
            last = term.last
        self._changed(self._between(level, before, now, trimmed(scene, first, last), None))

    def previous(self, scene: Scene, slot: Slot, state: State, compared: Period | None) -> None:
        """Enter a level that is said only for comparison, on the change of the last figure."""
        before = slot.quantity.value
        level = state.last
        if level is None or isinstance(before, tuple) or isinstance(level.value, tuple):
            self.issue(scene, slot)
            return
        span = trimmed(scene, slot.quantity.first, slot.quantity.last)
        for number, known in enumerate(self._changes):
            same = (known.measure, known.subject, known.setting, known.region, known.period) == (
                level.measure,
                level.subject,
                level.setting,
                level.region,
                level.period,
            )
            if same and known.previous is None and known.kind != "direction-only":
                self._changes[number] = replace(
                    known,
                    previous=before,
                    compared_with=known.compared_with or compared,
                    spans=tuple(sorted({*known.spans, span})),
                )
                return
        self._changed(self._between(level, before, level.value, span, compared))

    def _between(self, level: Observation, before: float, now: float, span: Span, compared: Period | None) -> Change:
        direction = "stable" if now == before else "up" if now > before else "down"
        return Change(
            id=f"c{len(self._changes) + 1}",
            observation=level.id,
            measure=level.measure,
            subject=level.subject,
            setting=level.setting,
            label=level.label,
            region=level.region,
            period=level.period,
            period_label=level.period_label,
            compared_with=compared,
            direction=direction,
            kind="direction-only",
            value=None,
            previous=before,
            intensity=None,
            spans=(span,),
            confidence=0.95,
        )

    def trend(self, made: Change) -> None:
        """Enter a direction without a number, unless a number of the same change is known."""
        number = f"c{len(self._changes) + 1}"
        self._changed(replace(made, id=number))
