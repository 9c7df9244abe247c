"""Find what was done, laid down or put in focus without a number being the point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polgraph.extraction.document import Document, Passage
from polgraph.extraction.speech.clauses import Clause, clauses_of
from polgraph.extraction.speech.grammar import Grammar, Readings
from polgraph.extraction.speech.speakers import ContextLike, PeopleLike, Scene
from polgraph.extraction.speech.topics import SUBJECTS, TopicFinder
from polgraph.facts import Event, Measure, Span

_SUBORDINATE = frozenset(
    {
        *("чтобы", "если", "бы", "будет", "будут", "не", "предстоит", "необходимо", "нужно", "должны"),
        *("қажет", "керек", "тиіс", "тыс", "жоқ", "емес"),
    }
)
_INSTALLED = frozenset(
    {
        *("awareness-raising", "community-policing", "digitalisation", "infrastructure"),
        *("patrol", "prevention", "video-surveillance"),
    }
)
_DURING = frozenset({"барысында", "кезінде", "соңында", "аясында", "шеңберінде", "нәтижесінде"})
_PRESENT = ("ады", "еді", "йды", "йді")
_LONGEST_NAME = 6
_GOING_ON = frozenset({"жатыр", "отыр", "тұр", "жүр", "келеді", "берілді", "шықты", "келді"})
_THINGS = frozenset({"cctv-camera"})
_PERSONS = frozenset({"wanted-person", "suspect", "person", "foreigner", "child", "money"})

# Kind, cues that have to be the verb, cues that have to stand in the clause; the first that fits decides.
_RULES = (
    ("decision", frozenset({"decide"}), frozenset({"decide-noun"})),
    ("decision", frozenset({"adopt"}), frozenset({"adopt-noun"})),
    ("attention", frozenset[str](), frozenset({"attention"})),
    ("attention", frozenset[str](), frozenset({"attention-noun", "attention-verb"})),
    ("outcome", frozenset({"outcome"}), frozenset({"outcome-noun"})),
    ("activity", frozenset({"shown"}), frozenset({"thing"})),
    ("visit", frozenset({"visit-act"}), frozenset[str]()),
    ("activity", frozenset({"act"}), frozenset[str]()),
    ("activity", frozenset({"adopt"}), frozenset({"thing"})),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause that tells of a deed."""

    passage: Passage
    clause: Clause
    kind: str
    by: str | None

    @property
    def span(self) -> Span:
        """The stretch of text."""
        return self.passage.span(self.clause.first, self.clause.last)


