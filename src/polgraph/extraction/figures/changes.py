"""Enter changes: by how much something rose or fell."""

from __future__ import annotations

from polgraph.extraction.figures.book import Move
from polgraph.extraction.figures.indicators import IndicatorFinder
from polgraph.extraction.figures.settings import comparison_of, place_of
from polgraph.extraction.figures.spot import Spot
from polgraph.extraction.figures.words import FigureWords
from polgraph.extraction.terms import Term


class ChangeReader:
    """Reads changes."""

    def __init__(self, words: FigureWords, indicators: IndicatorFinder) -> None:
        self._words, self._indicators = words, indicators

    def read(self, spot: Spot) -> None:
        """Enter the change at a spot, or an issue."""
        direction = self._direction(spot)
        found = self._indicators.of_change(spot)
        if found.indicator is None or direction is None:
            spot.book.issue(spot.scene, spot.slot)
            return
        state = spot.state
        place = place_of(spot.scene, spot.slot, state, spot.context)
        compared, time = comparison_of(spot.scene, spot.slot, spot.context), spot.time_of_change()
        if time.in_doubt:
            spot.book.issue_of_time(spot.scene, spot.slot)
        compared = compared if compared != time.period else None
        move = Move(found.indicator, place, time, direction, compared, found.counted)
        spot.book.change(spot.scene, spot.slot, move, state)
        state.direction, state.indicator = direction, found.indicator
        state.changed = spot.scene.segments[spot.quantity.core]
        if found.counted.subject:
            state.subject = found.counted.subject
        if self._words.is_offence(found.indicator.subject):
            state.offence = found.indicator.subject

    def _direction(self, spot: Spot) -> str | None:
        """Return which way: a sign, the nearest word in its part of the sentence, the list's, or a later word."""
        if spot.quantity.sign:
            spot.state.used.update(t.first for t in spot.terms("direction", range(spot.slot.after.stop)))
            return "down" if spot.quantity.sign < 0 else "up"
        term = next(iter(self._words_of_direction(spot)), None)
        if term is None and spot.state.direction:
            return spot.state.direction
        term = term or next(iter(spot.terms("direction", spot.behind)), None)
        if term is None:
            return None
        spot.state.used.add(term.first)
        return term.id

    def _words_of_direction(self, spot: Spot) -> list[Term]:
        inside = spot.terms("direction", spot.segment)
        before = [t for t in inside if t.last < spot.quantity.first][-1:]
        after = [t for t in inside if t.first > spot.quantity.last][:1]
        left = [t for t in spot.terms("direction", spot.ahead) if t.first >= spot.slot.before.start][-1:]
        if spot.passage.language == "kk":
            return [*after, *spot.terms("direction", spot.behind)[:1], *before, *left]
        return [*after, *before, *left]
