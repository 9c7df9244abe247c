"""Find who says what: quotations, reported speech, and what the release itself judges or concludes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polgraph.extraction.document import Document, Passage
from polgraph.extraction.speech.attribution import SPOKEN
from polgraph.extraction.speech.clauses import end_of_words
from polgraph.extraction.speech.grammar import Grammar, Readings
from polgraph.extraction.speech.instructions import InstructionFinder
from polgraph.extraction.speech.kinds import has_figures, stance, statement_kind
from polgraph.extraction.speech.narration import Narration
from polgraph.extraction.speech.reported import ReportedSpeech
from polgraph.extraction.speech.speakers import ContextLike, PeopleLike, Scene
from polgraph.extraction.speech.topics import TopicFinder
from polgraph.extraction.speech.turns import Turn, TurnFinder, Words
from polgraph.facts import Event, Instruction, Span, Statement

# Words said where somebody is honoured are praise unless they tell otherwise.
_FESTIVE = frozenset({"award-ceremony"})

_FORESEEN = ("ады", "еді", "йды", "йді")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement before it gets its id."""

    words: tuple[Words, ...]
    speaker: str | None
    kind: str | None
    stance: str | None
    quotation: bool


class StatementFinder:
    """Finds statements."""

    def __init__(self, grammar: Grammar, topics: TopicFinder) -> None:
        self._grammar, self._topics = grammar, topics
        self._reported, self._narration = ReportedSpeech(grammar), Narration(grammar)

    def find(self, scene: Scene, turns: Sequence[Turn], orders: Sequence[Span]) -> list[Statement]:
        """Return the statements of a release; *orders* are the spans of instructions, which are no statements."""
        said = [piece for turn in turns for piece in self._of_turn(turn, orders)]
        spoken = {part.passage.number for turn in turns for part in turn.words}
        for passage in scene.document.body:
            if passage.norm(len(passage.tokens) - 1) == "?":
                continue
            told = self._beside(scene, passage, turns) if passage.number in spoken else self._told(scene, passage)
            said.extend(piece for piece in told if not _ordered(piece.words[0].span, orders))
        said = _gathered(sorted(said, key=lambda piece: piece.words[0].span))
        return [self._statement(scene, number, piece) for number, piece in enumerate(said, 1)]

    def _of_turn(self, turn: Turn, orders: Sequence[Span]) -> Iterator[Said]:
        """Join the sentences of a turn that are of one kind; a report joins what stands before it."""
        free = [part for part in turn.words if not _ordered(part.span, orders)]
        if not free:
            return
        if turn.whole:
            kind = statement_kind(free, turn.verb, future=all(self._intends(part) for part in free))
            yield Said(tuple(free), turn.speaker, kind, stance(turn.verb, free, kind), quotation=True)
            return
        group: list[Words] = []
        kinds: list[str | None] = []
        for part in free:
            kind = statement_kind([part], turn.verb, future=self._intends(part))
            if group and not (_joins(kinds[0], kind) or (kinds[0] == "plan" and _is_foreseen(part))):
                yield self._grouped(turn, group, kinds[0])
                group, kinds = [], []
            group.append(part)
            kinds.append(kind)
        yield self._grouped(turn, group, kinds[0])

    def _intends(self, part: Words) -> bool:
        return self._grammar.is_promised(part.passage, part.first, part.last)

    def _grouped(self, turn: Turn, group: list[Words], kind: str | None) -> Said:
        return Said(tuple(group), turn.speaker, kind, stance(turn.verb, group, kind), quotation=True)

    def _beside(self, scene: Scene, passage: Passage, turns: Sequence[Turn]) -> Iterator[Said]:
        """What is told in the sentence of a quotation: «…, — сказал X и поблагодарил коллег»."""
        quoted = [part for turn in turns for part in turn.words if part.passage.number == passage.number]
        verbs = [t.first for t in passage.of("cue") if t.id in SPOKEN and not any(_holds(p, t.first) for p in quoted)]
        for piece in self._told(scene, passage):
            first, last = piece.words[0].first, piece.words[-1].last
            apart = not any(part.first <= last and first <= part.last for part in quoted)
            if apart and piece.speaker is not None and verbs and first > verbs[0]:
                yield piece

    def _told(self, scene: Scene, passage: Passage) -> Iterator[Said]:
        found = False
        for reported in self._reported.find(scene, passage):
            found = True
            future = self._intends(reported.words)
            kind = statement_kind([reported.words], reported.verb, opinion=reported.opinion, future=future)
            if kind == "report" and _counts_records(reported.words):
                continue
            yield Said(
                (reported.words,),
                reported.speaker,
                kind,
                stance(reported.verb, [reported.words], kind),
                quotation=False,
            )
        if not found:
            for words, kind in self._narration.find(scene, passage):
                yield Said((words,), None, kind, stance(None, [words], kind), quotation=False)

    def _statement(self, scene: Scene, number: int, said: Said) -> Statement:
        spans = _joined(said)
        topics: list[str] = []
        for part in said.words:
            topics.extend(t for t in self._topics.of(part.passage, part.first, part.last) if t not in topics)
        start = spans[0].start
        event = scene.event_of(said.speaker, start)
        kind = said.kind
        if kind == "report" and said.quotation and scene.type_of(event) in _FESTIVE:
            kind = "praise"
        return Statement(
            id=f"s{number}",
            speaker=said.speaker,
            event=event,
            quotation=said.quotation,
            stance=stance("praise", [], kind) if kind == "praise" else said.stance,
            topics=tuple(topics[:3]),
            spans=spans,
            kind=kind,
        )