class ActionFinder:
    """Finds actions."""

    def __init__(self, readings: Readings, topics: TopicFinder | None = None) -> None:
        self._grammar, self._topics = Grammar(readings), topics or TopicFinder()

    def find(
        self,
        document: Document,
        people: PeopleLike,
        events: Sequence[Event],
        context: ContextLike,
        taken: Sequence[Span],
    ) -> tuple[Measure, ...]:
        """Return the actions; *taken* are the spans of statements and instructions."""
        scene = Scene(document, people, events, context)
        found = []
        for passage in document.body:
            if passage.norm(len(passage.tokens) - 1) == "?" or passage.kind == "speaker":
                continue
            for deed in self._deeds(scene, passage):
                told = deed.kind != "attention"
                spoken = (told and passage.kind in {"utterance", "list-item"}) or (
                    told and _is_quoted(passage, deed.clause)
                )
                if spoken or not any(_same(deed.span, span) for span in taken):
                    found.append(deed)
        return tuple(self._measure(scene, number, deed) for number, deed in enumerate(found, 1))

    def _measure(self, scene: Scene, number: int, deed: Deed) -> Measure:
        clause = deed.clause
        people = {person.id for person in scene.people.entries}
        at = scene.event_of(deed.by, deed.span.start) if deed.by in people else None
        return Measure(
            id=f"m{number}",
            by=deed.by,
            topics=self._topics.of(deed.passage, clause.first, clause.last),
            spans=(deed.span,),
            event=at or (scene.event_at(deed.passage) if deed.kind == "decision" else None),
            kind=deed.kind,
        )

    def _deeds(self, scene: Scene, passage: Passage) -> Iterator[Deed]:
        for stretch in clauses_of(passage, self._grammar):
            clause, kind = _behind_when(passage, stretch), self._kind(passage, stretch)
            if _is_foreseen(scene, passage, stretch):
                continue
            if kind == "visit":
                clause = _behind_where(passage, clause)
            if (
                kind is None
                or (kind == "activity" and _names_event(passage, clause))
                or _holds_event(scene, passage, clause)
            ):
                continue
            if kind == "visit":
                person = scene.subject(passage, stretch.first, stretch.last)
                if person is not None:
                    yield Deed(passage, clause, "activity", person)
            elif scene.mention_in(passage, clause.first, clause.last) is None:
                yield Deed(passage, clause, kind, scene.context.host)

    def _kind(self, passage: Passage, clause: Clause) -> str | None:
        """Return the kind of deed that the verb of a clause tells of."""
        terms = [t for t in passage.of("cue") if clause.holds(t.first) and not _in_name(passage, t.first)]
        cues = {t.id for t in terms if clause.holds(t.last)}
        norms = {passage.norm(p) for p in range(clause.first, clause.last + 1)}
        verbs = {t.id for t in terms if self._is_verb(passage, t.first, t.last)}
        told = passage.norm(clause.first) == "как" or passage.norm(clause.first - 1) == "как"
        if told or norms & _SUBORDINATE or verbs & {"order", "require", "say", "thank"}:
            return None
        figures = any(clause.holds(q.core) for q in passage.quantities)
        if figures and not (verbs & {"decide", "adopt"} and passage.language == "kk"):
            return "activity" if self._is_installed(passage, clause, verbs) else None
        for kind, wanted, beside in _RULES:
            if wanted <= verbs and beside <= cues:
                return None if kind == "visit" and "shown" in verbs else kind
        return "activity" if self._is_put_in_place(passage, clause, verbs, cues) else None

    def _is_installed(self, passage: Passage, clause: Clause, verbs: set[str]) -> bool:
        """Tell whether an item of a list counts what was put in place, and not offences or people."""
        counted = any(clause.holds(q.core) and q.unit == "count" for q in passage.quantities)
        counts = [t.id for t in passage.of("subject") if clause.holds(t.first)]
        barred = any((s in SUBJECTS or s in _PERSONS) and s not in _THINGS for s in counts)
        return passage.kind in {"list-item", "utterance"} and counted and "install" in verbs and not barred

    def _is_put_in_place(self, passage: Passage, clause: Clause, verbs: set[str], cues: set[str]) -> bool:
        """Tell whether a thing was opened, handed out, held; where offences are named, only an installation."""
        if "act-on" not in verbs or "thing" not in cues:
            return False
        offence = any(clause.holds(t.first) and t.id in SUBJECTS for t in passage.of("subject"))
        return not offence or bool(_INSTALLED & set(self._topics.of(passage, clause.first, clause.last)))

    def _is_verb(self, passage: Passage, first: int, last: int) -> bool:
        if passage.language == "kk":  # «орнатылған камера» names a thing, «камера орнатылған» tells of a deed
            going_on = passage.norm(last + 1) in _GOING_ON or self._grammar.is_finite(passage, last)
            return going_on and self._grammar.ends_clause(passage, last)
        return any(
            self._grammar.is_finite(passage, position) and not self._grammar.is_future(passage, position)
            for position in range(first, last + 1)
        )


def _behind_where(passage: Passage, clause: Clause) -> Clause:
    """Return what follows «где»: what was done at the place, without how one got there."""
    where = [p for p in range(clause.first, clause.last) if passage.norm(p) in {"где", "там"}]
    return Clause(where[-1] + 1, clause.last) if where else clause


def _behind_when(passage: Passage, clause: Clause) -> Clause:
    """Return what follows «іс-шара барысында», «отырыс соңында»: the event is only when it was done."""
    named = {t.last + 1 for t in passage.of("event-type") if clause.holds(t.first)}
    when = [p for p in named if passage.norm(p) in _DURING and p < clause.last]
    return Clause(max(when) + 1, clause.last) if when else clause


def _is_foreseen(scene: Scene, passage: Passage, clause: Clause) -> bool:
    """Tell whether a Kazakh clause in the present tense goes on with a plan in the sentence before."""
    before = scene.previous(passage)
    present = passage.language == "kk" and passage.norm(clause.last).endswith(_PRESENT)
    return present and before is not None and bool(before.cues("plan"))


def _in_name(passage: Passage, position: int) -> bool:
    """Tell whether a word is part of a title between quotation marks."""
    return any(first <= position <= last and last - first < _LONGEST_NAME for first, last in passage.quoted)


def _is_quoted(passage: Passage, clause: Clause) -> bool:
    return any(first <= clause.first and clause.last <= last for first, last in passage.quoted)


def _holds_event(scene: Scene, passage: Passage, clause: Clause) -> bool:
    """Tell whether a clause tells that a meeting or an operation was held: that is an event."""
    stretch = passage.span(clause.first, clause.last)
    return any(span.start < stretch.end and stretch.start < span.end for e in scene.events for span in e.spans)


def _names_event(passage: Passage, clause: Clause) -> bool:
    """Tell whether a clause is about a meeting, or an operation with a name of its own."""
    named = any(clause.first <= first and last <= clause.last and last - first < 4 for first, last in passage.quoted)
    types = [term.id for term in passage.of("event-type") if clause.holds(term.first)]
    return any(kind != "operation" or named for kind in types)


def _same(span: Span, other: Span) -> bool:
    """Tell whether two stretches are nearly the same."""
    common = min(span.end, other.end) - max(span.start, other.start)
    return common > 0 and common > 0.75 * (max(span.end, other.end) - min(span.start, other.start))
