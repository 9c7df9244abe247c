"""Find the names of a sentence, each with the post and the rank that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polgraph.extraction.names import Name, NameNormaliser
from polgraph.extraction.people.drafts import Draft, Sight
from polgraph.extraction.people.words import Hit, Readings, russian_cases

MAX_WORDS = 4
_SHORTEST = 3
_NO_NAME_AFTER = frozenset("из в во на под при возле около до через".split())
_RANK_TAIL = "rank-tail"


@dataclass(frozen=True, slots=True)
class Unit:
    """A capitalised word, or an initial with its full stop."""

    word: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank with its words «of police»."""

    value: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name with its post and rank; *core* is the token range of the name alone."""

    sight: Sight
    name: Name
    words: tuple[str, ...]
    core: tuple[int, int]
    draft: Draft | None
    rank: str | None
    first: int
    last: int
    case: str

    @property
    def passage(self) -> int:
        """The number of the passage."""
        return self.sight.passage.number


def ranks_of(sight: Sight) -> list[Rank]:
    """Return the ranks of a passage, widened by what says of which service they are."""
    found = []
    for hit in sight.hits:
        if hit.kind != "rank":
            continue
        first, last = hit.first, hit.last
        while (tail := sight.hit(_RANK_TAIL, first=last + 1)) is not None and sight.passage.language == "ru":
            last = tail.last
        while (tail := sight.hit(_RANK_TAIL, last=first - 1)) is not None and sight.passage.language == "kk":
            first = tail.first
        found.append(Rank(hit.value, first, last))
    return found


class NameFinder:
    """Finds names in the gaps between posts, ranks and places."""

    def __init__(self, names: NameNormaliser, readings: Readings) -> None:
        self._names = names
        self._readings = readings

    def find(self, sight: Sight, drafts: Sequence[Draft]) -> list[NamedMention]:
        """Return the named mentions of a passage, in order."""
        ranks = ranks_of(sight)
        cores = list(self._cores(sight, drafts, ranks))
        found = []
        used: set[Draft] = set()
        for position, (first, last, words) in enumerate(cores):
            following = cores[position + 1][0] if position + 1 < len(cores) else len(sight.passage.tokens)
            mention = self._with_post(sight, (first, last, words), [d for d in drafts if d not in used], ranks)
            if mention.draft is None:
                mention = self._with_apposition(mention, [d for d in drafts if d not in used], following)
            if mention.draft is not None:
                used.add(mention.draft)
            found.append(mention)
        return found

    def _cores(
        self, sight: Sight, drafts: Sequence[Draft], ranks: Sequence[Rank]
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield first token, last token and words of each name."""
        titles = {draft.last for draft in drafts} | {rank.last for rank in ranks}
        for units in _runs(sight, self._masked(sight, drafts, ranks)):
            at = 0
            while at < len(units):
                length = self._length(sight, units, at, titles)
                if length:
                    chosen = units[at : at + length]
                    yield chosen[0].first, chosen[-1].last, tuple(unit.word for unit in chosen)
                at += max(length, 1)

    def _masked(self, sight: Sight, drafts: Sequence[Draft], ranks: Sequence[Rank]) -> set[int]:
        masked = {position for draft in drafts for position in range(draft.first, draft.last + 1)}
        masked |= {position for rank in ranks for position in range(rank.first, rank.last + 1)}
        for place in sight.places:
            if not self._is_part_of_name(sight, place.first, place.last):
                masked.update(range(place.first, place.last + 1))
        return masked

    def _is_part_of_name(self, sight: Sight, first: int, last: int) -> bool:
        """Tell whether a place of one word is a given name before a surname, or a surname after a given name."""
        if first != last:
            return False
        tokens = sight.passage.tokens
        word = tokens[first].text
        after = tokens[last + 1].text if last + 1 < len(tokens) and tokens[last + 1].is_capitalised else ""
        before = tokens[first - 1].text if first and tokens[first - 1].is_capitalised else ""
        if after and self._names.is_given_name(word) and self._names.looks_like_surname(after):
            return True
        return bool(before) and self._names.is_given_name(before) and not self._names.is_given_name(word)

    def _length(self, sight: Sight, units: Sequence[Unit], at: int, titles: set[int]) -> int:
        """Return how many units from *at* are a name of somebody who acts; *titles* are the ends of posts and ranks."""
        words = tuple(unit.word for unit in units[at : at + MAX_WORDS])
        first = units[at].first
        titled = first - 1 in titles
        if sight.passage.norm(first - 1) in _NO_NAME_AFTER:
            return 0
        length = self._names.name_length(words)
        if titled:
            return length or self._names.turned_length(words) or self._titled_length(words)
        if length <= 1 or _is_dedication(sight, first, units[at + length - 1].last):
            return 0
        begins = first == 0 and length > 2 and self._begins_sentence(words)
        return 0 if begins else length

    def _titled_length(self, words: Sequence[str]) -> int:
        """Return how many words after a post or rank are a name of a shape that nothing knows («major Xxx Yyy»)."""
        plain = all(len(word) >= _SHORTEST and word[1:].islower() for word in words[:2])
        return 2 if len(words) > 1 and plain else int(self._names.is_given_name(words[0]))

    def _begins_sentence(self, words: tuple[str, ...]) -> bool:
        """Tell whether the first word only begins the sentence: the next ones are a whole name without it."""
        names = self._names
        own = names.is_given_name(words[0]) or names.is_patronymic(words[0]) or names.looks_like_surname(words[0])
        return not own and names.name_length(words[1:]) >= 2

    def _with_post(
        self,
        sight: Sight,
        core: tuple[int, int, tuple[str, ...]],
        drafts: Sequence[Draft],
        ranks: Sequence[Rank],
    ) -> NamedMention:
        """Put a name together with the rank and the post right before it."""
        start, last, words = core
        first, rank = start, None
        ranked = _before(ranks, first, sight)
        if ranked is not None:
            first, rank = ranked.first, ranked.value
        draft = next((d for d in drafts if d.last == first - 1), None) or next(
            (d for d in drafts if d.last == first - 2 and _joins(sight, first - 1, ranked)), None
        )
        if draft is not None and not self._agree(sight, draft, ranked, words):
            draft = None
        if draft is not None:
            first = draft.first
            if rank is None and (early := _before(ranks, draft.first, sight)) is not None:
                rank, first = early.value, early.first
        wanted = self._case(sight, words, draft, ranked)
        name = self._names.nominative(words, sight.passage.language, case=wanted)
        return NamedMention(sight, name, words, (start, last), draft, rank, first, last, wanted or name.case)

    def _agree(self, sight: Sight, draft: Draft, rank: Rank | None, words: tuple[str, ...]) -> bool:
        """Tell whether a post agrees in case with the rank or name after it («by order of the minister Major …»)."""
        if sight.passage.language != "ru" or not draft.cases:
            return True
        if rank is not None and (cases := russian_cases(self._readings(sight.passage.norm(rank.first)))):
            return not set(cases).isdisjoint(draft.cases)
        return any(self._names.nominative(words, "ru", case=case).case == case for case in draft.cases)

    def _case(self, sight: Sight, words: tuple[str, ...], draft: Draft | None, rank: Rank | None) -> str | None:
        """Return the case that the post before a Russian name demands; None where nothing does."""
        if sight.passage.language == "ru" and draft is None and rank is not None:
            return next(iter(russian_cases(self._readings(sight.passage.norm(rank.first)))), None)
        if sight.passage.language != "ru" or draft is None or not draft.cases:
            return None
        own = self._names.nominative(words, "ru")
        if len(draft.cases) > 1 and own.case in draft.cases:
            return own.case
        return draft.cases[0]

    def _with_apposition(self, mention: NamedMention, drafts: Sequence[Draft], following: int) -> NamedMention:
        """Put a name together with the post after a comma or a dash, if no other name follows that one."""
        sight, last = mention.sight, mention.last
        if sight.passage.norm(last + 1) not in {",", "-"}:
            return mention
        for draft in drafts:
            if draft.first != last + 2 or draft.last + 1 == following:
                continue
            rank = next((r for r in ranks_of(sight) if r.first in {draft.last + 1, draft.last + 2}), None)
            if rank is not None and rank.last + 1 == following:
                continue
            closed = sight.passage.norm(draft.last + 1) in {",", ".", "-", ":", ")", ""}
            same = not draft.cases or mention.case in draft.cases
            if closed and same:
                return NamedMention(
                    sight,
                    mention.name,
                    mention.words,
                    mention.core,
                    draft,
                    mention.rank,
                    mention.first,
                    draft.last,
                    mention.case,
                )
        return mention


