"""Gather what names one event: the same type at the same place, and words such as «the meeting» later on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.events.sightings import NAMED_ONLY, Sighting
from polgraph.facts import Span

RANK = {"summing-up": 0, "meeting": 1, "operational-meeting": 2, "extended-meeting": 3}
"""Types of which one meeting may be called by several; the one that says most counts."""
GATHERINGS = frozenset(
    {
        "extended-meeting",
        "operational-meeting",
        "meeting",
        "summing-up",
        "collegium",
        "briefing",
        "press-conference",
        "report-to-population",
        "veterans-meeting",
        "personnel-meeting",
        "residents-meeting",
        "award-ceremony",
        "other",
    }
)
RESIDENTS = "residents-meeting"
"""A meeting with residents that is no report to them: a meeting in the facts, but never one with a session."""
SPEAKING = frozenset({"briefing", "press-conference", "summing-up", "interview", "report-to-population"})
"""Events at which whoever says something is there to speak."""
_COUNCILS = frozenset(RANK) | {"collegium"}
_TALKS = frozenset(
    {"veterans-meeting", "personnel-meeting", "report-to-population", "press-conference", "briefing", RESIDENTS}
)
PREFERRED: dict[str, frozenset[str]] = {
    **dict.fromkeys(["совещание", "заседание", "жиын", "кеңес", "мәжіліс", "отырыс"], _COUNCILS),
    **dict.fromkeys(["коллегия", "алқа"], frozenset({"collegium"})),
    **dict.fromkeys(["встреча", "беседа", "вечер", "разговор", "кездесу", "басқосу"], _TALKS),
    **dict.fromkeys(["церемония", "торжество", "рәсім", "салтанат"], frozenset({"award-ceremony"})),
}
"""Which events a word such as «the session» means before others."""
_PRESS = frozenset({"briefing", "press-conference"})
_STRONGER = GATHERINGS - set(RANK)


@dataclass(eq=False)
class Happening:
    """An event in the making."""

    type: str
    place: str | None = None
    label: str | None = None
    scenes: list[Scene] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    is_vague: bool = True  # named only by words such as «the meeting»
    parts: dict[tuple[str, str], list[Span]] = field(default_factory=dict)
    roles: dict[str, str | None] = field(default_factory=dict)
    flow: Sequence[Scene] = ()  # the sentences from the first that names the event
    leaders: list[str | None] = field(default_factory=list)  # roles of those who chair or speak

    def see(self, scene: Scene, first: int, last: int) -> None:
        """Add a stretch that names the event."""
        self.scenes.append(scene)
        self.spans.append(scene.passage.span(first, last))

    def take_part(self, person: str, capacity: str, span: Span) -> None:
        """Add a participant in a capacity."""
        spans = self.parts.setdefault((person, capacity), [])
        if span not in spans:
            spans.append(span)

    def capacities(self, person: str) -> set[str]:
        """Return the capacities of a person so far."""
        return {capacity for who, capacity in self.parts if who == person}

    @property
    def first_body(self) -> int:
        """The number of the first passage below the headline that names the event."""
        return min((scene.number for scene in self.scenes if not scene.is_headline), default=10_000)


def gather(sightings: Sequence[Sighting], region: str | None) -> list[Happening]:
    """Return the events that the sightings name; headlines only join what the body names, if it does."""
    found: list[Happening] = []
    body = [s for s in sightings if not s.scene.is_headline]
    for sighting in [*body, *(s for s in sightings if s.scene.is_headline)]:
        place = _place(sighting, region)
        happening = _same(found, sighting, place)
        if happening is None:
            if sighting.type in {"again", "summing-up"} and (sighting.type == "again" or sighting.scene.is_headline):
                continue
            happening = Happening(sighting.type, label=sighting.label)
            found.append(happening)
        _join(happening, sighting, place)
    return _settle(found)


def _join(happening: Happening, sighting: Sighting, place: str | None) -> None:
    says_more = RANK.get(sighting.type, -1) > RANK.get(happening.type, 99)
    if says_more or (sighting.type in _STRONGER and happening.type in {"meeting", "summing-up"}):
        happening.type = sighting.type
    happening.label = happening.label or sighting.label
    happening.place = happening.place or place
    happening.is_vague = happening.is_vague and sighting.again
    happening.see(sighting.scene, sighting.first, sighting.last)


def _same(found: Sequence[Happening], sighting: Sighting, place: str | None) -> Happening | None:
    """Return the event that a sighting means, if it was named before."""
    usual = PREFERRED.get(sighting.stem, frozenset())
    for at in sorted(range(len(found)), key=lambda at: (found[at].type not in usual, -at)):
        happening = found[at]
        if sighting.another and happening.type not in {sighting.type} | set(RANK):
            continue
        if _may_be(happening, sighting) and (place is None or happening.place in {None, place}):
            return happening
    return None


def _may_be(happening: Happening, sighting: Sighting) -> bool:
    one, other = happening.type, sighting.type
    if one == "operation" and other == "again":
        return sighting.stem in NAMED_ONLY
    if one == "operation" or other == "operation":
        labels = {happening.label, sighting.label} - {None}
        return one == other and len({str(label).casefold() for label in labels}) <= 1
    if one == other or {one, other} <= _PRESS or (sighting.again and one in GATHERINGS):
        return True
    if one in RANK and other in RANK:
        return True
    return one in {"meeting", "summing-up"} and other in _STRONGER - {"collegium"} and _adjacent(happening, sighting)


def _adjacent(happening: Happening, sighting: Sighting) -> bool:
    return any(abs(scene.number - sighting.scene.number) <= 1 for scene in happening.scenes)


def _place(sighting: Sighting, region: str | None) -> str | None:
    """Return the town or district where the passage says that the event took place."""
    if sighting.type in {"operation", "working-trip"}:
        return None
    scene = sighting.scene
    towns = [term for term in scene.towns(region) if scene.is_in(term)]
    return min(towns, key=lambda term: abs(term.first - sighting.first)).id if towns else None


def _settle(found: Iterable[Happening]) -> list[Happening]:
    """Drop a summing-up beside any event that it may be the sum of."""
    kept = list(found)
    if any(h.type not in {"summing-up", "award-ceremony", "working-trip", "working-visit"} for h in kept):
        kept = [h for h in kept if h.type != "summing-up"]
    return kept
