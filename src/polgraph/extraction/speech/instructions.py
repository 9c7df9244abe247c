"""Find what was ordered: one instruction a task, with who ordered it and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.clauses import Clause, clauses_of, end_of_words
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.kinds import instruction_kind
from polgraph.extraction.speech.recipients import Recipients
from polgraph.extraction.speech.speakers import Scene
from polgraph.extraction.speech.tasks import tasks_of
from polgraph.extraction.speech.topics import TopicFinder
from polgraph.extraction.speech.turns import Turn, Words
from polgraph.facts import Instruction

ORDERS = ("order", "require", "offer")
# Who orders for reasons of their own: courts, swindlers, robbers.
_OUTSIDERS = (
    *("мошенник", "аферист", "неизвестн", "злоумышленник", "преступник", "вымогател", "собеседник"),
    *("лже", "алаяқ", "белгісіз", "қылмыскер", "күдікті", "подозреваем", "похитител", "бопсала"),
)
_COURTS = frozenset({"суд", "судья", "сот", "судьи", "соты"})
_OF_COURT = frozenset({"особый", "особые", "особых", "ерекше"})
_PREDICATIVES = frozenset(
    (
        "- ? рано поздно трудно нельзя можно важно нужно надо необходимо пора сложно легко приятно невозможно "
        "стоит должен должна должно должны задача"
    ).split()
)
_SPEAKER_FORMS = ("ю", "мын", "мін", "мыз", "міз", "ем", "им", "дым", "дім", "тым", "тім", "дық", "дік", "тық", "тік")


@dataclass(frozen=True, slots=True)
class Order:
    """A verb that orders, with its clause and the tasks behind (in Kazakh before) it."""

    words: Words
    verb: str
    position: int
    tasks: tuple[Words, ...]


class InstructionFinder:
    """Finds instructions."""

    def __init__(self, grammar: Grammar, topics: TopicFinder) -> None:
        self._grammar, self._topics, self._recipients = grammar, topics, Recipients(grammar)

    def find(self, scene: Scene, turns: Sequence[Turn]) -> list[Instruction]:
        """Return the instructions of a release in the order of the text."""
        found: list[Instruction] = []
        for turn in turns:
            found.extend(self._of_turn(scene, turn))
        said = [part for turn in turns for part in turn.words]
        for passage in scene.document.body:
            if passage.norm(len(passage.tokens) - 1) == "?":
                continue
            quoted = [part for part in said if part.passage.number == passage.number]
            orders = list(self._orders(passage)) or ([] if quoted else list(self._due(scene, passage)))
            for order in orders:
                if not any(part.first <= order.position <= part.last for part in quoted):
                    found.extend(self._told(scene, order))
        return sorted(found, key=lambda instruction: instruction.spans[0])

    def _due(self, scene: Scene, passage: Passage) -> Iterator[Order]:
        """«… предстоит», «… должны» behind a sentence that orders: another task of the same giver."""
        before = scene.previous(passage)
        if before is None or passage.language == "kk" or not any(True for _ in self._orders(before)):
            return
        for term in passage.cues("due")[:1]:
            clauses = clauses_of(passage, self._grammar)
            clause = next((c for c in clauses if c.holds(term.first)), None)
            if clause is None or not self._grammar.is_verb(passage, term.first) or _spoken(passage):
                continue
            order = self._order(passage, "order", term.first, self._stretch(passage, clauses, clause))
            if order.tasks:
                yield order

    def _of_turn(self, scene: Scene, turn: Turn) -> Iterator[Instruction]:
        """«Поручаю …», and what follows it in bare infinitives."""
        to: tuple[str, ...] = ()
        given = False
        for part in turn.words:
            orders = [o for o in self._orders(part.passage, spoken=True) if self._own(part, o)]
            for order in orders:
                to = self._to(scene, order, order.words) or to
                yield from self._made(scene, order, turn.speaker, to)
            given = given or bool(orders) or turn.verb in ORDERS
            bare = self._bare(part, listed=given) if not orders and (given or not self._answers(scene, part)) else None
            if bare is not None:
                yield from self._made(scene, bare, turn.speaker, to)

    def _answers(self, scene: Scene, part: Words) -> bool:
        """Tell whether words answer a question: then an infinitive is advice."""
        before = scene.document.passages[part.passage.number - 1] if part.passage.number else None
        asked = before is not None and before.norm(len(before.tokens) - 1) == "?"
        return before is not None and asked and not before.cues("to:personnel")

    def _own(self, part: Words, order: Order) -> bool:
        """Tell whether the speaker orders in his own words."""
        norm = part.passage.norm(order.position)
        near = {part.passage.norm(p) for p in range(order.position - 3, order.position + 3)}
        own = norm.endswith(_SPEAKER_FORMS) or bool(near & {"я", "мы"} and norm.endswith(("л", "ла", "ли")))
        return part.first <= order.position <= part.last and own

    def _bare(self, part: Words, *, listed: bool) -> Order | None:
        """Return a sentence whose first verb is an infinitive: «Активизировать …»; *listed*: behind an order."""
        passage = part.passage
        if passage.language == "kk" or self._is_state_of_things(passage, part):
            return None
        for position in range(part.first, part.last + 1):
            if self._grammar.is_verb(passage, position) or (passage.norm(position) == "," and not listed):
                return None
            if self._grammar.is_infinitive(passage, position):
                tasks = tasks_of(passage, self._grammar, part.first, part.last)
                return Order(part, "order", position, tuple(tasks))
        return None

    def _is_state_of_things(self, passage: Passage, part: Words) -> bool:
        """Tell whether a sentence judges: «радоваться рано»."""
        return any(passage.norm(p) in _PREDICATIVES for p in range(part.first, part.last + 1))

    def _orders(self, passage: Passage, *, spoken: bool = False) -> Iterator[Order]:
        clauses = clauses_of(passage, self._grammar)
        for verb, position in self._verbs(passage):
            clause = next((c for c in clauses if c.holds(position)), None)
            if clause is None or (not spoken and any(a <= position <= b for a, b in passage.quoted)):
                continue
            order = self._order(passage, verb, position, self._stretch(passage, clauses, clause))
            if order.tasks or passage.language != "kk" or self._named(order):
                yield order

    def _named(self, order: Order) -> bool:
        """Tell whether a noun says that something is ordered: «тапсырма», «талап»."""
        words = order.words
        named = [t for t in words.passage.cues("order-noun") if words.first <= t.first <= words.last]
        nouns = any(words.passage.norm(t.last + 1) not in {"туралы", "жайлы", "жөнінде"} for t in named)
        before = words.passage.norm(order.position - 1)
        return (
            nouns or order.verb == "require" or before.startswith(("тапсырма", "нұсқау", "міндет", "талап", "бұйрық"))
        )

    def _order(self, passage: Passage, verb: str, position: int, stretch: Clause) -> Order:
        first, last = (stretch.first, position - 1) if passage.language == "kk" else (position + 1, stretch.last)
        if passage.language != "kk":  # «в школах поручено усилить», «усилить … поручено»
            before = any(self._grammar.is_infinitive(passage, p) for p in range(stretch.first, position))
            after = any(self._grammar.is_infinitive(passage, p) for p in range(position, stretch.last + 1))
            first = stretch.first if before and not after else first
        tasks = tasks_of(passage, self._grammar, first, last)
        return Order(Words(passage, stretch.first, stretch.last), verb, position, tuple(tasks))

    def _verbs(self, passage: Passage) -> Iterator[tuple[str, int]]:
        """Yield kind and place of each verb that orders, noun phrases («дал ряд поручений») included."""
        seen: set[int] = set()
        for term in passage.of("cue"):
            at = self._verb_in(passage, term.first, term.last) if term.id in ORDERS else None
            if at is not None and _of_court(passage, term.first):
                continue
            if at is not None and not self._is_state(passage, at) and (term.id != "offer" or self._formal(passage, at)):
                seen.add(at)
                yield term.id, at
        for clause in clauses_of(passage, self._grammar):
            light = [t for t in passage.cues("order-light") if clause.holds(t.first)]
            nouns = [t for t in passage.cues("order-noun") if clause.holds(t.first) and not _of_court(passage, t.first)]
            verbs = [t.first for t in light if self._grammar.is_verb(passage, t.first)]
            given = [t.first for t in passage.cues("give") if clause.holds(t.first) and not nouns]
            deadline = [t for t in passage.cues("deadline") if clause.holds(t.first) and self._till(passage, t.last)]
            if deadline and any(self._grammar.is_finite(passage, p) for p in given):
                yield "order-light", given[0]
            if verbs and nouns and not any(clause.holds(p) for p in seen):
                yield "order-light", verbs[0]

    def _till(self, passage: Passage, position: int) -> bool:
        """«Дал месяц на …», «дал срок до …»."""
        return passage.norm(position + 1) in {"на", "до", "для", "чтобы"}

    def _is_state(self, passage: Passage, position: int) -> bool:
        """«Обязаны», «запрещено» say what is due; «обязал», «запретил» order it."""
        return passage.norm(position).startswith(("обязан", "запрещ"))

    def _verb_in(self, passage: Passage, first: int, last: int) -> int | None:
        if passage.language == "kk":
            return last if self._grammar.ends_clause(passage, last) else None
        return next((p for p in range(first, last + 1) if self._grammar.is_verb(passage, p)), None)

    def _formal(self, passage: Passage, position: int) -> bool:
        """«Предложено» and «рекомендовано» order something where an office says so, in the passive."""
        norm = passage.norm(position)
        return norm.endswith(("но", "ны", "на", "ылды", "ілді", "ылған", "ілген")) and "?" not in {
            t.norm for t in passage.tokens
        }

    def _stretch(self, passage: Passage, clauses: list[Clause], clause: Clause) -> Clause:
        """Return a clause with the bare infinitives that follow it."""
        if passage.language == "kk":
            return clause
        last = clause.last
        for later in clauses[clauses.index(clause) + 1 :]:
            span = range(later.first, later.last + 1)
            if any(self._grammar.is_verb(passage, p) for p in span):
                break
            last = later.last
        return Clause(clause.first, last)

    def _told(self, scene: Scene, order: Order) -> Iterator[Instruction]:
        words = order.words
        before = [words.passage.norm(p) for p in range(words.first, order.position)]
        by = self._by(scene, order)
        if by is None and any(norm in _COURTS or norm.startswith(_OUTSIDERS) for norm in before):
            return
        yield from self._made(scene, order, by, self._to(scene, order, order.words))

    def _by(self, scene: Scene, order: Order) -> str | None:
        """Return who ordered: the subject, the agent of a passive, or who acts in the sentence before."""
        passage, words = order.words.passage, order.words
        if self._passive(passage, order.position):
            agents = [m for m in scene.people.in_passage(passage.number) if m.case == "instrumental"]
            inside = [m.person for m in agents if words.first <= m.first <= words.last]
            return inside[0] if inside else scene.earlier_subject(passage)
        near = [m for m in scene.people.in_passage(passage.number) if words.first <= m.first and m.last <= words.last]
        told = {m.person for m in near if m.case == "dative"}
        found = scene.subject(passage, words.first, words.last)
        if found is not None and found in told:  # «майору X он поручил»: another one than the one named so near
            return scene.actor_before(passage, told)
        return found or scene.earlier_subject(passage)

    def _passive(self, passage: Passage, position: int) -> bool:
        norm = passage.norm(position)
        if passage.language == "kk":
            return norm.endswith(("ылды", "ілді", "тілді", "нды", "нді", "ылған", "ілген", "лді"))
        return self._grammar.part(passage, position) in {"PRTS", "PRED"} or norm.endswith(("лось", "лись", "лась"))

    def _to(self, scene: Scene, order: Order, words: Words) -> tuple[str, ...]:
        passage, stretch = words.passage, (words.first, words.last)
        found = self._recipients.to(scene, passage, stretch)
        if not found and passage.norm(order.position).startswith(("обяза", "міндет", "нацел", "ориент")):
            found = self._recipients.to(scene, passage, stretch, "accusative")
        if not found and order.verb == "require":
            found = self._recipients.to(scene, passage, stretch, "ablative")
        if not found and "перед" in {passage.norm(p) for p in range(words.first, words.last)}:
            found = self._recipients.to(scene, passage, stretch, "instrumental")
        return found

    def _made(self, scene: Scene, order: Order, by: str | None, to: tuple[str, ...]) -> Iterator[Instruction]:
        passage = order.words.passage
        event = scene.event_of(by, order.words.span.start) if by else scene.event_at(passage)
        for number, task in enumerate(order.tasks or (order.words,)):
            first = min(order.words.first, task.first) if number == 0 else task.first
            last = task.last if passage.language != "kk" or number + 1 < len(order.tasks) else order.words.last
            words = Words(passage, first, end_of_words(passage, max(last, task.last)))
            infinitive = next(
                (p for p in range(task.first, task.last + 1) if self._grammar.is_infinitive(passage, p)), None
            )
            stated = bool(order.tasks) or self._described(order)
            own = self._recipients.to(scene, passage, (task.first, task.last)) if number else ()
            yield Instruction(
                id="",
                by=by,
                to=own or to,
                jointly_with=self._recipients.jointly(scene, passage, (words.first, words.last)),
                event=event,
                content_stated=stated,
                topics=self._topics.of(passage, words.first, words.last),
                spans=(words.span,),
                kind=instruction_kind(passage, self._grammar, infinitive, order.verb),
            )

    def _described(self, order: Order) -> bool:
        """Tell whether the matter is said without a verb: «чтобы …», «поручения по …», «потребовал усиления …»."""
        words = order.words
        norms = {words.passage.norm(p) for p in range(order.position, words.last + 1)}
        return order.verb == "require" or bool(norms & {"чтобы", ":", "по", "на"})


def _of_court(passage: Passage, position: int) -> bool:
    """Tell whether «требования» are those that a court lays on an offender: «особые требования к поведению»."""
    return passage.norm(position - 1) in _OF_COURT


def _spoken(passage: Passage) -> bool:
    return bool({"say", "opine", "promise", "plan"} & {t.id for t in passage.of("cue")})
