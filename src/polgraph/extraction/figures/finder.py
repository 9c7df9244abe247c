"""Turn the numbers of a release into observations and changes, sentence by sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from polgraph.extraction.context import Context
from polgraph.extraction.document import Document, Passage
from polgraph.extraction.figures.book import Book
from polgraph.extraction.figures.changes import ChangeReader
from polgraph.extraction.figures.indicators import IndicatorFinder
from polgraph.extraction.figures.levels import LevelReader
from polgraph.extraction.figures.measures import MeasureFinder
from polgraph.extraction.figures.roles import roles_of
from polgraph.extraction.figures.scene import Scene
from polgraph.extraction.figures.settings import ALTOGETHER, comparison_of, is_origin
from polgraph.extraction.figures.spot import OPENING, Spot
from polgraph.extraction.figures.state import State
from polgraph.extraction.figures.subjects import SubjectFinder
from polgraph.extraction.figures.trends import TrendFinder
from polgraph.extraction.figures.unreal import is_denied, is_planned
from polgraph.extraction.figures.words import FigureWords
from polgraph.extraction.morphology import RussianMorphology
from polgraph.extraction.places import COUNTRY
from polgraph.facts import Change, Issue, Observation, Period

MANY = 3
_MIGRATION = frozenset({"migration-offence", "foreigner"})
HEADING = 8
"""Tokens of a line that is no sentence and names a town: what follows is about that town."""
DAY = 6
"""Tokens of a line that names a day, its year and its weekday."""
_ROADS = frozenset(
    {"road-accident", "speeding", "drunk-driving", "driver", "seatbelt-offence", "oncoming-lane-driving"}
)
Figures = tuple[tuple[Observation, ...], tuple[Change, ...], tuple[Issue, ...]]


class FigureFinder:
    """Finds observations and changes."""

    def __init__(self, words: FigureWords, russian: RussianMorphology) -> None:
        self._subjects = SubjectFinder(words, russian)
        measures = MeasureFinder(words, self._subjects)
        indicators = IndicatorFinder(words, self._subjects, measures)
        self._levels = LevelReader(words, self._subjects, measures, indicators)
        self._changes = ChangeReader(words, indicators)
        self._trends = TrendFinder(words, self._subjects)

    def find(
        self, document: Document, context: Context, masked: Mapping[int, Collection[int]], skipped: Collection[int]
    ) -> Figures:
        """Return the figures; *masked* are tokens by passage that name people, *skipped* passages give orders."""
        book = Book(document, context, is_trip=_is_trip(document), is_on_roads=_is_on_roads(document))
        book.is_on_migration = _count(document, _MIGRATION) > MANY
        state, line, roads = State(), -1, _lines_on_roads(document)
        for passage in [*document.body, *document.headlines]:  # the body first: a headline shortens what it says
            if passage.line.number != line:
                state, line = _at_new_line(state, passage, book), passage.line.number
            if passage.number not in skipped:
                scene = Scene(
                    passage, frozenset(masked.get(passage.number, ())), on_roads=book.is_on_roads or line in roads
                )
                self._read(scene, state, book)
        return book.observations(), book.changes(), tuple(book.issues)

    def _read(self, scene: Scene, state: State, book: Book) -> None:
        if scene.passage.norm(0) in ALTOGETHER:  # «Всего же на дорогах за неделю — 19 аварий»
            state.place = state.day = None
        state.day = _day_of_heading(scene, book) or state.day
        if scene.passage.kind != "list-item":
            state.direction, state.parts, state.heading, state.item_offence = None, False, None, None
        state.verb, state.changed, state.idle = state.heading, None, False
        state.used.clear()
        self._read_slots(scene, state, book)
        self._trends.read(scene, state, book)
        _remember_town(scene, state, book)
        self._end(scene, state)

    def _read_slots(self, scene: Scene, state: State, book: Book) -> None:
        slots, paired = scene.slots, -1
        for number, (slot, role) in enumerate(zip(slots, roles_of(scene, state), strict=True)):
            spot = Spot(scene, slot, state, book)
            paired = number + 1 if role == "previous-first" else paired
            if is_planned(spot, self._subjects.verbs):
                continue
            if is_denied(spot):
                book.issue(scene, slot)
            elif role == "previous-first":
                self._levels.read_pair(spot, slots[paired])
            elif role == "previous":
                book.previous(scene, slot, state, comparison_of(scene, slot, book.context))
            elif role == "change":
                self._changes.read(spot)
            elif number != paired:
                self._levels.read(spot)

    def _end(self, scene: Scene, state: State) -> None:
        """A line that ends in a colon says what its list is of."""
        passage, everything = scene.passage, range(len(scene.segments))
        if passage.tokens[-1].norm != ":":
            return
        verbs = scene.terms("measure", everything)
        state.heading = verbs[-1].id if verbs else None
        state.parts = scene.cue("part", everything) is not None and state.whole is not None
        if not scene.slots:
            counted = self._subjects.before(scene, everything, state)
            state.subject = counted.subject if counted else None


def _at_new_line(state: State, passage: Passage, book: Book) -> State:
    """Keep what a heading or a list carries on; a new paragraph forgets the rest."""
    if passage.kind == "list-item":
        return replace(state, direction=None, item_offence=None)
    if passage.kind == "headline":
        return replace(state, direction=None, verb=None, place=None, town=None, period_line=-1)
    place = state.place if book.is_trip or state.is_heading else None
    kept = State(offence=state.offence, town=state.town, place=place, last=state.last)
    kept.day, kept.report = state.day, state.report
    kept.indicator, kept.main = state.indicator, state.main
    return kept


def _day_of_heading(scene: Scene, book: Book) -> Period | None:
    """«12 ноября, среда» on a line of its own."""
    passage = scene.passage
    heading = len(passage.tokens) <= DAY and passage.tokens[-1].norm not in {".", ";"} and not scene.slots
    if not heading or len(passage.times) != 1 or passage.times[0].kind != "day":
        return None
    return book.context.resolve(passage.times[0])


def _remember_town(scene: Scene, state: State, book: Book) -> None:
    """Keep the last town; on a trip, and after a dated incident, the sentences that follow are about it too."""
    passage = scene.passage
    towns = [
        t
        for t in book.context.place_terms(passage)
        if not t.id.startswith(COUNTRY) and not is_origin(passage, t, start=True)
    ]
    short = len(passage.tokens) <= HEADING and passage.tokens[-1].norm not in {".", "!", "?", ":", ";"}
    inside = bool(towns) and book.context.places.region_of(towns[-1].id) == book.context.region
    state.is_heading = inside and short and passage.kind == "paragraph" and not scene.slots
    if not towns:
        return
    state.town = towns[-1].id
    days = [t for t in passage.times if t.kind == "day" and t.role in {"date", "period"}]
    period = book.context.resolve(days[0]) if days and scene.slots else None
    opens = len(towns) == 1 and towns[0].first < OPENING and state.opened != passage.line.number
    state.opened = passage.line.number
    if (opens or state.is_heading) and state.town != book.context.places.centre_of(book.context.region or ""):
        state.place = state.town
    if (book.is_trip and state.town != book.context.places.centre_of(book.context.region or "")) or period:
        state.place = state.town
    elif book.is_trip:
        state.place = None  # in the centre the figures of the region are told
    if period:
        state.period, state.period_label, state.period_line = period, None, passage.line.number


def _is_on_roads(document: Document) -> bool:
    """Tell whether a release is about traffic."""
    return _count(document, _ROADS) > 1


def _lines_on_roads(document: Document) -> set[int]:
    """Return the paragraphs that are about traffic."""
    return {p.line.number for p in document.passages if any(term.id in _ROADS for term in p.of("subject"))}


def _count(document: Document, subjects: frozenset[str]) -> int:
    return sum(term.id in subjects for passage in document.passages for term in passage.of("subject"))


def _is_trip(document: Document) -> bool:
    """Tell whether a release is about a trip: then a town holds for the sentences that follow it."""
    opening = [*document.headlines, *document.body[:3]]
    return any(term.id == "working-trip" for passage in opening for term in passage.of("event-type"))
