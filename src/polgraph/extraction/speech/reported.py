"""Find indirect speech: «отметил, что …», «по словам …», «деп атап өтті», thanks, promises, criticism."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.attribution import PRONOUNS
from polgraph.extraction.speech.clauses import Clause, clauses_of, end_of_words
from polgraph.extraction.speech.contents import SAYS, following, kazakh_content, russian_content
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.kinds import BY_VERB, has_figures
from polgraph.extraction.speech.needs import listed_needs
from polgraph.extraction.speech.speakers import MINISTRY, Scene
from polgraph.extraction.speech.turns import Words
from polgraph.extraction.terms import Term

VERBS = ("say", "opine", "name", *BY_VERB)
ORDERS = ("order", "require", "offer")


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that somebody is said to have said; *opinion* tells of «по мнению», *verb* is the kind of the verb."""

    words: Words
    speaker: str | None
    verb: str | None
    opinion: bool = False


class ReportedSpeech:
    """Finds what is reported in a passage outside quotations."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def find(self, scene: Scene, passage: Passage) -> Iterator[Reported]:
        """Yield the reported matters of a passage."""
        clauses = clauses_of(passage, self._grammar)
        according = [t for t in passage.cues("according") if not _in_brackets(passage, t.first)]
        if according:
            yield from self._according(scene, passage, according[0])
            return
        verbs = self._verbs(passage)
        stops = [t for t in passage.of("cue") if t.id in (*VERBS, *ORDERS) and self._reports(passage, t)]
        taken = -1
        for verb in verbs:
            if verb.first <= taken and not self._coordinated(passage, verb):
                continue
            if verb.first in {v.first for v in verbs if v is not verb and v.id in BY_VERB} and verb.id not in BY_VERB:
                continue
            stop = min((t.first for t in stops if t.first > verb.last), default=len(passage.tokens))
            for reported in self._by_verb(scene, passage, verb, _between(clauses, verb, stop)):
                yield reported
                behind = reported.words.first > verb.last
                taken = len(passage.tokens) if behind and passage.language == "ru" else taken

    def _verbs(self, passage: Passage) -> list[Term]:
        """Return the verbs of speaking: «предложил» where it asks for a deed, «связал» in the active."""
        verbs = [t for t in passage.of("cue") if t.id in VERBS and self._reports(passage, t)]
        verbs = self._with_nouns(passage, verbs)
        if passage.language == "kk":
            return verbs
        return [
            t
            for t in verbs
            if not (t.id == "explain" and self._grammar.part(passage, t.first) != "VERB")
            and not (t.id == "ask" and passage.norm(t.first).startswith("предл") and not self._offers(passage, t))
        ]

    def _with_nouns(self, passage: Passage, verbs: list[Term]) -> list[Term]:
        """Add «спасибо … сказал», «обеспокоенность … выразил»: a noun that tells what its verb only carries."""
        found = list(verbs)
        for clause in clauses_of(passage, self._grammar):
            light = [t for t in passage.cues("light") if clause.holds(t.first) and self._reports(passage, t)]
            nouns = [t for t in passage.of("cue") if t.id.startswith(_NOUN) and clause.holds(t.first)]
            if not light or not nouns or any(clause.holds(t.first) and t.id != "say" for t in verbs):
                continue
            kind, verb = nouns[0].id.removeprefix(_NOUN), light[0]
            found = [t for t in found if t.first != verb.first]
            found.append(Term("cue", kind, verb.first, verb.last))
        return sorted(found, key=lambda term: term.first)

    def _offers(self, passage: Passage, verb: Term) -> bool:
        """Tell whether somebody proposes to do something, and not a thing."""
        if self._grammar.part(passage, verb.first) == "PRTS":
            return False
        return any(self._grammar.is_infinitive(passage, p) for p in range(verb.last + 1, len(passage.tokens)))

    def _coordinated(self, passage: Passage, verb: Term) -> bool:
        """Tell whether a second verb of speaking has the speaker of the first: «и сообщил», «отметив»."""
        before = passage.norm(verb.first - 1)
        return before in _AND or self._grammar.is_converb(passage, verb.first)

    def _reports(self, passage: Passage, term: Term) -> bool:
        """Tell whether a verb of speaking is the verb of its clause."""
        if any(first <= term.first <= last for first, last in passage.quoted) or passage.norm(term.first).startswith(
            _STATES
        ):
            return False
        positions = range(term.first, term.last + 1)
        if passage.language == "kk":
            trails = passage.norm(term.first) in SAYS and passage.norm(term.first - 1) == ","
            return trails or self._grammar.ends_clause(passage, term.last)
        return any(self._grammar.is_verb(passage, position) for position in positions)

    def _according(self, scene: Scene, passage: Passage, term: Term) -> Iterator[Reported]:
        """«По словам X, …», «…, по словам X», «X-тің айтуынша, …»."""
        last = end_of_words(passage)
        comma = following(passage, ",", term.last + 1)
        kazakh = passage.language == "kk"
        named = (0, term.first - 1) if kazakh else (term.last + 1, (comma or last + 1) - 1)
        speaker = scene.anyone_in(passage, *named)
        if speaker is None and (kazakh or "его" in self._norms(passage, term) or "ее" in self._norms(passage, term)):
            speaker = scene.anyone_in(passage, 0, term.first - 1) or scene.people.subject_of(passage, before=term.first)
            speaker = speaker or scene.heard_before(passage)
        opinion = bool(self._norms(passage, term) & _OPINIONS)
        agencies = passage.cues("body")
        if speaker is None and not (opinion or agencies):
            return
        first = comma + 1 if comma is not None and comma < last else 0
        if not kazakh and term.first > 3 and passage.norm(term.first - 1) == ",":
            words = Words(passage, 0, term.first - 2)
        else:
            words = Words(passage, first, last)
        if speaker is None and not has_figures(words) and any(named[0] <= t.first <= named[1] for t in agencies):
            ministry = passage.norm(agencies[0].first).startswith(MINISTRY)
            speaker = "mia" if ministry else scene.context.host
        if opinion or speaker is not None:
            yield Reported(words, speaker, None, opinion)

    def _norms(self, passage: Passage, term: Term) -> set[str]:
        return {passage.norm(position) for position in range(term.first, term.last + 1)}

    def _by_verb(self, scene: Scene, passage: Passage, verb: Term, clause: Clause) -> Iterator[Reported]:
        crowd = self._crowd(scene, passage, verb, clause)
        speaker = None if crowd else self._speaker(scene, passage, verb, clause)
        behind = scene.mention_in(passage, verb.last + 1, clause.last)
        if passage.language == "kk":
            content = kazakh_content(passage, verb, clause)
        else:
            content = russian_content(passage, verb, clause, named_behind=behind is not None)
        if content is not None and passage.language == "ru" and content.last < verb.first:
            speaker = behind
        if content is not None and speaker == scene.context.host and verb.id == "say" and has_figures(content):
            return
        told = crowd and verb.id in {"criticise", "ask", "thank"}
        if content is None or (speaker is None and not told and not self._unsigned(passage, verb, content)):
            return
        needs = listed_needs(content, self._grammar)
        for words in needs or [content]:
            yield Reported(words, speaker, "ask" if needs else verb.id, opinion=verb.id == "opine")

    def _speaker(self, scene: Scene, passage: Passage, verb: Term, clause: Clause) -> str | None:
        """Return who says it; «напоминаем», «өтінеміз» without a name is the voice of the agency itself."""
        if verb.first == clause.first and passage.norm(verb.first - 1) in _AND:  # «он поблагодарил … и пообещал»
            first = scene.subject(passage, 0, verb.first - 1)
            if first is not None:
                return first
        adjacent = scene.body(passage, verb.first - 1, verb.first - 1) if passage.language == "kk" else None
        named = adjacent or scene.mention_in(passage, clause.first, clause.last)
        if named is not None:
            return named
        if self._is_ours(passage, verb):
            return scene.context.host
        body = self._agency(scene, passage, verb, clause)
        found = body or scene.subject(passage, clause.first, clause.last)
        pronoun = any(passage.norm(p) in PRONOUNS for p in range(clause.first, verb.first))
        if found is not None or not (pronoun or passage.language == "kk"):
            return found
        return scene.earlier_subject(passage) or (scene.latest(passage) if pronoun else None)

    def _agency(self, scene: Scene, passage: Passage, verb: Term, clause: Clause) -> str | None:
        """Return the agency that says it: near the verb, or in Kazakh at the head of the clause, in no other case."""
        near = scene.body(passage, max(clause.first, verb.first - 4), verb.first)
        if near is not None or passage.language == "ru" or verb.id not in BY_VERB:
            return near
        heads = [t for t in passage.cues("body") if clause.first <= t.first <= clause.first + 1]
        acts = bool(heads) and not passage.norm(heads[-1].last).endswith(_OBLIQUE)
        return scene.body(passage, heads[0].first, heads[-1].last) if acts else None

    def _is_ours(self, passage: Passage, verb: Term) -> bool:
        """Tell whether a verb is in the first person plural, and no word by the way («напомним, …»)."""
        ours = passage.norm(verb.last).endswith(_OURS) and verb.id in {"warn", "ask", "thank"}
        return ours and not self._grammar.is_future(passage, verb.last)

    def _crowd(self, scene: Scene, passage: Passage, verb: Term, clause: Clause) -> bool:
        """Tell whether people without names say it: the word for them stands beside the verb, or opens the clause."""
        if scene.mention_in(passage, clause.first, clause.last) is not None:
            return False
        beside = scene.is_crowd(passage, max(clause.first, verb.first - 2), verb.last + 1)
        return beside or scene.is_crowd(passage, clause.first, clause.first)

    def _unsigned(self, passage: Passage, verb: Term, content: Words) -> bool:
        """Tell whether words without a speaker are more than a figure that is read out."""
        cues = {t.id for t in passage.of("cue") if content.first <= t.first and t.last <= content.last}
        return verb.id == "say" and not has_figures(content) and bool(cues & {"need", "ban"})


_OPINIONS = frozenset(
    {
        *("мнению", "убеждению", "оценке", "оценкам", "взгляд", "зрения"),
        *("пікірінше", "бағалауынша", "пайымдауынша", "ойынша", "көзқарасынша", "топшылауынша"),
    }
)
_STATES = ("обязан", "запрещ", "шақырыл", "напомним", "отметим", "подчеркнем", "добавим", "уточним")
_AND = frozenset({"и", "а", "но", "также", "затем"})
_NOUN = "noun-"
_OBLIQUE = ("ның", "нің", "тің", "тың", "дың", "дің", "ға", "ге", "ке", "қа", "на", "не", "да", "де", "та", "те", "мен")
_OURS = ("ем", "им", "мыз", "міз")


def _in_brackets(passage: Passage, position: int) -> bool:
    return any(passage.norm(p) == "(" for p in range(max(0, position - 2), position))


def _between(clauses: list[Clause], verb: Term, stop: int) -> Clause:
    """Return the stretch from the clause of a verb up to the clause of the next verb that reports or orders."""
    number = next((n for n, clause in enumerate(clauses) if clause.holds(verb.last)), None)
    if number is None:
        return Clause(verb.first, verb.last)
    last = clauses[number].last
    for clause in clauses[number + 1 :]:
        if clause.holds(stop):
            break
        last = clause.last
    return Clause(clauses[number].first, last)
