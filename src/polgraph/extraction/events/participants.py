"""Tell who was at a gathering and as what: by the verb nearest to the mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from polgraph.extraction.events.happenings import GATHERINGS, RANK, SPEAKING, Happening
from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.people import People, PersonMention
from polgraph.extraction.people.words import Hit, Readings

_OBJECTS = frozenset({"оны", "нем", "ней", "его", "ее", "оған", "онда", "на ней", "там"})
_NOMINAL = frozenset(["участие", "председательство", "присутствие", "сопровождение", "руководство", "начало"])
_ROOM = frozenset({"зал", "президиум", "стол", "залда", "төрде"})
_WEAK_ATTENDING = frozenset({"быть", "находиться", "болды", "келді", "барды"})
_FOLLOWS = 2
_FAR = 20
_PRESS = frozenset({"briefing", "press-conference"})
_REMEMBERED_AT = frozenset({"veterans-meeting", "award-ceremony"})
_GENITIVE_REACH = 3
_REPORTED_AT = GATHERINGS - {"personnel-meeting", "award-ceremony"}
_PARTICIPLE_REACH = 2
_ABSENT_REACH = 5
_FLOOR_REACH = 4
_GUEST_REACH = 4
_INVITED = ("пригла", "зва", "позва")
_ADJECTIVAL = frozenset({"PRTF", "ADJF"})
_REMARKED_AT = frozenset(RANK) | SPEAKING | {"collegium"}
_MAIN_TALKS = frozenset({"veterans-meeting", "briefing", "press-conference", "report-to-population", "summing-up"})


class Participants:
    """Reads the participants of the gatherings of one release."""

    def __init__(
        self, scenes: Sequence[Scene], happenings: Sequence[Happening], readings: Readings, people: People
    ) -> None:
        self._roles = {person.id: person.role for person in people.entries}
        self._readings = readings
        self._scenes = scenes
        self._happenings = happenings

    def read(self) -> None:
        """Give every gathering its participants."""
        current: Happening | None = None
        for scene in self._scenes:
            here = [h for h in self._happenings if scene in h.scenes and _is_gathering(h)]
            if scene.is_headline:
                continue
            if here:
                current = here[-1]
                for happening in here:
                    self._direct(scene, happening)
            elif current is not None and not (scene.has("award") and (scene.has("award-thing") or scene.has("badge"))):
                self._later(scene, current)
        self._earlier()
        for happening in self._happenings:
            if happening.type == "working-trip":
                self._trip(happening)

    def _earlier(self) -> None:
        """Read who spoke at a briefing or an interview that the text only names later."""
        for happening in self._happenings:
            if happening.type not in _PRESS | {"interview"} or happening.parts:
                continue
            for scene in self._scenes:
                talk = happening.type == "interview"
                there = scene.mentions if talk else scene.acting()
                named = [m for m in there if m.how == "name" and self._roles.get(m.person)]
                early = talk or scene.number < happening.first_body
                if not (early and named) or happening.parts:
                    continue
                if talk or nearest(scene, named[0], "spoke") is not None:
                    self._add(scene, happening, named[0], "spoke")

    def _direct(self, scene: Scene, happening: Happening) -> None:
        """Read a passage that names the event."""
        self._governed(scene, happening)
        for mention in scene.acting():
            if self._is_guest(scene, mention):
                self._add(scene, happening, mention, "invited")
                continue
            hit = nearest(scene, mention)
            if hit is None and happening.type in _REMARKED_AT and _remark(scene, mention) is not None:
                capacity = "spoke"
            else:
                capacity = hit.value if hit else self._default(happening)
            if capacity == "introduced" or (capacity == "invited" and hit and not self._is_passive(scene, hit)):
                capacity = "attended"
            if capacity == "chaired" and happening.type in {"personnel-meeting"} and scene.has("meet"):
                capacity = "attended"
            if capacity == "spoke" and not self._talks(scene, happening, mention):
                capacity = "attended"
            if capacity == "chaired" and happening.type in SPEAKING - {"report-to-population"}:
                capacity = "spoke"
            self._add(scene, happening, mention, capacity)
        self._strong(scene, happening)

    def _is_passive(self, scene: Scene, hit: Hit) -> bool:
        readings = self._readings(scene.passage.norm(hit.first))
        return any(r.part == "PRTS" for r in readings) or "шақырыл" in hit.stem

    def _is_guest(self, scene: Scene, mention: PersonMention) -> bool:
        """Tell whether a participle before somebody calls him invited («Приглашённый на … X сообщил»)."""
        before = (hit for hit in scene.of("part") if 0 < mention.first - hit.last <= _GUEST_REACH)
        words = [scene.passage.norm(hit.first) for hit in before if hit.stem.startswith(_INVITED)]
        return any(r.part in _ADJECTIVAL and r.case == "nomn" for word in words for r in self._readings(word))

    def _default(self, happening: Happening) -> str:
        return "spoke" if happening.type in SPEAKING else "attended"

    def _talks(self, scene: Scene, happening: Happening, mention: PersonMention) -> bool:
        """Tell whether a verb of speaking makes a speaker, and not somebody who travelled there and says something."""
        return not (happening.type == "personnel-meeting" and scene.has("meet"))

    def _strong(self, scene: Scene, happening: Happening) -> None:
        """Add a speech that counts beside attendance."""
        if happening.type not in _REPORTED_AT:
            return
        for mention in scene.acting():
            hits = [hit for hit in scene.of("strong") if not scene.inside_person(hit.first)]
            if scene.passage.language == "kk":  # the next verb is the mention's own
                hits = [h for h in hits if not any(mention.last < o.first < h.first for o in scene.of("part"))]
            if hits and min(_distance(mention, hit) for hit in hits) <= _GENITIVE_REACH + 2:
                happening.take_part(mention.person, "spoke", scene.passage.span(mention.first, mention.last))

    def _later(self, scene: Scene, happening: Happening) -> None:
        """Read a passage after the one that names the event."""
        near = any(0 < scene.number - earlier.number <= _FOLLOWS for earlier in happening.scenes)
        self._governed(scene, happening)
        for mention in scene.acting():
            hit = nearest(scene, mention) or (
                _remark(scene, mention) if self._speaks_there(happening, mention) else None
            )
            if hit is None and happening.type == "veterans-meeting" and self._speaks_there(happening, mention):
                self._add(scene, happening, mention, "spoke")
            if hit is None or not self._may_add(scene, happening, mention):
                continue
            capacity = hit.value
            if capacity == "chaired" and not (near and self._points_back(scene, hit)):
                continue
            if capacity == "attended" and not (near and self._is_presence(scene, hit)):
                continue
            strong = happening.type in _REPORTED_AT and any(other.first == hit.first for other in scene.of("strong"))
            named = self._speaks_there(happening, mention)
            if capacity == "spoke" and not (strong or named or (near and happening.type in _MAIN_TALKS)):
                continue
            if capacity in {"chaired", "attended", "spoke", "absent"}:
                self._add(scene, happening, mention, capacity)

    def _may_add(self, scene: Scene, happening: Happening, mention: PersonMention) -> bool:
        """Tell whether nothing is known of somebody's part, or only that he was introduced and now takes the floor."""
        known = happening.capacities(mention.person)
        if known and known <= {"introduced", "appointed"} and scene.has("strong"):
            happening.take_part(mention.person, "spoke", scene.passage.span(mention.first, mention.last))
        return not known

    def _speaks_there(self, happening: Happening, mention: PersonMention) -> bool:
        """Tell whether what a named holder of a post says after an event is named was said at it."""
        role = self._roles.get(mention.person)
        office = role is not None and not role.startswith("former-")
        if mention.how != "name" or not (office or happening.type == "veterans-meeting"):
            return False
        return _is_gathering(happening) and not (
            happening.type == "personnel-meeting" and self._left(happening, mention)
        )

    def _left(self, happening: Happening, mention: PersonMention) -> bool:
        """Tell whether a journey went on to another place between a meeting and a mention."""
        stops = [h for h in self._happenings if h.type == "working-visit"]
        return any(happening.first_body < scene.number <= mention.passage for h in stops for scene in h.scenes)

    def _points_back(self, scene: Scene, hit: Hit) -> bool:
        words = {token.norm for token in scene.passage.tokens}
        return bool(words & _OBJECTS) or hit.stem in {"хозяин", "председательствовать", "төрағалық"}

    def _is_presence(self, scene: Scene, hit: Hit) -> bool:
        words = {form for token in scene.passage.tokens for form in scene.passage.lemmas(token.norm)}
        return bool(words & _ROOM) if hit.stem in _WEAK_ATTENDING else hit.stem not in {"совершить", "побывать"}

    def _governed(self, scene: Scene, happening: Happening) -> None:
        """Read «under the chairmanship of», «with the participation of», and those who were invited."""
        for mention in scene.mentions:
            if mention.how == "pronoun" or mention.case == "nominative":
                continue
            if self._speaks_aside(scene, happening, mention):
                self._add(scene, happening, mention, "spoke")
                continue
            for hit in scene.of("part", "chaired", "attended", "invited", "absent"):
                if self._governs(scene, hit, mention):
                    talks = hit.value == "attended" and happening.type in _PRESS
                    self._add(scene, happening, mention, "spoke" if talks else hit.value)
                    break
            if (capacity := self._in_passing(scene, happening, mention)) is not None:
                self._add(scene, happening, mention, capacity)

    def _in_passing(self, scene: Scene, happening: Happening, mention: PersonMention) -> str | None:
        """Return the part of somebody in an oblique case that no verb of taking part governs."""
        named = mention.how == "name"
        if mention.case == "dative" and any(_distance(mention, hit) <= _FLOOR_REACH for hit in scene.of("floor")):
            return "spoke"
        if any(0 < mention.first - hit.last <= _PARTICIPLE_REACH for hit in scene.of("part", "absent")):
            return "absent"
        if mention.case == "genitive" and self._is_holder(scene, happening, mention):
            return "spoke" if happening.type in SPEAKING else "attended"
        remembered = mention.case == "prepositional" or scene.is_survived(mention)
        return "mentioned" if named and remembered and happening.type in _REMEMBERED_AT else None

    def _is_holder(self, scene: Scene, happening: Happening, mention: PersonMention) -> bool:
        """Tell whether somebody in the genitive stands right after the noun of the event («the briefing of …»)."""
        end = scene.passage.tokens[mention.first - 1].end if mention.first else -1
        own = scene.passage.span(mention.first, mention.last)
        return scene.passage.language == "ru" and any(
            span.end == end or (span.start < own.start and own.end < span.end) for span in happening.spans
        )

    def _speaks_aside(self, scene: Scene, happening: Happening, mention: PersonMention) -> bool:
        """Tell whether somebody in the instrumental is interviewed, or set forth something at the event."""
        if mention.case != "instrumental":
            return False
        if happening.type == "interview":
            return True
        return any(_distance(mention, hit) <= _PARTICIPLE_REACH for hit in scene.of("part", "spoke"))

    def _governs(self, scene: Scene, hit: Hit, mention: PersonMention) -> bool:
        if hit.value == "invited":
            return mention.case in {"accusative", "genitive"} and _distance(mention, hit) <= _GENITIVE_REACH
        if mention.case != "genitive":
            return False
        if scene.passage.language == "kk":
            return hit.stem.endswith("мен") and 0 < hit.first - mention.last <= _GENITIVE_REACH
        nominal = hit.stem in _NOMINAL
        gap = scene.passage.tokens[hit.last + 1 : mention.first]
        joined = all(token.norm in {",", "и", "также", "а"} or scene.inside_person_at(token) for token in gap)
        return nominal and hit.last < mention.first and joined

    def _trip(self, happening: Happening) -> None:
        """Read who travelled: whoever acts where the trip is named, and who is said to come along."""
        for number, scene in enumerate(self._scenes):
            if scene in happening.scenes and not scene.is_headline:
                holders = [m for m in scene.mentions if m.case == "genitive" and self._is_holder(scene, happening, m)]
                for mention in [*scene.acting(), *holders]:
                    self._add(scene, happening, mention, "attended")
                for near in self._scenes[number : number + 2]:
                    for hit in near.of("part", "attended"):
                        if hit.stem in {"сопровождать", "бірге барды", "ерте жүрді", "сопровождение"}:
                            for mention in near.acting():
                                self._add(near, happening, mention, "attended")

    def _add(self, scene: Scene, happening: Happening, mention: PersonMention, capacity: str) -> None:
        """Add a participant, unless a clearer capacity is known."""
        known = happening.capacities(mention.person)
        if known and not (capacity == "chaired" and known <= {"attended", "spoke"}):
            return
        if capacity == "chaired":
            for old in known:
                del happening.parts[mention.person, old]
        happening.take_part(mention.person, capacity, scene.passage.span(mention.first, mention.last))


