"""To whom an order goes, and with whom it is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from polgraph.extraction.document import Passage
from polgraph.extraction.places import agency_id
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.speakers import Scene

PREFIX = "to:"
PLURALS = {
    "akim-of-district": "akims-of-districts",
    "akim-of-city": "akims-of-cities",
    "deputy-head-of-police-department": "deputy-heads-of-police-department",
    "deputy-minister": "deputy-ministers",
    "head-of-directorate": "heads-of-units",
    "head-of-district-police": "heads-of-district-police",
    "head-of-police-department": "heads-of-departments",
}
_KAZAKH_CASES = {
    "dative": ("ға", "ге", "қа", "ке", "на", "не", "а", "е"),
    "accusative": ("ды", "ді", "ты", "ті", "ны", "ні", "н"),
    "ablative": ("дан", "ден", "тан", "тен", "нан", "нен"),
    "instrumental": ("мен", "бен", "пен"),
}
_RUSSIAN_CASES = {"dative": "datv", "accusative": "accs", "ablative": "gent", "instrumental": "ablt"}


class Recipients:
    """Reads recipients off posts, people, agencies and words for groups of staff."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def to(self, scene: Scene, passage: Passage, stretch: tuple[int, int], case: str = "dative") -> tuple[str, ...]:
        """Return who stands in the case of the addressee between two tokens."""
        found: dict[str, None] = {}
        joint = self._joint(passage, stretch)
        for first, _, identifier in sorted(self._named(scene, passage, stretch, case)):
            if not any(a <= first <= b for a, b in joint):
                found.setdefault(identifier)
        return tuple(found)

    def jointly(self, scene: Scene, passage: Passage, stretch: tuple[int, int]) -> tuple[str, ...]:
        """Return who stands behind «совместно с», or before «бірге»."""
        found: dict[str, None] = {}
        for near in self._joint(passage, stretch):
            for _, _, identifier in sorted(self._named(scene, passage, near, "")):
                found.setdefault(identifier)
        return tuple(found)

    def _joint(self, passage: Passage, stretch: tuple[int, int]) -> list[tuple[int, int]]:
        found = []
        for term in passage.cues("together"):
            if not stretch[0] <= term.first <= stretch[1]:
                continue
            if passage.language == "kk":
                found.append((max(stretch[0], term.first - 4), term.first - 1))
                continue
            end = term.last + 1
            while end <= stretch[1] and not self._grammar.is_verb(passage, end):
                if self._grammar.is_infinitive(passage, end):
                    break
                end += 1
            found.append((term.last + 1, end - 1))
        return found

    def _named(
        self, scene: Scene, passage: Passage, stretch: tuple[int, int], case: str
    ) -> Iterator[tuple[int, int, str]]:
        """Yield first and last token and id of everyone in a case; in any, where *case* is empty."""
        first, last = stretch
        roles = {person.id: person.role for person in scene.people.entries}
        covered: list[tuple[int, int]] = []
        for mention in scene.people.in_passage(passage.number):
            role = roles.get(mention.person)
            if first <= mention.first and mention.last <= last and role and mention.case == case:
                covered.append((mention.first, mention.last))
                yield mention.first, mention.last, role
        for post in scene.people.posts.get(passage.number, ()):
            inside = first <= post.first and post.last <= last and not _overlaps(covered, post.first, post.last)
            if inside and post.case == case:
                covered.append((post.first, post.last))
                yield post.first, post.last, self._plural(passage, post.first, post.last, post.role)
        for term in passage.of("cue"):
            if not (term.id.startswith(PREFIX) and first <= term.first and term.last <= last):
                continue
            if not _overlaps(covered, term.first, term.last) and self._in_case(passage, term.first, term.last, case):
                covered.append((term.first, term.last))
                yield term.first, term.last, term.id.removeprefix(PREFIX)
        for term in passage.of("agency"):
            inside = first <= term.first and term.last <= last and not _overlaps(covered, term.first, term.last)
            if inside and self._in_case(passage, term.first, term.last, case):
                yield term.first, term.last, _agency(scene, passage, term.id, term.last)

    def _plural(self, passage: Passage, first: int, last: int, role: str) -> str:
        if passage.language == "kk":
            several = any("лар" in passage.norm(p) or "тер" in passage.norm(p) for p in range(first, last + 1))
        else:
            several = any(self._grammar.has(passage, p, "NOUN", "plur", "datv") for p in range(first, last + 1))
        return PLURALS.get(role, role) if several else role

    def _in_case(self, passage: Passage, first: int, last: int, case: str) -> bool:
        """Tell whether a name stands in a case; in Kazakh its last word does, in Russian the first noun."""
        if not case:
            return True
        if passage.language == "kk":
            return passage.norm(last).endswith(_KAZAKH_CASES[case])
        return any(self._grammar.has(passage, position, _RUSSIAN_CASES[case]) for position in (first, last))


def _overlaps(covered: list[tuple[int, int]], first: int, last: int) -> bool:
    return any(not (last < a or b < first) for a, b in covered)


def _agency(scene: Scene, passage: Passage, kind: str, last: int) -> str:
    """Name an agency with the place that stands beside it, else with the region of the release."""
    host = scene.context.host
    if host is not None and host.startswith(kind):
        return host
    places = [term.id for term in passage.of("place") if abs(term.first - last) <= 3]
    place = places[0] if places else scene.context.region
    return agency_id(kind, place) if place else kind
