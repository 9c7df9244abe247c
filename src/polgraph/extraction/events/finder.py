"""Find the events of a release."""

from __future__ import annotations

from polgraph.extraction.context import Context
from polgraph.extraction.document import Document
from polgraph.extraction.events.deeds import absorbed, awards, heads_of_operations, introductions, moves, settled_staff
from polgraph.extraction.events.happenings import RESIDENTS, Happening, gather
from polgraph.extraction.events.participants import Participants
from polgraph.extraction.events.scenes import Scene, scenes_of
from polgraph.extraction.events.sightings import SightingReader
from polgraph.extraction.events.times import ON_DAYS, day_of, host_of, period_of, place_beside_visits, region_of
from polgraph.extraction.events.visits import Visits
from polgraph.extraction.people import People
from polgraph.extraction.people.words import PhraseTable, Readings
from polgraph.extraction.tables import Tables
from polgraph.facts import Event, Participant

_OWN = frozenset({"appointment", "dismissal", "working-visit"})


class EventFinder:
    """Finds the events and their participants; *readings* are those of the Russian dictionary."""

    def __init__(self, tables: Tables, readings: Readings) -> None:
        self._cues = PhraseTable(tables["event-cues"])
        self._readings = readings
        self._sightings = SightingReader(readings)

    def find(self, document: Document, people: People, context: Context) -> tuple[Event, ...]:
        """Return the events of a release, in the order of the text."""
        scenes = scenes_of(document, self._cues.find, people, context)
        happenings = self._gatherings(scenes, people, context)
        Participants(scenes, happenings, self._readings, people).read()
        place_beside_visits(happenings)
        happenings += awards(scenes, happenings, self._readings)
        heads_of_operations(people, scenes, happenings)
        happenings = [h for h in happenings if h.type != "summing-up" or h.parts]
        for happening in happenings:
            happening.flow = [scene for scene in scenes if scene.number >= happening.first_body]
            leading = {who for who, capacity in happening.parts if capacity in {"chaired", "spoke"}}
            happening.leaders = [person.role for person in people.entries if person.id in leading]
        return _events(happenings, people, context)

    def _gatherings(self, scenes: list[Scene], people: People, context: Context) -> list[Happening]:
        named = [s for scene in scenes for s in self._sightings.read(scene) if s.type not in _OWN]
        happenings = gather(named, context.region)
        trip = next((h for h in happenings if h.type == "working-trip"), None)
        happenings += Visits(scenes, context.region, trip).find()
        happenings += moves(scenes, people)
        met = introductions(scenes, people, happenings)
        return absorbed(settled_staff([*happenings, *met]))


def _events(happenings: list[Happening], people: People, context: Context) -> tuple[Event, ...]:
    roles = {person.id: person.role for person in people.entries}
    ordered = sorted(happenings, key=lambda h: (h.first_body, min(h.spans)))
    found = []
    for number, happening in enumerate(ordered, 1):
        period, date = period_of(happening, happenings, context)
        found.append(
            Event(
                id=f"e{number}",
                type="meeting" if happening.type == RESIDENTS else happening.type,
                host=host_of(happening, context),
                region=region_of(happening, context),
                place=happening.place,
                date=date or (None if happening.type in ON_DAYS else day_of(happening, context)),
                period=period,
                spans=tuple(sorted(set(happening.spans))),
                participants=tuple(
                    Participant(person, happening.roles.get(person, roles[person]), capacity, tuple(spans))
                    for (person, capacity), spans in happening.parts.items()
                ),
                label=happening.label,
            )
        )
    return tuple(found)
