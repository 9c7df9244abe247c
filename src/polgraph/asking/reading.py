"""A question as what it is made of: things, times, what is said of them, and words that nothing is known of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from polgraph.asking.kazakh import denied
from polgraph.asking.vocabulary import SHORT, WORD, Vocabulary
from polgraph.extraction.finding import people_named
from polgraph.extraction.tokens import Token, tokenise

_ID = re.compile(r"(?<![\w-])(?:(?P<kind>[a-z-]+):)?(?P<id>[0-9a-f]{12})(?![\w-])|(?<!\w)(?P<code>KZ(?:-\d\d)?)(?!\w)")
_KAZAKH = re.compile("[әғқңөұүһі]")
NEUTRAL = frozenset({"police", "stop"})
"""What is said in every question."""
_LONGEST_NAME = 3
_FUTURE = {"futr", "3per"}
_WARNING = ("outside", "except")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the tokens *first* to *last* say: *kind* is WORD, a kind of thing, `date`, `year` or `id`."""

    kind: str
    value: str
    first: int
    last: int

    @property
    def places(self) -> range:
        """The positions of its tokens."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, its tokens, and what they say."""

    question: str
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]

    def of(self, *kinds: str) -> list[Mark]:
        """Return the marks of some kinds, the longest first."""
        return sorted((mark for mark in self.marks if mark.kind in kinds), key=lambda m: (m.first - m.last, m.first))

    @property
    def said(self) -> frozenset[str]:
        """What is said, whatever of."""
        return frozenset(mark.value for mark in self.marks if mark.kind == WORD)

    @property
    def content(self) -> frozenset[int]:
        """The places of the tokens that say something: signs and words of every question do not."""
        neutral = {place for mark in self.of(WORD) if mark.value in NEUTRAL for place in mark.places}
        said = {place for place, token in enumerate(self.tokens) if token.kind not in ("punct", "suffix")}
        return frozenset(said - neutral)

    def without(self, things: Collection[str]) -> Reading:
        """Return the reading without some of its things."""
        return replace(self, marks=tuple(mark for mark in self.marks if mark.value not in things))

    def text(self, first: int, last: int) -> str:
        """Return the words of some tokens as they were written."""
        return self.question[self.tokens[first].start : self.tokens[last].end]


def read(question: str, vocabulary: Vocabulary) -> Reading:
    """Read *question*."""
    tokens = tokenise(question)
    marks = [*_ids(question, tokens), *_times(question, tokens, vocabulary)]
    marks += _terms(tokens, vocabulary)
    marks += _particles(tokens, vocabulary)
    marks += _moods(tokens, marks, vocabulary)
    marks += _people(tokens, vocabulary)
    return Reading(question, tuple(tokens), tuple(dict.fromkeys(marks)))


def _terms(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Mark]:
    """Yield what is said, and the things that are named by more than a part of it or a word of every question.

    What is a name, or a part of one, warns of nothing: court in «сотқа дейінгі тергеу», family in «Семей».
    """
    terms = vocabulary.terms.match(tokens, vocabulary.languages)
    names = [{*range(term.first, term.last + 1)} for term in terms if term.scheme != WORD]
    said = [Mark(WORD, term.id, term.first, term.last) for term in terms if term.scheme == WORD]
    said = [word for word in said if word.value not in _WARNING or not any(name >= {*word.places} for name in names)]
    named = {(term.first, term.last) for term in terms if term.scheme == "place"}
    yield from said
    for term in terms:
        thing = Mark(term.id.partition(":")[0], term.id, term.first, term.last)
        short = term.scheme == SHORT and (term.first, term.last) in named
        if term.scheme != WORD and not short and not any(_covers(word, thing) for word in said):
            yield thing


def _covers(word: Mark, thing: Mark) -> bool:
    longer = len(word.places) > len(thing.places) and word.value not in ("police", "stop")
    return {*word.places} >= {*thing.places} and (longer or word.value == "stop")


def _particles(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Mark]:
    """Yield what short words say, in the language of the question: «не» is not in Russian, and what in Kazakh."""
    kazakh = any(_KAZAKH.search(token.text) for token in tokens if not token.is_capitalised)
    for place, token in enumerate(tokens):
        of = vocabulary.particles.get(token.norm)
        if of:
            yield Mark(WORD, of.get("kk" if kazakh else "ru") or next(iter(of.values())), place, place)


def _moods(tokens: Sequence[Token], marks: Sequence[Mark], vocabulary: Vocabulary) -> Iterator[Mark]:
    """Yield what the form of a verb says: a Kazakh one denies, a Russian one foretells."""
    free = {*range(len(tokens))} - {place for mark in marks if mark.value == "stop" for place in mark.places}
    for place in sorted(free):
        word = tokens[place]
        if not word.is_capitalised and denied(word.norm):
            yield Mark(WORD, "except", place, place)
        ways = vocabulary.russian.readings(word.norm)
        if ways and all(way.features >= _FUTURE for way in ways):
            yield Mark(WORD, "outside", place, place)


def _ids(question: str, tokens: Sequence[Token]) -> Iterator[Mark]:
    for found in _ID.finditer(question):
        kind, value = ("region", f"region:{found['code']}") if found["code"] else ("id", found[0])
        yield _mark(kind, value, tokens, found.start(), found.end())


def _times(question: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Mark]:
    for kind, value, start, end in vocabulary.times.read(question, tokens):
        yield _mark(kind, value, tokens, start, end)


def _mark(kind: str, value: str, tokens: Sequence[Token], start: int, end: int) -> Mark:
    places = [place for place, token in enumerate(tokens) if token.start < end and token.end > start]
    return Mark(kind, value, places[0], places[-1])


def _people(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Mark]:
    """Yield the people that up to three words name, whole names before surnames."""
    free = {place for place, token in enumerate(tokens) if token.kind == "word"}
    begun = {place for place in free if vocabulary.begins_a_name(tokens[place].text)}
    for length in range(_LONGEST_NAME, 0, -1):
        for first in range(len(tokens) - length + 1):
            places = range(first, first + length)
            if not free.issuperset(places) or begun.isdisjoint(places):
                continue
            words = " ".join(tokens[place].text.replace("’", "'").removesuffix("'s") for place in places)
            found = {
                vocabulary.identities.get(one, one)
                for one in people_named(words, vocabulary.people, vocabulary.normaliser)
            }
            if found:
                free.difference_update(places)
                yield from (Mark("person", person, first, places[-1]) for person in sorted(found))
