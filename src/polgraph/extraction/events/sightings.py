"""Find where a passage names an event that took place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polgraph.extraction.events.scenes import Scene
from polgraph.extraction.people.words import Hit, Readings, kazakh_noun

NAMED_ONLY = frozenset(
    {
        "мероприятие",
        "акция",
        "рейд",
        "месячник",
        "декадник",
        "шара",
        "іс-шара",
        "айлық",
        "онкүндік",
        "науқан",
        "поездка",
        "визит",
        "посещение",
    }
)
"""Words that name an event only together with a name in quotation marks, or never for an operation."""
_LOCATIVE = ("да", "де", "та", "те")
_NEAR = 3
_MEETING_REACH = 7
_SUM_REACH = 12
_GATHERED = 14
_LONG_NAME = 6
_MET = ("встре", "кездес", "жүздес", "қос")
_CEREMONIES = frozenset({"церемония", "рәсім"})
_SOCIAL = frozenset({"встреча", "кездесу"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """The words of a passage that name an event; *again* where they may mean one named before."""

    type: str
    scene: Scene
    first: int
    last: int
    again: bool
    another: bool
    label: str | None = None
    stem: str = ""


class SightingReader:
    """Finds the sightings of a passage; *readings* are those of the Russian dictionary."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    def read(self, scene: Scene) -> list[Sighting]:
        """Return the sightings of a passage, in order."""
        typed = list(self._meetings(scene))
        covered = {position for s in typed for position in range(s.first, s.last + 1)}
        found = [s for s in self._nouns(scene) if covered.isdisjoint(range(s.first, s.last + 1))]
        found += typed
        found += [] if found else self._before_press(scene)
        found += [] if found else self._gathered(scene)
        if not any(s.type not in {"operation", "working-trip"} for s in found):
            found += self._sums(scene)
        return sorted(found, key=lambda s: s.first)

    def _gathered(self, scene: Scene) -> list[Sighting]:
        """Find that the staff was called together, which the finder keeps where nothing else tells of a meeting."""
        gather, staff = scene.of("gather"), scene.of("staff")
        near = gather and staff and any(abs(g.first - s.first) <= _GATHERED for g in gather for s in staff)
        if scene.is_headline or not near or scene.has("not-held"):
            return []
        return [Sighting("gathered", scene, gather[0].first, gather[0].last, False, False)]

    def _before_press(self, scene: Scene) -> list[Sighting]:
        """Find that somebody spoke before the press, which is a briefing though nobody calls it one."""
        press, spoke = scene.of("press"), scene.of("part", "spoke")
        if scene.is_headline or not (press and spoke and scene.acting()) or scene.has("not-held"):
            return []
        return [Sighting("briefing", scene, press[0].first, press[0].last, False, False)]

    def _nouns(self, scene: Scene) -> Iterator[Sighting]:
        taken: set[int] = set()
        for hit in scene.of("event"):
            taken.update(range(hit.first, hit.last + 1))
            if scene.inside_person(hit.first) or self._is_plural(scene, hit) or self._is_infinitive(scene, hit.first):
                continue
            label = _label(scene, hit) if hit.value == "operation" else None
            bare = hit.stem in NAMED_ONLY and hit.first == hit.last and hit.value == "operation"
            if bare and label is None:
                yield Sighting("again", scene, hit.first, hit.last, True, False, stem=hit.stem)
                continue
            if label is not None or self._is_held(scene, hit):
                again = hit.value == "meeting" and hit.first == hit.last
                first, last = _with_label(scene, hit, label)
                label = scene.words(hit.first, hit.last) if hit.value == "other" else label
                yield Sighting(hit.value, scene, first, last, again, _is_another(scene, hit), label, hit.stem)
            elif hit.first == hit.last and any(other.first == hit.first for other in scene.of("again")):
                taken.discard(hit.first)
        for hit in scene.of("again"):
            if hit.stem in _CEREMONIES and hit.first not in taken and _is_at(scene, hit):
                yield Sighting("award-ceremony", scene, hit.first, hit.last, False, False, stem=hit.stem)
            elif hit.first not in taken and not self._is_plural(scene, hit):
                yield Sighting("again", scene, hit.first, hit.last, True, False, stem=hit.stem)

    def _is_plural(self, scene: Scene, hit: Hit) -> bool:
        """Tell whether the noun of an event stands in the plural."""
        passage = scene.passage
        if passage.language == "kk":
            noun = kazakh_noun(passage.norm(hit.last), hit.stem)
            return noun is not None and noun.plural
        if self._is_verb(scene, hit.first):
            return False
        for position in range(hit.first, hit.last + 1):
            nouns = [r for r in self._readings(passage.norm(position)) if r.part == "NOUN"]
            if nouns:
                singular = {r.case for r in nouns if r.number == "sing"}
                doubtful = singular <= {"gent"} and any(r.case == "nomn" for r in nouns if r.number == "plur")
                return not singular or (doubtful and not self._is_governed(scene, hit.first))
        return False

    def _is_verb(self, scene: Scene, position: int) -> bool:
        readings = self._readings(scene.passage.norm(position))
        return scene.passage.language == "ru" and bool(readings) and readings[0].part == "VERB"

    def _is_infinitive(self, scene: Scene, position: int) -> bool:
        """Tell whether a verb only names what is to be done («поручил встретиться»)."""
        readings = self._readings(scene.passage.norm(position)) if scene.passage.language == "ru" else ()
        return bool(readings) and readings[0].part == "INFN"

    def _is_to_come(self, scene: Scene, meet: Hit) -> bool:
        """Tell whether a verb is of the future («поговорю с …»)."""
        readings = self._readings(scene.passage.norm(meet.first)) if scene.passage.language == "ru" else ()
        return bool(readings) and readings[0].part == "VERB" and "futr" in readings[0].features

    def _is_governed(self, scene: Scene, first: int) -> bool:
        """Tell whether a preposition or a noun before a word makes it a genitive."""
        readings = self._readings(scene.passage.norm(first - 1)) if first else ()
        return bool(readings) and readings[0].part in {"PREP", "NOUN"}

    def _is_held(self, scene: Scene, hit: Hit) -> bool:
        """Tell whether the passage says that the event took place, or that something happened at it."""
        if scene.has("not-held"):
            return False
        if scene.is_headline or hit.value in {"interview", "working-trip"}:
            return True
        passage = scene.passage
        if self._is_verb(scene, hit.first):
            return True
        near = any(abs(at.first - hit.first) <= _NEAR + 1 for at in scene.of("at"))
        if near or passage.norm(hit.first - 1) in {"в", "во"}:
            return True
        if passage.language == "kk" and passage.norm(hit.last).endswith(_LOCATIVE):
            return True
        held = [hit for hit in scene.of("held") if not self._is_infinitive(scene, hit.first)]
        return bool(held) or (scene.has("part") and bool(scene.mentions))

    def _meetings(self, scene: Scene) -> Iterator[Sighting]:
        """Find «met with the staff»: the verb, and whom it is with."""
        if scene.has("not-held"):
            return
        for meet in scene.of("meet"):
            if self._is_plural(scene, meet) or self._is_infinitive(scene, meet.first) or self._is_to_come(scene, meet):
                continue
            for companion in scene.of("companion"):
                honoured = companion.value == "veterans-meeting" and meet.stem in _SOCIAL
                honoured = honoured and not scene.inside_person(companion.first)
                if honoured or self._goes_with(scene, meet, companion):
                    first, last = min(meet.first, companion.first), max(meet.last, companion.last)
                    kind = _kind_of_meeting(scene, companion.value, meet)
                    if kind is not None:
                        yield Sighting(kind, scene, first, last, False, False)
                    break

    def _goes_with(self, scene: Scene, meet: Hit, companion: Hit) -> bool:
        passage = scene.passage
        if scene.inside_person(companion.first):
            return False
        if passage.language == "kk":
            instrumental = passage.norm(companion.last).endswith(("мен", "бен", "пен"))
            return instrumental and 0 < meet.first - companion.last <= _NEAR + 1
        gap = [passage.norm(position) for position in range(meet.last + 1, companion.first)]
        between = [p for p in range(meet.last + 1, companion.first) if not scene.inside_person(p)]
        return (
            meet.last < companion.first
            and len(between) <= _MEETING_REACH
            and any(w in {"с", "со", "перед"} for w in gap)
        )

    def _sums(self, scene: Scene) -> Iterator[Sighting]:
        """Find «summed up the year»: verb and noun, in any order."""
        for verb in scene.of("sum", "verb"):
            for noun in scene.of("sum", "noun"):
                if abs(verb.first - noun.first) <= _SUM_REACH and not scene.has("not-held"):
                    first, last = min(verb.first, noun.first), max(verb.last, noun.last)
                    yield Sighting("summing-up", scene, first, last, True, False)
                    return


