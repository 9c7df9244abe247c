"""Choose the words that a figure is shown with: as short as they can be and still state it."""

from __future__ import annotations

from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.subjects import Counted
from polgraph.facts import Span

NEAR = 7
"""Tokens that a noun before its number may be away for both to be one mention."""
MAX_MENTION = 120


def level_span(scene: Scene, slot: Slot, counted: Counted | None) -> Span:
    """Return the words that state a level: number, unit and noun."""
    first, last = slot.quantity.first, slot.quantity.last
    if counted and counted.last is not None and counted.how in {"beside", "unknown", "report"}:
        last = max(last, counted.last)
    elif counted and counted.first is not None and 0 < first - counted.first <= NEAR:
        unbroken = all(scene.passage.norm(p) not in ",;(" for p in range(counted.first, first))
        first = counted.first if unbroken else first
    return trimmed(scene, first, last)


def change_span(scene: Scene, slot: Slot, counted: Counted | None) -> Span:
    """Return the words that state a change: from the noun or the verb to the number."""
    first, last = slot.quantity.first, slot.quantity.last
    passage = scene.passage
    if passage.norm(first - 1) == "на":
        first -= 1
    near = range(max(slot.before.start, first - 8), first)
    after = range(last + 1, min(slot.after.stop, last + 4))
    for term in scene.terms("direction", after)[:1]:
        last = term.last
    starts = [t.first for t in scene.terms("direction", near)]
    if counted and counted.first is not None and counted.first in near:
        starts.append(counted.first)
    starts = [start for start in starts if all(passage.norm(p) not in ",;" for p in range(start, first))]
    if starts:
        first = min(starts)
    return trimmed(scene, first, last)


def trimmed(scene: Scene, first: int, last: int) -> Span:
    """Return the span, cut down from the left where it is too long for a mention."""
    while scene.passage.span(first, last).end - scene.passage.span(first, last).start > MAX_MENTION and first < last:
        first += 1
    return scene.passage.span(first, last)
