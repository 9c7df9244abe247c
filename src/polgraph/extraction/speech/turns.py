"""Find whose words stand in the text as they were said: quotations, speaker lines, answers in an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from polgraph.extraction.document import CLOSING, OPENING, Passage
from polgraph.extraction.speech.attribution import CITED, Attributions, verb_of
from polgraph.extraction.speech.clauses import end_of_words
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.speakers import ACTING, Scene
from polgraph.facts import Span

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens *first* to *last* of a passage that somebody said."""

    passage: Passage
    first: int
    last: int

    @property
    def span(self) -> Span:
        """The stretch of text."""
        return self.passage.span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go; *verb* is the kind of the reporting verb, *whole* true for one quotation."""

    speaker: str | None
    words: tuple[Words, ...]
    verb: str | None
    whole: bool


class TurnFinder:
    """Finds the turns of a document."""

    def __init__(self, grammar: Grammar) -> None:
        self._attributions = Attributions(grammar)

    def find(self, scene: Scene) -> list[Turn]:
        """Return the turns in the order of the text."""
        turns: list[Turn] = []
        current: str | None = None
        interviewee = _interviewee(scene)
        answer = False
        announced: str | None = None
        for line, group in groupby(scene.document.body, key=lambda passage: passage.line):
            passages = list(group)
            if line.kind == "speaker":
                current = announced = scene.anyone_in(passages[0], 0, len(passages[0].tokens) - 1)
                continue
            dashed = (
                line.kind == "list-item" and (answer or current is not None) and _dashed(scene, line.start, line.body)
            )
            if line.kind == "utterance" or dashed:
                asked = current is None and announced is None and interviewee is not None
                if asked and (_asks(passages) or (not answer and self._is_bare(scene, passages))):
                    answer = True
                    continue
                speaker = current or announced or (interviewee if answer else None)
                turns.extend(self._utterance(scene, passages, speaker))
                answer = False
                continue
            current = current if line.kind == "list-item" else None
            transcript = self._named(scene, passages)
            turns.extend([transcript] if transcript else self._quotations(scene, passages, announced))
            announced = _announced(scene, passages[-1])
        return turns

    def _is_bare(self, scene: Scene, passages: Sequence[Passage]) -> bool:
        """Tell whether no sentence of a line says who speaks."""
        return all(self._attributions.cut(scene, passage, 0) is None for passage in passages)

    def _utterance(self, scene: Scene, passages: Sequence[Passage], speaker: str | None) -> Iterator[Turn]:
        """A line that a dash opens; a reporting verb behind a second dash ends the words, a third dash resumes them."""
        words: list[Words] = []
        verb, ended = None, False
        for passage in passages:
            last = len(passage.tokens) - 1
            if passage.norm(last) == ":" or (ended and passage.norm(0) != "-"):
                continue
            cut = self._attributions.cut(scene, passage, 0)
            if cut is None:
                ended = False
                words.append(Words(passage, int(passage.norm(0) == "-"), end_of_words(passage)))
                continue
            verb = verb or verb_of(passage, cut, last)
            speaker = speaker or self._attributions.speaker(scene, passage, cut + 1, last)
            if cut:
                words.append(Words(passage, 0, end_of_words(passage, cut - 1)))
            again = _resumed(passage, cut + 1)
            ended = again is None
            if again is not None:
                words.append(Words(passage, again, end_of_words(passage)))
        if speaker is not None and words:
            yield Turn(speaker, tuple(words), verb, whole=False)

    def _quotations(self, scene: Scene, passages: Sequence[Passage], announced: str | None) -> Iterator[Turn]:
        """Quotations of a paragraph: a speaker before the colon, or *announced* in the line before, or behind them."""
        for words, before, after in _quoted(passages):
            turn = self._attributed(scene, words, before, after)
            opens = words[0].passage is passages[0] and words[0].first == 1
            if turn is None and announced is not None and opens:
                turn = Turn(announced, tuple(words), None, whole=True)
            if turn is not None:
                yield turn

    def _attributed(
        self, scene: Scene, words: Sequence[Words], before: Words | None, after: Words | None
    ) -> Turn | None:
        length = sum(part.last - part.first + 1 for part in words)
        if length < _SHORTEST:
            return None
        if after is not None and self._attributions.reports(scene, after.passage, after.first, after.last):
            verb = verb_of(after.passage, after.first, after.last)
            return Turn(self._teller(scene, words, before, after), tuple(words), verb, whole=True)
        if before is not None and before.passage.norm(before.last) == ":":
            verb = verb_of(before.passage, before.first, before.last)
            speaker = scene.subject(before.passage, before.first, before.last)
            if speaker is None:
                speaker = scene.anyone_in(before.passage, before.first, before.last)
            return Turn(speaker, tuple(words), verb, whole=True) if speaker or verb else None
        return self._broken(scene, words)

    def _teller(self, scene: Scene, words: Sequence[Words], before: Words | None, after: Words) -> str | None:
        """Return who spoke: named behind the words, else before them, else in the sentence before."""
        if self._attributions.is_crowd(scene, after.passage, after.first, after.last):
            return None
        speaker = scene.teller(after.passage, after.first, after.last)
        if {after.passage.norm(p) for p in range(after.first, after.last + 1)} & CITED:
            speaker = scene.anyone_in(after.passage, after.first, after.last)
        if speaker is None and before is not None:
            speaker = scene.subject(before.passage, before.first, before.last)
        return speaker or scene.earlier_subject(words[0].passage)

    def _broken(self, scene: Scene, words: Sequence[Words]) -> Turn | None:
        """«…, — считает X. — …»: the reporting words stand inside the quotation."""
        for number, part in enumerate(words):
            cut = self._attributions.cut(scene, part.passage, part.first)
            if cut is None or cut > part.last:
                continue
            speaker = self._attributions.speaker(scene, part.passage, cut + 1, part.last)
            said = [*words[:number], Words(part.passage, part.first, end_of_words(part.passage, cut - 1))]
            for later in words[number + 1 :]:
                dash = later.passage.norm(later.first) == "-"
                said.append(Words(later.passage, later.first + dash, later.last))
            return Turn(speaker, tuple(said), verb_of(part.passage, cut, part.last), whole=True)
        return None

    def _named(self, scene: Scene, passages: Sequence[Passage]) -> Turn | None:
        """A paragraph that a name and a colon open, as in a transcript."""
        lead = passages[0]
        for mention in scene.people.in_passage(lead.number):
            colon = mention.last + 1
            if mention.first == 0 and lead.norm(colon) == ":" and colon + 1 < len(lead.tokens):
                if lead.tokens[colon + 1].text in OPENING:
                    return None
                words = [Words(lead, colon + 1, end_of_words(lead))]
                words += [Words(later, 0, end_of_words(later)) for later in passages[1:]]
                return Turn(mention.person, tuple(words), None, whole=False)
        return None


def _resumed(passage: Passage, first: int) -> int | None:
    """Return where the words go on behind «, — сказал X, —»."""
    for position in range(first + 1, len(passage.tokens) - 1):
        if passage.norm(position) == "-" and passage.norm(position - 1) in {",", ".", ":"}:
            return position + 1
    return None


def _dashed(scene: Scene, start: int, body: int) -> bool:
    return scene.document.text[start:body].strip() in {"-", "–", "—"}


def _asks(passages: Sequence[Passage]) -> bool:
    return passages[-1].norm(len(passages[-1].tokens) - 1) == "?"


def _announced(scene: Scene, passage: Passage) -> str | None:
    """Return whose words the next line brings: «X подчеркнул:»."""
    last = len(passage.tokens) - 1
    if passage.norm(last) != ":":
        return None
    named = [m.person for m in scene.people.in_passage(passage.number) if m.last == last - 1 and m.case in ACTING]
    if named:
        return named[0]
    return scene.subject(passage, 0, last) if verb_of(passage, 0, last) is not None else None


def _interviewee(scene: Scene) -> str | None:
    """Return who answers: the one that the interview is with."""
    for event in scene.events:
        if event.type == "interview" and event.participants:
            return event.participants[0].person
    questions = [p for p in scene.document.body if p.kind == "utterance" and p.norm(len(p.tokens) - 1) == "?"]
    holders = [person.id for person in scene.people.entries if person.role and person.name]
    return holders[0] if questions and holders else None


def _quoted(passages: Sequence[Passage]) -> Iterator[tuple[list[Words], Words | None, Words | None]]:
    """Yield the words between marks, the words before them and those behind, in their sentences."""
    words: list[Words] = []
    before: Words | None = None
    opened: int | None = None
    for number, passage in enumerate(passages):
        done = 0
        if opened is not None:
            opened = 0
        for position, token in enumerate(passage.tokens):
            if opened is None and token.text in OPENING:
                opened = position + 1
                before = Words(passage, done, position - 1) if position > done else None
            elif opened is not None and token.text in CLOSING:
                if position > opened:
                    words.append(Words(passage, opened, position - 1))
                done = position + 1
                rest = len(passage.tokens) - 1
                after = Words(passage, done, _next_opening(passage, done) - 1) if done <= rest else None
                if after is None and number + 1 < len(passages) and passages[number + 1].norm(0) == "-":
                    later = passages[number + 1]
                    after = Words(later, 0, _next_opening(later, 0) - 1)
                if words:
                    yield words, before, after
                words, before, opened = [], None, None
        if opened is not None and opened < len(passage.tokens):
            words.append(Words(passage, opened, len(passage.tokens) - 1))


def _next_opening(passage: Passage, first: int) -> int:
    for position in range(first, len(passage.tokens)):
        if passage.tokens[position].text in OPENING:
            return position
    return len(passage.tokens)