def _kind_of_meeting(scene: Scene, companion: str, meet: Hit) -> str | None:
    """Return the type of a meeting with somebody; a talk with residents in passing is no event."""
    if companion != "residents-meeting":
        return companion
    if scene.has("report"):
        return "report-to-population"
    return companion if meet.stem.startswith(_MET) else None


def _is_at(scene: Scene, hit: Hit) -> bool:
    """Tell whether something happened at what a word names («на церемонии»)."""
    before = scene.passage.norm(hit.first - 1)
    return before == "на" or (scene.passage.language == "kk" and scene.passage.norm(hit.last).endswith(_LOCATIVE))


def _is_another(scene: Scene, hit: Hit) -> bool:
    """Tell whether a word such as «separate» before the noun makes it another event."""
    return any(0 < hit.first - other.last <= 1 for other in scene.of("another"))


def _label(scene: Scene, hit: Hit) -> str | None:
    """Return the name in quotation marks right before or after the noun of an operation."""
    stretch = _quoted_name(scene, hit)
    return None if stretch is None else scene.words(*stretch)


def _quoted_name(scene: Scene, hit: Hit) -> tuple[int, int] | None:
    tokens = scene.passage.tokens
    for first, last in scene.passage.quoted:
        near = 0 < first - hit.last <= _NEAR or 0 < hit.first - last <= _NEAR
        if near and last - first < _LONG_NAME and (tokens[first].text[0].isupper() or tokens[first].text[0].isdigit()):
            return first, last
    return None


def _with_label(scene: Scene, hit: Hit, label: str | None) -> tuple[int, int]:
    """Return the stretch of a noun, together with its name and the marks around that."""
    stretch = _quoted_name(scene, hit) if label else None
    if stretch is None:
        return hit.first, hit.last
    first, last = stretch[0] - 1, min(stretch[1] + 1, len(scene.passage.tokens) - 1)
    return min(first, hit.first), max(last, hit.last)
