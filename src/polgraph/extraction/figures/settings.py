"""Where and when a number holds, and in which circumstances: read from its sentence, else inherited."""

from __future__ import annotations

from dataclasses import dataclass

from polgraph.extraction.context import OLDEST, Context
from polgraph.extraction.document import Passage
from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.state import State
from polgraph.extraction.periods import TimeExpression
from polgraph.extraction.places import COUNTRY
from polgraph.extraction.terms import Term
from polgraph.facts import Period

_TIMES = frozenset({"period", "date"})
_FROM = frozenset({"из", "с", "со", "через", "до", "от"})
_AND = frozenset({"и", "мен", "бен", "пен", "және"})
_EARLIER = frozenset({"ранее", "бұған", "бұрын"})
_REGION = ("област", "облыс", "регион", "өңір", "аймақ")
_SEASONS = ("лето", "лета", "зим", "весн", "осен", "жаз", "күз", "қыс", "көктем")
_AGES = ("летн", "жастағы", "жасар")
_TOWNS = frozenset({"қала", "город", "города", "городе"})
_HERE = frozenset({"здесь", "тут", "там", "мұнда", "осында", "онда", "сонда"})
ALTOGETHER = frozenset({"всего", "итого", "барлығы", "жалпы"})
_TOWN = ("в город", "города", "қалада", "қала бойынша")
_PARTICIPLES = ("соверш", "зарегистриров")
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")


@dataclass(frozen=True, slots=True)
class Time:
    """A period, or the wording of one that cannot be resolved."""

    period: Period | None
    label: str | None
    in_doubt: bool = False


def place_of(scene: Scene, slot: Slot, state: State, context: Context) -> str | None:
    """Return the place that a number is about: the nearest before it in its sentence, else the release's region."""
    passage = scene.passage
    terms = [t for t in context.place_terms(passage) if t.first not in scene.masked and not is_origin(passage, t)]
    if passage.kind == "headline" and terms and all(_inside(t.id, context) for t in terms):
        return None  # a headline names the town, and means the region that the release is about
    return _named(scene, slot, terms, context) or _inherited(passage, slot, state, context)


def _named(scene: Scene, slot: Slot, terms: list[Term], context: Context) -> str | None:
    """Return the place that the sentence of a number names for it."""
    passage, quantity = scene.passage, slot.quantity
    beyond = [t for t in terms if 0 < t.first - quantity.last <= 3 and passage.norm(quantity.last + 1) == "-"]
    if beyond:
        return beyond[0].id  # «12 — в Аксу»
    before = [t for t in terms if t.first in slot.before] or [t for t in terms if t.last < quantity.first]
    if before:
        return _joint(passage, before, context)
    alone = len(terms) == 1 and terms[0].first > quantity.last and scene.same_segment(terms[0].first, quantity.core)
    return terms[0].id if alone else None


def _inherited(passage: Passage, slot: Slot, state: State, context: Context) -> str | None:
    """Return the place that is only pointed at, or that the release is of."""
    pairs = [(passage.norm(p), passage.norm(p + 1)) for p in slot.before]
    if any(one.startswith(("областн", "облыс")) and two.startswith(("центр", "орталы")) for one, two in pairs):
        return context.places.centre_of(context.region or "")
    if state.town and _says_here(passage):
        return state.town
    if _says_region(passage):
        return context.region
    if passage.norm(0) in ALTOGETHER:
        return context.locality or context.region
    return state.place or context.locality


def _inside(place: str, context: Context) -> bool:
    return context.region is not None and context.places.region_of(place) == context.region


def is_case(passage: Passage) -> bool:
    """Tell whether a sentence is about a single incident: somebody's age is told."""
    return any(word.startswith(_AGES) for word in passage.words)


def _joint(passage: Passage, terms: list[Term], context: Context) -> str | None:
    """Return the last place; the region of both where two are named together («из Абайского и Аягозского районов»)."""
    last = terms[-1]
    neighbours = [t for t in context.place_terms(passage) if t.last in {last.first - 2, last.first - 3}]
    coordinated = bool(neighbours) and bool({passage.norm(last.first - 1), passage.norm(last.first - 2)} & _AND)
    if coordinated and not any(q.first in range(neighbours[0].last, last.first) for q in passage.quantities):
        return context.places.region_of(last.id)
    if len(terms) == 1:
        towns = passage.norm(last.first - 2) in _TOWNS or passage.norm(last.first - 3) in _TOWNS
        return context.places.region_of(last.id) if towns else last.id
    beside = [passage.norm(p) for p in range(last.first - 2, last.first)]
    joined = bool(set(beside) & _AND)
    if not joined or last.id.startswith(COUNTRY):
        return last.id
    region = context.places.region_of(last.id)
    if len(terms) > 1 and any(q.first in range(terms[-2].last, last.first) for q in passage.quantities):
        return last.id
    if len(terms) > 1 and context.places.region_of(terms[-2].id) != region:
        return last.id
    return region


def _says_here(passage: Passage) -> bool:
    words = {token.norm for token in passage.tokens}
    text = " ".join(token.norm for token in passage.tokens)
    return bool(words & _HERE) or any(phrase in text for phrase in _TOWN)


def _says_region(passage: Passage) -> bool:
    return any(word.startswith(_REGION) for word in passage.words)


def is_origin(passage: Passage, term: Term, *, start: bool = False) -> bool:
    """Tell whether things came from a place («из Кокшетау»); *start*: a trip may begin there."""
    if passage.language == "kk":
        return passage.tokens[term.last].norm.endswith(_ABLATIVE)
    before = term.first - 1
    if passage.norm(before) in {"города", "город", "г"}:
        before -= 1
    if start and passage.norm(before) in {"с", "со"}:
        return False
    return passage.norm(before) in _FROM or passage.norm(before).startswith(("жител", "урожен", "уроженк"))


