"""Find the visits to towns and districts, of somebody who travels."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.extraction.events.happenings import Happening
from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.terms import Term
from polgraph.facts import Span

_COURSE = frozenset({"рамка", "ход", "время", "аясында", "барысында", "кезінде"})
_SHOWN = 2
_BEGUN = 7
_FROM = frozenset({"с", "со"})
_CLOSE = 3
_OPENING = 5
_BE = ("болды", "болған")


class Visits:
    """Reads the visits of one release; *trip* is the journey that they belong to, if the text tells of one."""

    def __init__(self, scenes: Sequence[Scene], region: str | None, trip: Happening | None) -> None:
        self._scenes = scenes
        self._region = region
        self._trip = trip

    def find(self) -> list[Happening]:
        """Return one visit a place, in order, each with its visitor."""
        found: dict[str, Happening] = {}
        visitor: str | None = None
        for number, scene in enumerate(self._scenes):
            acting = scene.acting()
            if acting and (self._trip is None or scene in self._trip.scenes or visitor is None):
                visitor = acting[0].person if not scene.is_headline else visitor or acting[0].person
            for term in scene.towns(self._region):
                if not self._is_visited(number, scene, term, visitor):
                    continue
                visit = found.setdefault(term.id, Happening("working-visit", place=term.id))
                visit.see(scene, term.first, term.last)
                who = self._who(number, scene, visitor)
                if who is not None:
                    visit.take_part(*who)
        if self._trip is not None:
            self._shown(found, visitor)
        visits = [visit for visit in found.values() if any(not s.is_headline for s in visit.scenes)]
        if self._trip is not None and len(visits) == 1 and _is_destination(self._trip, visits[0]):
            self._trip.place = visits[0].place
            return []
        return visits

    def _shown(self, found: dict[str, Happening], visitor: str | None) -> None:
        """Add the stops of a journey at which the guest was shown something, in the town named last."""
        town: tuple[int, str] | None = None
        for number, scene in enumerate(self._scenes):
            terms = scene.towns(self._region)
            town = (number, terms[-1].id) if terms and not scene.is_headline else town
            if town is None or town[1] in found or number - town[0] > _SHOWN or scene.has("not-held"):
                continue
            looks = scene.of("look") + scene.of("visit", "look")
            if looks and (self._is_here(scene, visitor) or not scene.acting()):
                visit = found[town[1]] = Happening("working-visit", place=town[1])
                visit.see(scene, looks[0].first, looks[0].last)
                if (who := self._who(number, scene, visitor)) is not None:
                    visit.take_part(*who)

    def _is_visited(self, number: int, scene: Scene, term: Term, visitor: str | None) -> bool:
        if self._trip is not None and _begins_with(scene, term):
            return True
        verbs = [hit for hit in scene.of("visit") if self._reaches(scene, hit.last, hit.stem, term)]
        person = bool(scene.acting()) or scene.has("head-of") or self._is_here(scene, visitor)
        if scene.has("not-held"):
            return False
        if verbs and person:
            meets = any(hit.value == "arrive" for hit in verbs) and (scene.has("meet") or scene.has("event"))
            return not meets or self._trip is not None
        if self._trip is None or scene in self._trip.scenes or scene.is_headline:
            return False
        following = self._scenes[number + 1] if number + 1 < len(self._scenes) else None
        stops = scene.is_in(term) or not scene.mentions
        here = self._is_here(scene, visitor)
        beside = following is not None and following.passage.line is scene.passage.line
        near = beside and following is not None and self._is_here(following, visitor)
        return stops and (term.first <= _OPENING) and (here or near)

    def _reaches(self, scene: Scene, verb: int, stem: str, term: Term) -> bool:
        """Tell whether a place is what a verb of visiting takes."""
        if any(hit.last == verb and hit.value == "look" for hit in scene.of("visit")) and not scene.is_in(term):
            return False
        if scene.passage.language == "kk":
            if stem in _BE:
                return scene.is_in(term) and 0 < verb - term.last <= 1
            return 0 < verb - term.last <= _OPENING
        return 0 < term.first - verb <= _CLOSE + 1

    def _is_here(self, scene: Scene, visitor: str | None) -> bool:
        return any(mention.person == visitor for mention in scene.mentions)

    def _who(self, number: int, scene: Scene, visitor: str | None) -> tuple[str, str, Span] | None:
        """Return the visitor, as the passage or the next one names him."""
        for near in self._scenes[number : number + 2]:
            for mention in near.mentions:
                if mention.person == visitor:
                    return mention.person, "attended", near.passage.span(mention.first, mention.last)
        acting = scene.acting()
        if acting:
            return acting[0].person, "attended", scene.passage.span(acting[0].first, acting[0].last)
        return None if visitor is None else (visitor, "attended", scene.passage.whole)


def _begins_with(scene: Scene, term: Term) -> bool:
    """Tell whether a journey began with a place («началась с …»)."""
    begun = any(0 < term.first - hit.last <= _BEGUN for hit in scene.of("begin"))
    return begun and any(scene.passage.norm(term.first - step) in _FROM for step in (1, 2))


def _is_destination(trip: Happening, visit: Happening) -> bool:
    """Tell whether a visit is only where a trip led to, and no stop in its course, named in one sentence with it."""
    if any(hit.stem in _COURSE for scene in visit.scenes for hit in scene.of("at")):
        return False
    return all(scene in trip.scenes for scene in visit.scenes if not scene.is_headline)
