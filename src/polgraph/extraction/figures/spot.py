"""One number at its place: what every rule about it looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from polgraph.extraction.context import Context
from polgraph.extraction.document import Passage
from polgraph.extraction.figures.book import Book
from polgraph.extraction.figures.earlier import label_of, label_of_change, time_of_label
from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.settings import Time, time_of
from polgraph.extraction.figures.state import State
from polgraph.extraction.quantities import Quantity
from polgraph.extraction.terms import Term

OPENING = 6
"""A time among the first words of a sentence holds for those that follow."""


@dataclass(frozen=True)
class Spot:
    """A slot of a scene, with what is kept in mind and the book that facts are entered in."""

    scene: Scene
    slot: Slot
    state: State
    book: Book

    @property
    def passage(self) -> Passage:
        """The sentence."""
        return self.scene.passage

    @property
    def quantity(self) -> Quantity:
        """The number."""
        return self.slot.quantity

    @property
    def context(self) -> Context:
        """What holds for the release."""
        return self.book.context

    @property
    def sentence(self) -> range:
        """All tokens of the sentence."""
        return range(len(self.scene.segments))

    @property
    def ahead(self) -> range:
        """The tokens before the number."""
        return range(self.quantity.first)

    @property
    def behind(self) -> range:
        """The tokens after the number."""
        return range(self.quantity.last + 1, len(self.scene.segments))

    @property
    def segment(self) -> range:
        """The part of the sentence that the number is in."""
        return self.scene.segment_of(self.quantity.core)

    @property
    def segment_before(self) -> range:
        """The tokens before the number in its part of the sentence."""
        return range(max(self.segment.start, self.slot.before.start), self.quantity.first)

    @property
    def is_money(self) -> bool:
        """Tell whether the number is a sum."""
        return self.quantity.unit in {"tenge", "usd"}

    def terms(self, scheme: str, where: range) -> list[Term]:
        """Return the terms of a scheme within a range of tokens."""
        return self.scene.terms(scheme, where)

    def at(self, slot: Slot) -> Spot:
        """Return the spot of another slot of the same sentence."""
        return replace(self, slot=slot)

    def time(self) -> Time:
        """Return the time of the number; one that its sentence opens with holds for the rest of the line."""
        time, state = time_of(self.scene, self.slot, self.state, self.context), self.state
        if self.book.is_trip and any(t.role == "period" and t.months for t in self.passage.times):
            state.report = time.period
        own = [t for t in self.passage.times if t.role == "period" and t.first < OPENING]
        if own and time.period != self.context.period:
            self._keep(time, in_doubt=time.in_doubt)
        return time

    def time_of_level(self) -> Time:
        """Return the time of a level, which may have an earlier year of its own; its line may go on with that."""
        label = label_of(self.scene, self.slot)
        if label is None:
            return self.time()
        time = time_of_label(self.passage, label, self.book.document, self.context)
        if label.first < OPENING and label.year is not None:
            self._keep(time, in_doubt=True)
        return time

    def time_of_change(self) -> Time:
        """Return the time of a change; one in an earlier year is in doubt, for it may be the year measured against."""
        label = label_of_change(self.scene, self.slot)
        if label is None:
            return self.time()
        return replace(time_of_label(self.passage, label, self.book.document, self.context), in_doubt=True)

    def _keep(self, time: Time, *, in_doubt: bool) -> None:
        state = self.state
        state.period, state.period_label, state.in_doubt = time.period, time.label, in_doubt
        state.period_line = self.passage.line.number