def time_of(scene: Scene, slot: Slot, state: State, context: Context) -> Time:
    """Return the period of a number: its sentence's own, else the one kept in mind, else the release's."""
    passage = scene.passage
    if passage.norm(0) in _EARLIER and any(term.id == "say" for term in passage.of("cue")):
        return Time(None, passage.tokens[0].text)  # «Ранее мы сообщали: …»
    times = [t for t in passage.times if t.role in _TIMES | {"rate"} and t.kind != "day" and not _many(passage, t)]
    rates = [
        t
        for t in times
        if t.role == "rate"
        and not passage.norm(t.last).startswith("сайын")
        and (0 < slot.quantity.first - t.last <= 3 or 0 < t.first - slot.quantity.last <= 4)
    ]
    if rates:
        return Time(None, wording(passage, rates[0]))
    own = [t for t in times if t.role != "rate" and scene.same_segment(t.first, slot.quantity.core)]
    earlier = [t for t in times if t.role != "rate" and t.last < slot.quantity.first]
    later = [t for t in times if t.role != "rate" and t.first > slot.quantity.last and t.first in slot.after]
    # «212-ге төмендеді, былтыр 240 болатын»: a time right before the next number is that number's
    ends = len(scene.segments)
    later = [t for t in later if t.last + 1 < slot.after.stop or slot.after.stop == ends]
    own = [t for t in own if t.last < slot.quantity.first or t in later]
    for group in (own[:1] if own and own[0].last < slot.quantity.first else [], earlier[-1:], own[:1], later[:1]):
        for time in group:
            return resolved(passage, time, context)
    day = [t for t in passage.times if t.kind == "day" and t.role in _TIMES and t.last < slot.quantity.first]
    if day and (period := context.resolve(day[-1])) is not None:
        return Time(period, None)
    if not is_case(passage) and passage.line.number == state.period_line:
        return Time(state.period, state.period_label, state.in_doubt)
    return Time(state.day or context.period or state.report, None)


def _is_over_the_year(passage: Passage, time: TimeExpression) -> bool:
    """«за год» is the time reported on."""
    words = [passage.norm(p) for p in range(time.first, time.last + 1)]
    return words in (["за", "год"], ["жыл", "ішінде"], ["бір", "жыл", "ішінде"])


def _means_reported(time: TimeExpression, context: Context) -> bool:
    """«в этом году» is the period reported on; in a year's summary without a date «в минувшем году» is too."""
    months = context.months
    full = months == (1, 12)
    return (time.relative == 0 and not full) or (time.relative == -1 and full and context.published is None)


def _many(passage: Passage, time: TimeExpression) -> bool:
    """«в прошлые годы» is no one period."""
    if time.year is not None and time.year < OLDEST:
        return True
    if any(passage.norm(p).startswith(_SEASONS) for p in range(time.first, time.last + 1)):
        return True  # «за лето» bounds no figure of a report
    return time.kind == "relative" or (time.year is None and passage.norm(time.last) in {"годы", "лет", "жылдары"})


def resolved(passage: Passage, time: TimeExpression, context: Context) -> Time:
    """Resolve a time, or keep its wording."""
    if time.kind == "year" and time.year is None and context.period and _means_reported(time, context):
        return Time(context.period, None)
    if time.kind == "since-january":
        since = context.published and Period(f"{context.published[:4]}-01-01", context.published)
        if not since and context.period and context.period.first.endswith("01-01"):
            return Time(context.period, None)
        return Time(since or None, None if since else wording(passage, time))
    if _is_over_the_year(passage, time):
        return Time(context.period, None)
    period = context.resolve(time)
    if period and context.period and context.months and time.months and time.year is None:
        one, other = time.months, context.months
        if one[0] == 1 != other[0] and one[1] - one[0] == other[1] - other[0]:
            return Time(context.period, None)  # «за четыре месяца» of a release about June to September
    return Time(period, None if period else wording(passage, time))


def wording(passage: Passage, time: TimeExpression) -> str:
    """Return the words of a time, at most sixty characters."""
    words = [token.text for token in passage.tokens[time.first : time.last + 1]]
    return " ".join(words)[:60]


def comparison_of(scene: Scene, slot: Slot, context: Context) -> Period | None:
    """Return the period that a change is measured against, where its sentence says so."""
    for time in scene.passage.times:
        if time.role == "comparison" and time.first > slot.before.start - 1:
            return context.resolve(time)
    return None


def setting_of(scene: Scene, slot: Slot, subject: range) -> str | None:
    """Return the circumstances that a number is limited to, where the words beside it name them."""
    segment = scene.segment_of(slot.quantity.first)
    stop = segment.stop
    if (
        slot.quantity.unit == "percent"
        or scene.passage.norm(slot.quantity.last + 1) == "-"
        or scene.passage.norm(segment.stop + 1).startswith(_PARTICIPLES)
    ):
        stop += 12
    start = max(slot.before.start, segment.start)
    if len(subject) and subject.start < start:  # «преступлений, в которых замешаны подростки, — четыре»
        start = max(slot.before.start, subject.start - 3)
    near = range(start, min(slot.after.stop, stop))
    for term in scene.terms("setting", near):
        outside = term.last < subject.stop - 1 or term.first >= subject.stop  # «176 уличных грабежей»
        if outside or len(subject) == 0:
            return term.id
    return None
