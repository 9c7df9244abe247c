"""Find changes that are said without a number: «убийств стало меньше»."""

from __future__ import annotations

from polgraph.extraction.figures.book import Book
from polgraph.extraction.figures.scene import Scene
from polgraph.extraction.figures.settings import Time, resolved
from polgraph.extraction.figures.state import Indicator, State
from polgraph.extraction.figures.subjects import SubjectFinder
from polgraph.extraction.figures.words import OFFENCE_CAUSED, FigureWords
from polgraph.extraction.terms import Term
from polgraph.facts import Change, Span

_GOALS = frozenset({"для", "на", "о", "по", "к", "ради", "цель", "мера", "мерах", "целях", "направленный"})
_COMPARATIVE = frozenset({"больше", "меньше", "выше", "ниже", "чаще", "реже", "аз", "көп", "кем", "жоғары", "төмен"})
_BECOMING = frozenset({"стать", "становиться", "бол", "болды"})
_KAZAKH_GOALS = ("у", "уге", "уға", "уді", "уды", "удің", "удың")


class TrendFinder:
    """Finds directions without numbers."""

    def __init__(self, words: FigureWords, subjects: SubjectFinder) -> None:
        self._words, self._subjects = words, subjects
        self._rates: dict[int, str] = {}  # of the sentence at hand: where a rate is of a named offence

    def read(self, scene: Scene, state: State, book: Book) -> None:
        """Enter a change for each subject that a free direction word of the sentence governs."""
        directions = scene.terms("direction", range(len(scene.segments)))
        self._rates.clear()
        for number, term in enumerate(directions):
            if term.first in state.used or not self._asserts(scene, term):
                continue
            start = directions[number - 1].last + 1 if number else 0
            stop = directions[number + 1].first if number + 1 < len(directions) else len(scene.segments)
            for subject in self._governed(scene, term, start, stop):
                self._enter(scene, term, subject, state, book)

    def _asserts(self, scene: Scene, term: Term) -> bool:
        """Tell whether a direction is stated as a fact: no aim, no order, no bare comparison, no question."""
        passage = scene.passage
        if passage.tokens[-1].norm == "?":
            return False
        if term.id == "stable" and term.last > term.first:
            return True
        if scene.cue("plan", range(len(scene.segments))) or scene.cue("denied", range(len(scene.segments))):
            return False
        in_language = self._asserts_in_kazakh if passage.language == "kk" else self._asserts_in_russian
        return in_language(scene, term, passage.norm(term.first))

    def _asserts_in_russian(self, scene: Scene, term: Term, word: str) -> bool:
        passage, verbs = scene.passage, self._subjects.verbs
        lemmas = {form for token in passage.tokens if token.kind == "word" for form in passage.lemmas(token.norm)}
        if verbs.is_infinitive(word):
            return "удаться" in lemmas
        if word in _COMPARATIVE:
            return passage.kind == "headline" or bool(lemmas & _BECOMING)
        aim = bool({passage.norm(term.first - 1), passage.norm(term.first - 2)} & _GOALS)
        stated = scene.cue("reported", range(len(scene.segments))) is not None
        return verbs.is_verb("ru", word) or term.last > term.first or (stated and not aim)

    def _asserts_in_kazakh(self, scene: Scene, term: Term, word: str) -> bool:
        if word in _COMPARATIVE:
            return False
        if word.endswith(_KAZAKH_GOALS) and not self._subjects.verbs.is_verb("kk", word):
            return scene.cue("reported", range(term.last, len(scene.segments))) is not None
        return self._subjects.verbs.is_verb("kk", word) or term.id == "stable"

    def _governed(self, scene: Scene, term: Term, start: int, stop: int) -> list[Term]:
        """Return what rose or fell: the co-ordinated nouns after the word, or else before it."""
        left = self._counted(scene, range(start, term.first))
        right = self._counted(scene, range(term.last + 1, stop))
        if scene.passage.language == "kk":
            return self._together(scene, left, backwards=True)
        comparative = scene.passage.norm(term.first) in _COMPARATIVE
        if not comparative and right and right[0].first - term.last <= 6:
            return self._together(scene, right, backwards=False)
        return self._together(scene, left, backwards=True)

    def _counted(self, scene: Scene, where: range) -> list[Term]:
        found: dict[int, Term] = {}
        for term in scene.terms("subject", where):
            if (
                self._words.is_offence(term.id)
                and term.last - term.first >= found.get(term.first, term).last - term.first
            ):
                found[term.first] = term
        rates = [t for t in scene.terms("measure", where) if t.id in {"clearance-rate", *OFFENCE_CAUSED, "rescued"}]
        for term in rates:
            found.setdefault(term.first, term)
            beside = [
                t for t in found.values() if t.scheme == "subject" and self._is_of(term, t, scene.passage.language)
            ]
            if term.id == "clearance-rate" and beside:
                self._rates[term.first] = beside[0].id
                del found[beside[0].first]
        return [found[first] for first in sorted(found)]

    def _is_of(self, rate: Term, offence: Term, language: str) -> bool:
        """«раскрываемость грабежей», «тонаудың ашылуы»."""
        if language == "kk":
            return offence.last + 1 == rate.first
        return 0 < offence.first - rate.last <= 2

    def _together(self, scene: Scene, terms: list[Term], *, backwards: bool) -> list[Term]:
        """Keep the run of nouns that only commas, «и» and words of their own stand between."""
        ordered = list(reversed(terms)) if backwards else terms
        kept = ordered[:1]
        for term in ordered[1:]:
            if term.scheme != kept[-1].scheme:  # «число аварий, а число погибших снизилось»
                break
            one, other = (term, kept[-1]) if backwards else (kept[-1], term)
            between = range(one.last + 1, other.first)
            numbers = any(q.first in between for q in scene.passage.quantities)
            words = [scene.passage.norm(p) for p in between]
            apart = any(
                word in {";", ":", "(", "что"} or self._subjects.verbs.is_verb(scene.passage.language, word)
                for word in words
            )
            if numbers or len(between) > 5 or apart or scene.cue("number-of", between):
                break
            if not any(scene.passage.norm(p) in {",", "и", "или", "мен", "пен", "бен", "және"} for p in between):
                continue
            kept.append(term)
        return kept

    def _enter(self, scene: Scene, term: Term, subject: Term, state: State, book: Book) -> None:
        measure, what = "registered", subject.id
        if subject.scheme == "measure":
            measure = subject.id
            what = {
                "clearance-rate": self._rates.get(subject.first) or state.item_offence or "crime",
                "rescued": "person",
            }.get(subject.id, state.offence or "")
            if not what:
                return
        settings = self._settings(scene, subject) if self._words.is_offence(what) else []
        times = [t for t in scene.passage.times if t.role == "period"]
        time = resolved(scene.passage, times[0], book.context) if times else Time(book.context.period, None)
        first, last = min(term.first, subject.first), max(term.last, subject.last)
        if last - first > 14:
            first, last = subject.first, subject.last
        for setting, end in settings or [(None, last)]:
            span = scene.passage.span(first, max(last, end))
            book.trend(_trend(Indicator(measure, what, setting), time, term.id, book.context.region, span))

    def _settings(self, scene: Scene, subject: Term) -> list[tuple[str | None, int]]:
        """Return the circumstances beside a noun: «уличной преступности», «совершённых подростками»."""
        found: list[tuple[str | None, int]] = []
        end = subject.last
        for term in scene.terms("setting", range(max(0, subject.first - 6), len(scene.segments))):
            between = {scene.passage.norm(p) for p in range(end + 1, term.first)}
            participle = scene.passage.norm(term.first).startswith("соверш") or "совершенных" in between
            if term.last < subject.first and subject.first - term.last <= 1:
                found.append((term.id, subject.last))
            elif term.first > end and term.first - end <= 4 and ("," not in between or participle):
                found.append((term.id, term.last))
                end = term.last
        return found


def _trend(indicator: Indicator, time: Time, direction: str, region: str | None, span: Span) -> Change:
    return Change(
        id="",
        observation=None,
        measure=indicator.measure,
        subject=indicator.subject,
        setting=indicator.setting,
        label=None,
        region=region,
        period=time.period,
        period_label=time.label,
        compared_with=None,
        direction=direction,
        kind="direction-only",
        value=None,
        previous=None,
        intensity=None,
        spans=(span,),
        confidence=0.85,
    )
