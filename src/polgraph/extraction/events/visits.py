"""Find the visits to towns and districts, of somebody who travels."""

from __future__ import annotations

from collections.abc import Sequence

from polgraph.extraction.events.happenings import Happening
from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.terms import Term
from polgraph.facts import Span

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
        return [visit for visit in found.values() if any(not s.is_headline for s in visit.scenes)]

    def _is_visited(self, number: int, scene: Scene, term: Term, visitor: str | None) -> bool:
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