def _is_gathering(happening: Happening) -> bool:
    introduced = any(capacity == "introduced" for _, capacity in happening.parts)
    return introduced or happening.type in GATHERINGS | {"interview"}


def nearest(scene: Scene, mention: PersonMention, *values: str) -> Hit | None:
    """Return the verb of taking part that stands nearest to a mention."""
    hits = [hit for hit in _free(scene) if not values or hit.value in values]
    missing = [hit for hit in hits if hit.value == "absent"]
    if missing and min(_distance(mention, hit) for hit in missing) <= _ABSENT_REACH:
        return missing[0]
    parted = {hit: _parted(scene, mention, hit) for hit in hits}
    cost = {hit: _FAR * ((hit.stem in _WEAK_ATTENDING) + 2 * parted[hit]) for hit in hits}
    return min(hits, key=lambda hit: _distance(mention, hit) + cost[hit], default=None)


def _parted(scene: Scene, mention: PersonMention, hit: Hit) -> bool:
    """Tell whether a semicolon stands between a mention and a verb: they are of two sentences."""
    first, last = sorted((mention.first, hit.first))
    return any(scene.passage.norm(position) == ";" for position in range(first, last))


def _remark(scene: Scene, mention: PersonMention) -> Hit | None:
    """Return a verb of saying something at an event, where none of taking part stands in the passage."""
    hits = [hit for hit in scene.of("remark") if not scene.inside_person(hit.first)]
    return min(hits, key=lambda hit: _distance(mention, hit), default=None)


def _free(scene: Scene) -> Iterable[Hit]:
    return (hit for hit in scene.of("part") if not scene.inside_person(hit.first))


def _distance(mention: PersonMention, hit: Hit) -> int:
    return hit.first - mention.last if hit.first > mention.last else mention.first - hit.last
