"""The earlier year that a level has of its own («За 2029 год было 2 500»), and not as what it is measured against."""

from __future__ import annotations

from polgraph.extraction.context import Context, year_before
from polgraph.extraction.document import Document, Passage
from polgraph.extraction.figures.roles import is_base
from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.settings import Time
from polgraph.extraction.periods import TimeExpression
from polgraph.facts import Period

_WITHIN = frozenset({"в", "во", "за"})
_AGO = frozenset({"ранее", "раньше", "назад", "прежде", "бұрын"})
_RESULTS = ("итог", "результат", "қорытынды")
_LIKE = frozenset({"как", "сияқты", "секілді"})
_FOREGOING = ("предыдущ", "предшеств", "алдыңғы")
_JUST_OVER = ("минувш", "истекш", "прошедш", "ушедш")
_LEVEL = "деңге"
_OF_YEAR = ("ғы", "гі")
_AGAINST = ("салыстыр", "сравн", "отношен")
_NEAR = 2


def label_of(scene: Scene, slot: Slot) -> TimeExpression | None:
    """Return the earlier time that stands beside a level as its own: the nearest before it, else one right after."""
    quantity = slot.quantity
    inside = scene.in_brackets(quantity.first)
    times = [t for t in scene.passage.times if t.role in {"period", "comparison"} and t.kind != "day"]
    before = [t for t in times if t.last < quantity.first and scene.in_brackets(t.last) == inside]
    before = [t for t in before if t.role == "period" or not _is_measure(scene, t)]
    if before:
        own = before[-1].role == "comparison" and _is_earlier(before[-1]) and not _is_taken(scene, before[-1], slot)
        return before[-1] if own else None
    after = [t for t in times if t.first in slot.after and scene.same_segment(t.first, quantity.core)]
    last = slot.after.stop == len(scene.segments)
    stated = [t for t in after if last and t.role == "comparison" and _is_earlier(t) and not _is_measure(scene, t)]
    turned = bool(scene.terms("direction", range(len(scene.segments))))
    return stated[0] if stated and not turned else None


def label_of_change(scene: Scene, slot: Slot) -> TimeExpression | None:
    """Return the earlier time that a sentence says something changed in, where it is measured against no other one."""
    time, passage = label_of(scene, slot), scene.passage
    if time is None or time.last > slot.quantity.first:
        return None
    first, last = passage.norm(time.first), passage.norm(time.last)
    within = first in _WITHIN if passage.language == "ru" else not last.endswith(_OF_YEAR)
    against = any(word.startswith(_AGAINST) for word in passage.words)
    alone = all(other == time or other.role != "comparison" for other in passage.times)
    return time if within and alone and not against else None


def _is_taken(scene: Scene, time: TimeExpression, slot: Slot) -> bool:
    """Tell whether a time is that of a number before it («против 760 в 2029 году, раскрыто 71 %»)."""
    if scene.same_segment(time.last, slot.quantity.core):
        return False
    ahead = range(scene.segment_of(time.first).start, time.first)
    return any(quantity.first in ahead for quantity in scene.passage.quantities)


def _is_earlier(time: TimeExpression) -> bool:
    """Tell whether a time says that it is of an earlier year, and is not only a part of this one."""
    return time.year is not None or (time.relative or 0) < 0


def _is_measure(scene: Scene, time: TimeExpression) -> bool:
    """Tell whether something is measured by a time, or like it («чем в 2029 году», «как и в 2029 году»)."""
    passage = scene.passage
    beside = [passage.norm(p) for p in (*range(time.first - _NEAR, time.first), time.last + 1)]
    level = passage.norm(time.last).startswith(_LEVEL)
    return level or is_base(scene, time) or not _LIKE.isdisjoint(beside)


def time_of_label(passage: Passage, time: TimeExpression, document: Document, context: Context) -> Time:
    """Return what an earlier time means, in doubt where it may mean another one too."""
    words = [passage.norm(p) for p in range(time.first, time.last + 1)]
    reviewed = context.period
    if reviewed is None:
        return Time(context.resolve(time), None)
    if time.year is None and (time.same or not _AGO.isdisjoint(words)):
        return Time(year_before(reviewed, -(time.relative or -1)), None)
    if time.year is None and time.relative == -1 and context.published is None and time.kind == "year":
        return _last_year(passage, time, words, document, reviewed)
    if time.same or time.months is not None or time.days is not None:
        return Time(context.resolve(time), None)
    return Time(_whole(context, time), None, in_doubt=_is_open(passage, time, words, context))


def _last_year(passage: Passage, time: TimeExpression, words: list[str], document: Document, reviewed: Period) -> Time:
    """Resolve «в прошлом году» of a review without a date: of the reviewed year, or from where it was written."""
    if any(word.startswith(_FOREGOING) for word in words):
        return Time(year_before(reviewed), None)
    against = [t for t in passage.times if t.role == "comparison" and t != time and t.year is not None]
    said = any(_states(p, int(reviewed.first[:4])) for p in document.passages if p.number < passage.number)
    if not said or against or any(word.startswith(_JUST_OVER) for word in words):
        return Time(reviewed, None)
    return Time(year_before(reviewed), None, in_doubt=True)


def _states(passage: Passage, year: int) -> bool:
    """Tell whether a sentence gives figures for a year by its number, so that «last year» is hardly that year."""
    return bool(passage.quantities) and any(t.role == "period" and t.year == year for t in passage.times)


def _whole(context: Context, time: TimeExpression) -> Period | None:
    """Return the whole year that is named."""
    year = time.year if time.year is not None else (context.base_year or 0) + (time.relative or 0)
    return Period(f"{year:04}-01-01", f"{year:04}-12-31")


def _is_open(passage: Passage, time: TimeExpression, words: list[str], context: Context) -> bool:
    """Tell whether the year may stand for the same months of it, or be that of a thing and not of its count."""
    if passage.norm(time.first - 1).startswith(_RESULTS) or words[0] == "за":
        return False
    russian = passage.language == "ru"
    attribute = words[0] not in _WITHIN if russian else words[-1].endswith(_OF_YEAR)
    return attribute or context.months != (1, 12)
