"""Tell what a number is part of: by a word («из них»), a colon, a place within a place, or a kind of a thing."""

from __future__ import annotations

from polgraph.extraction.figures.spot import Spot
from polgraph.extraction.figures.state import Indicator
from polgraph.extraction.figures.subjects import SubjectFinder
from polgraph.extraction.figures.words import FigureWords
from polgraph.extraction.places import COUNTRY
from polgraph.facts import Observation


def says_part(spot: Spot) -> bool:
    """Tell whether a word says that the number is part of the one before."""
    behind = range(spot.quantity.last + 1, min(spot.quantity.last + 4, spot.slot.after.stop, spot.segment.stop))
    # «38 из них»
    return any(spot.scene.cue("part", where) for where in (spot.slot.before, behind)) or spot.state.parts


def whole_of(
    spot: Spot, indicator: Indicator, place: str | None, words: FigureWords, subjects: SubjectFinder
) -> Observation | None:
    """Return what a number is part of where its sentence breaks a number down."""
    state, whole, value = spot.state, spot.state.whole, spot.quantity.value
    if whole is None or state.whole_at is None or isinstance(value, tuple) or isinstance(whole.value, tuple):
        return None
    if value >= whole.value or spot.quantity.unit != whole.unit:
        return None
    in_line = state.whole_line == spot.passage.line.number
    in_sentence = state.whole_in == spot.passage.number
    same_measure = indicator.measure == whole.measure
    narrower = words.is_kind_of(indicator.subject, whole.subject) and not words.is_offence(whole.subject)
    broken_down = in_sentence and ":" in spot.scene.between(state.whole_at, spot.quantity.first)
    reasons = (
        in_line and _is_inside(spot, indicator, place, whole),
        same_measure and (state.part_in == spot.passage.number or broken_down or (in_line and narrower)),
        in_sentence and subjects.is_pronominal(spot.scene, spot.slot),
        in_sentence and _is_taken_from(spot, state.whole_at),
    )
    return whole if any(reasons) else None


def _is_taken_from(spot: Spot, whole: int) -> bool:
    """«из 87 краж удалось раскрыть только 39»."""
    return any(q.last == whole and spot.passage.norm(q.first - 1) == "из" for q in spot.passage.quantities)


def _is_inside(spot: Spot, indicator: Indicator, place: str | None, whole: Observation) -> bool:
    """Tell whether the number says of a place what the whole says of the region that it lies in."""
    same = (indicator.measure, indicator.subject, indicator.setting) == (whole.measure, whole.subject, whole.setting)
    region = whole.region or spot.context.region
    return same and place not in {None, region} and region in {COUNTRY, spot.context.places.region_of(place or "")}