class SpeechFinder:
    """Finds statements and instructions together, since an order is no statement."""

    def __init__(self, readings: Readings, topics: TopicFinder | None = None) -> None:
        grammar = Grammar(readings)
        topics = topics or TopicFinder()
        self._turns = TurnFinder(grammar)
        self._statements, self._instructions = StatementFinder(grammar, topics), InstructionFinder(grammar, topics)

    def find(
        self, document: Document, people: PeopleLike, events: Sequence[Event], context: ContextLike
    ) -> tuple[tuple[Statement, ...], tuple[Instruction, ...]]:
        """Return the statements and the instructions of a release."""
        scene = Scene(document, people, events, context)
        turns = self._turns.find(scene)
        instructions = self._instructions.find(scene, turns)
        orders = [span for instruction in instructions for span in instruction.spans]
        statements = self._statements.find(scene, turns, orders)
        return tuple(statements), tuple(replace(i, id=f"i{n}") for n, i in enumerate(instructions, 1))


def _joins(first: str | None, kind: str | None) -> bool:
    """Tell whether a sentence is of one matter with those before it: a report, but not one behind a plan."""
    return kind == first or (kind == "report" and first != "plan")


def _is_foreseen(part: Words) -> bool:
    """Tell whether a Kazakh sentence ends in the present tense, which behind a plan tells of what is to come."""
    return part.passage.language == "kk" and part.passage.norm(end_of_words(part.passage, part.last)).endswith(
        _FORESEEN
    )


def _gathered(said: Sequence[Said]) -> list[Said]:
    """Join reports of one speaker in sentences that follow each other: they are one matter."""
    found: list[Said] = []
    for piece in said:
        before = found[-1] if found else None
        if before is not None and _goes_on(before, piece):
            found[-1] = replace(before, words=before.words + piece.words)
        else:
            found.append(piece)
    return found


def _goes_on(before: Said, piece: Said) -> bool:
    told = not before.quotation and not piece.quotation and before.kind == piece.kind == "report"
    last, first = before.words[-1].passage, piece.words[0].passage
    return told and before.speaker == piece.speaker and first.number == last.number + 1 and first.line is last.line


def _holds(part: Words, position: int) -> bool:
    return part.first <= position <= part.last


def _counts_records(words: Words) -> bool:
    """Tell whether words only read out how many offences were recorded: that is an observation."""
    recorded = [t for t in words.passage.of("measure") if t.id == "registered" and words.first <= t.first <= words.last]
    return bool(recorded) and has_figures(words) and not _compares(words)


def _compares(words: Words) -> bool:
    """Tell whether a clause of its own sets the figure beside another: «…, бұл былтырғыдан аз», «…, это меньше …»."""
    norm = words.passage.norm
    return any(norm(p - 1) == "," and norm(p) in {"бұл", "это"} for p in range(words.first + 1, words.last))


def _ordered(span: Span, orders: Sequence[Span]) -> bool:
    """Tell whether most of a stretch is an instruction."""
    covered = sum(max(0, min(span.end, order.end) - max(span.start, order.start)) for order in orders)
    return covered * 2 > span.end - span.start


def _joined(said: Said) -> tuple[Span, ...]:
    """Return one span a sentence; a quotation of several sentences is one stretch."""
    spans = [part.span for part in said.words]
    return tuple(spans)
