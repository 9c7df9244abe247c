"""Posts in Russian: [acting, former] [first] [deputy] head, and a chain of genitives after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.words import FORMER, Hit, Readings, russian_cases
from polgraph.extraction.tokens import Token

_DEPUTIES = {
    "deputy-minister": "minister",
    "deputy-head": "head",
    "deputy-akim": "akim",
    "deputy-prosecutor": "prosecutor",
    "deputy-chair": "chair",
}
_TAKES_HEAD = frozenset({"deputy", "member"})
_LEAVES = frozenset({"по", "и", "с", "на", "в", "из"})
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})
_IN_CHAIN = frozenset({"gent", "gen2"})
_AFTER_PO = _IN_CHAIN | {"datv", "ablt"}
_REACH = 3
_LONGEST_ABBREVIATION = 6
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox"})
_TIME_WORDS = frozenset({"год", "месяц", "день", "неделя", "итог", "время", "раз"})
_STIFF = frozenset({"врио", "врид", "и", "вр", "зам"})


class RussianPosts:
    """Reads the posts of Russian sentences; *is_name* tells given names from other words with a capital."""

    def __init__(self, readings: Readings, is_name: Callable[[str], bool]) -> None:
        self._readings = readings
        self._is_name = is_name

    def find(self, sight: Sight) -> list[Draft]:
        """Return the posts of a passage, in order; plural ones are no posts."""
        found: list[Draft] = []
        end = -1
        for hit in sight.hits:
            if hit.kind == "head" and hit.first > end and (draft := self._read(sight, hit)) is not None:
                found.append(draft)
                end = draft.last
        return found

    def _read(self, sight: Sight, head: Hit) -> Draft | None:
        cases = self._cases(sight, head)
        if cases is None:
            return None
        family, last, marks = head.value, head.last, set[str]()
        if family in _DEPUTIES:
            family, marks = _DEPUTIES[family], {"deputy"}
        elif family in _TAKES_HEAD:
            family, last = self._under(sight, head)
            marks = {"deputy"} if head.value == "deputy" else set()
        if sight.passage.norm(head.first).startswith(FORMER):
            marks.add("former")
        first, cases = self._before(sight, head.first, marks, cases)
        end = self._chain_end(sight, last + 1)
        return Draft(
            family=family,
            marks=frozenset(marks),
            bodies=frozenset(sight.bodies(head.first, end)),
            places=sight.place_ids(head.first, end),
            agencies=sight.agency_ids(last + 1, end),
            first=first,
            last=end,
            cases=cases,
        )

    def _cases(self, sight: Sight, head: Hit) -> tuple[str, ...] | None:
        """Return the cases of the head's noun; None if it is no noun in the singular."""
        if sight.passage.norm(head.first) in _STIFF or head.value in _DEPUTIES:
            return ()
        for position in range(head.first, head.last + 1):
            nouns = [r for r in self._readings(sight.passage.norm(position)) if r.part == "NOUN"]
            if nouns:
                own = [r for r in nouns if r.lemma == nouns[0].lemma]
                if head.value == "leader":
                    own = own[:2]
                return russian_cases(own) or None
        return None

    def _under(self, sight: Sight, head: Hit) -> tuple[str, int]:
        """Return the family and last token of the head that a deputy, an adviser stands under."""
        position = head.last + 1
        while sight.passage.norm(position) == ".":
            position += 1
        while (mark := sight.hit("modifier", first=position)) is not None and mark.value in {"plain", "first"}:
            position = mark.last + 1
        under = sight.hit("head", first=position)
        if under is None or under.value in {"member", "police-officer", "veteran"}:
            return head.value, head.last
        return (under.value if head.value == "deputy" else head.value), under.last

    def _before(self, sight: Sight, first: int, marks: set[str], cases: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Collect what stands before the head; an acting holder's words have the case."""
        while True:
            mark = sight.hit("modifier", last=first - 1)
            if mark is None or sight.hit("head", last=first - 1):
                return first, cases
            if mark.value == "acting":
                word = sight.passage.norm(mark.first)
                cases = () if word in _STIFF else russian_cases(self._readings(word))
            marks.add(mark.value)
            first = mark.first

    def _chain_end(self, sight: Sight, position: int) -> int:
        """Return the last token of the genitives that begin at *position*."""
        end, wanted = position - 1, _IN_CHAIN
        for first, last, opens in self._links(sight, position):
            if opens:
                wanted = _AFTER_PO
            if not opens and not self._fits(sight, first, last, wanted):
                break
            end = last
        while end >= position and sight.passage.norm(end) in _LEAVES:
            end -= 1
        return end

    def _links(self, sight: Sight, position: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the stretches after a head that may belong to it, and whether they are prepositions."""
        passage = sight.passage
        opened = False
        while position < len(passage.tokens):
            token = passage.tokens[position]
            if (place := sight.place_starts.get(position)) is not None:
                yield place.first, place.last, False
                position = place.last + 1
                continue
            body = sight.body_at(position)
            if body is not None and (body.last > position or body.value == "country"):
                yield body.first, body.last, False
                position = body.last + 1
                continue
            if token.norm == "." and passage.norm(position - 1) in {"г", "обл"}:
                yield position, position, False
            elif (
                token.kind != "word"
                or self._opens_name(sight, position)
                or _opens_another(sight, position, known=body is not None)
            ):
                return
            elif token.norm in _LEAVES:
                if token.norm in {"с", "в", "на", "из"} and not (
                    opened or passage.norm(position + 1).startswith("транспорт") or self._is_home(sight, position)
                ):
                    return
                opened = opened or token.norm == "по"
                yield position, position, True
            else:
                yield position, position, False
            position += 1

    def _opens_name(self, sight: Sight, position: int) -> bool:
        """Tell whether an initial stands here, or a surname before initials that are not the next word's."""
        if sight.is_initial(position):
            return True
        after = position + 1
        while sight.is_initial(after):
            after += 2
        return after > position + 1 and self._is_unknown(sight, position) and not self._is_unknown(sight, after)

    def _is_unknown(self, sight: Sight, position: int) -> bool:
        """Tell whether a word with a capital is none of the dictionary."""
        tokens = sight.passage.tokens
        capital = position < len(tokens) and tokens[position].is_capitalised
        return capital and not any(reading.listed for reading in self._readings(tokens[position].norm))

    def _is_home(self, sight: Sight, position: int) -> bool:
        """Tell whether «from» and a place stand between a post and a name («участковый из Щучинска …»)."""
        place = sight.place_starts.get(position + 1)
        if place is None or sight.passage.norm(position) != "из" or place.last + 1 >= len(sight.passage.tokens):
            return False
        return sight.passage.tokens[place.last + 1].is_capitalised

    def _fits(self, sight: Sight, first: int, last: int, wanted: frozenset[str]) -> bool:
        """Tell whether a stretch goes on with a chain of genitives."""
        token = sight.passage.tokens[first]
        if first in sight.place_starts or token.norm in {".", "г", "обл"} or _is_abbreviation(token):
            return True
        body = sight.body_at(first)
        if body is not None and (last > first or body.value == "country"):
            return body.value == "country" or self._is_nominal(sight, first, wanted)
        readings = self._readings(token.norm)
        nominal = [reading for reading in readings if reading.part in _NOMINAL and reading.case in wanted]
        if not nominal or any(reading.lemma in _TIME_WORDS for reading in readings):
            return False
        if token.is_capitalised and body is None:
            return self._is_common(sight, first)
        return body is not None or (readings[0].part in _NOMINAL and readings[0] in nominal)

    def _is_nominal(self, sight: Sight, position: int, wanted: frozenset[str]) -> bool:
        readings = self._readings(sight.passage.norm(position))
        return any(reading.part in _NOMINAL and reading.case in wanted for reading in readings)

    def _is_common(self, sight: Sight, position: int) -> bool:
        """Tell whether a word with a capital is a common noun in the genitive, or an adjective before one."""
        passage = sight.passage
        first = self._readings(passage.norm(position))[0]
        if first.case not in _IN_CHAIN:
            return False
        if first.part == "NOUN" and not self._is_name(passage.tokens[position].text):
            return _PROPER.isdisjoint(first.features)
        following = self._readings(passage.norm(position + 1))[:1]
        beside = any(hit.kind == "body" and position < hit.first <= position + _REACH for hit in sight.hits)
        after_noun = any(reading.part == "NOUN" and reading.case in _IN_CHAIN for reading in following)
        return first.part == "ADJF" and (beside or after_noun)


def _is_abbreviation(token: Token) -> bool:
    return token.text.isupper() and 1 < len(token.text) <= _LONGEST_ABBREVIATION


def _opens_another(sight: Sight, position: int, *, known: bool) -> bool:
    """Tell whether a rank or another post begins; a *known* word of an agency begins none."""
    return bool(sight.hit("rank", first=position) or (not known and sight.hit("head", first=position)))