def _before(ranks: Sequence[Rank], first: int, sight: Sight) -> Rank | None:
    """Return the rank right before a token."""
    return next((rank for rank in ranks if rank.last == first - 1), None)


def _joins(sight: Sight, position: int, rank: Rank | None) -> bool:
    """Tell whether a sign between a post and a name joins them."""
    sign = sight.passage.norm(position)
    if sign == "-":
        return True
    return sign == "," and rank is not None


def _runs(sight: Sight, masked: set[int]) -> Iterator[list[Unit]]:
    """Yield the rows of capitalised words that stand together."""
    units: list[Unit] = []
    tokens = sight.passage.tokens
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.is_capitalised and position not in masked:
            initial = sight.is_initial(position)
            last = position + 1 if initial else position
            units.append(Unit(f"{token.text}." if initial else token.text, position, last))
            position = last + 1
            continue
        if units:
            yield units
            units = []
        position += 1
    if units:
        yield units


def _is_dedication(sight: Sight, first: int, last: int) -> bool:
    """Tell whether a name is that of a street, a school, or of who wrote the text."""
    before = [hit for hit in sight.hits if _near(hit, first)]
    if any(hit.kind == "byline" for hit in before):
        return True
    if any(hit.kind == "named-after" and hit.value == "before" for hit in before):
        return True
    return any(hit.kind == "named-after" and hit.value == "after" and hit.first == last + 1 for hit in sight.hits)


def _near(hit: Hit, first: int) -> bool:
    return first - 2 <= hit.last < first
