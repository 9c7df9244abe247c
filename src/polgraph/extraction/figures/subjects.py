"""Find what a number counts: the noun beside it, the noun before it, or the one kept in mind."""

from __future__ import annotations

from dataclasses import dataclass

from polgraph.extraction.figures.predicates import KAZAKH_PREDICATES, Predicates
from polgraph.extraction.figures.scene import Scene, Slot
from polgraph.extraction.figures.state import State
from polgraph.extraction.figures.words import FigureWords
from polgraph.extraction.morphology import RussianMorphology
from polgraph.extraction.terms import Term

REACH = 4
"""Words that may stand between a number and its noun: adjectives and counting nouns."""
_FILLERS = frozenset({"ADJF", "PRTF", "ADJS", "NPRO"})
_NOUNS = frozenset({"NOUN"})
_LOCATIVE = ("да", "де", "та", "те")
_GENERAL = frozenset(
    (
        "число количество показатель уровень динамика год период сравнение месяц время снижение рост "
        "уменьшение увеличение случай факт процент половина область регион город район цифра данные итог"
    ).split()
)
_POINTING = frozenset(
    "что это эта этот бұл ол яғни осы сөйтіп соңғы көрсеткіш көрсеткіші жағдай саны деңгей деңгейі".split()
)
_JOINING = frozenset(["и", "или", "мен", "пен", "бен", "және"])
# Of two concepts that one word names, the narrower or the likelier beside a number.
_PREFERRED = ("criminal-offence", "grave-crime", "especially-grave-crime", "livestock", "suspect", "foreigner")
SUCH = frozenset({"такой", "подобный", "аналогичный", "мұндай", "осындай", "бұндай"})
_ABOUT = frozenset({"о", "об", "по"})
_KAZAKH_ATTRIBUTES = tuple("ған ген қан кен лы лі сыз сіз дағы дегі тағы тегі лық лік тық тік".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts; *last* and *first* are the tokens that say so, None where nothing does here."""

    subject: str | None
    label: str | None
    how: str
    first: int | None = None
    last: int | None = None


class SubjectFinder:
    """Finds the subject of a number."""

    def __init__(self, words: FigureWords, russian: RussianMorphology) -> None:
        self._words, self._russian = words, russian
        self.verbs = Predicates(russian)

    def beside(self, scene: Scene, slot: Slot) -> Counted | None:
        """Return the noun that follows the number."""
        passage = scene.passage
        start, stop = slot.quantity.last + 1, slot.after.stop
        if scene.passage.norm(start) == ")" and slot.quantity.unit in {"kilogram", "litre"}:
            start += 1  # «полутора тонн (1,56 т) веществ»
        modifiers: list[int] = []
        counting, reports = self.is_pronominal(scene, slot), False
        position = start + (scene.passage.tokens[start].text in '«“"' if start < stop else 0)
        while position < min(stop, start + REACH + 1) and self._may_lead(scene, position):
            if found := self._starting(scene, position, range(position, stop)):
                found = self._named_case(scene, found, stop)
                return self._noun(scene, start, found, modifiers, reports=reports)
            if scene.cue("stop-noun", range(position, position + 1)):
                return None if self.is_pronominal(scene, slot) else Counted(None, None, "stop")
            token = passage.tokens[position]
            if scene.cue("count-noun", range(position, position + 1)):
                counting, reports = True, scene.cue("report-noun", range(position, position + 1)) is not None
            elif self._is_filler(passage.language, token.norm):
                modifiers += [] if self._is_pronoun(passage.language, token.norm) else [position]
            elif token.kind == "word":
                return self._strange(scene, slot, position, counting=counting, reports=reports)
            position += 1
        return self._report(scene, slot, position) if reports else None

    def _may_lead(self, scene: Scene, position: int) -> bool:
        """Tell whether a token may stand between a number and its noun."""
        return scene.passage.tokens[position].kind in {"word", "suffix"} and position not in scene.masked

    def _named_case(self, scene: Scene, case: Term, stop: int) -> Term:
        """«дело о мошенничестве», «преступления по фактам краж»: of a case and its offence the offence is counted."""
        about = scene.passage.norm(case.last + 1) in _ABOUT and self._words.is_offence(case.id)
        named = scene.terms("subject", range(case.last + 2, min(stop, case.last + 5))) if about else []
        offence = best([term for term in named if term.first == named[0].first])
        return offence if offence and self._words.is_offence(offence.id) else case

    def _noun(self, scene: Scene, start: int, found: Term, modifiers: list[int], *, reports: bool) -> Counted:
        """Return a noun of a scheme, or its wording where it is narrowed or only reports are counted."""
        label = self._label(scene, start, found.last)
        if reports and self._words.class_of(found.id) == "person":  # «2 930 обращений граждан»
            return Counted("other", label, "report", start, found.last)
        if self._narrowed(scene, modifiers, found):
            return Counted("other", label, "unknown", start, found.last)
        return Counted(found.id, None, "beside", start, found.last)

    def _strange(self, scene: Scene, slot: Slot, position: int, *, counting: bool, reports: bool) -> Counted | None:
        """Return what a word that no scheme has stands for: a place where things were done, a thing, or nothing."""
        if where := self._where(scene, slot, position):
            return where
        if slot.quantity.unit == "count" and not counting:
            return self._unknown(scene, slot.quantity.last + 1, position)
        return self._report(scene, slot, position) if reports else None

    def _report(self, scene: Scene, slot: Slot, position: int) -> Counted | None:
        """«33 обращения» alone are counted themselves; of an offence named before they are its cases."""
        if any(self._words.is_offence(term.id) for term in scene.terms("subject", slot.before)):
            return None
        start = slot.quantity.last + 1
        return Counted("other", self._label(scene, start, position - 1), "report", start, position - 1)

    def is_pronominal(self, scene: Scene, slot: Slot) -> bool:
        """«жетеуі», «он алтысы», «87-сі»: so many of those that were spoken of."""
        token = scene.passage.tokens[slot.quantity.last]
        words = slot.quantity.scale == "words" or token.kind == "suffix"
        return scene.passage.language == "kk" and words and token.norm.endswith(("ы", "і"))

    def _where(self, scene: Scene, slot: Slot, position: int) -> Counted | None:
        """Kazakh: «74 ауылда камера орнатылды» counts by the places where a thing was done."""
        passage = scene.passage
        if passage.language != "kk" or not passage.norm(position).endswith(_LOCATIVE):
            return None
        segment = scene.segment_of(position)
        found = scene.terms("subject", range(position + 1, min(segment.stop, slot.after.stop)))
        return Counted(found[0].id, None, "beside", position, position) if found else None

    def after_dash(self, scene: Scene, slot: Slot) -> Counted | None:
        """«6,1 тонны — марихуана», «тридцать — сотрудники полиции»: the noun stands behind a dash."""
        dash = slot.quantity.last + 1
        if scene.passage.norm(dash) != "-":
            return None
        found = [t for t in scene.terms("subject", range(dash + 1, slot.after.stop)) if t.first < dash + 4]
        segment = scene.segment_of(slot.quantity.core)
        if not found or scene.terms("subject", range(max(segment.start, slot.before.start), slot.quantity.first)):
            return None
        return Counted(found[0].id, None, "beside", dash, found[0].last)

    def _narrowed(self, scene: Scene, modifiers: list[int], found: Term) -> bool:
        """Tell whether an adjective makes the noun something that no scheme has («экономических преступлений»)."""
        if self._words.class_of(found.id) not in {"offence", "person"}:
            return False
        known = [
            *scene.terms("setting", range(len(scene.segments))),
            *scene.terms("measure", range(len(scene.segments))),
        ]
        covered = {p for term in known for p in range(term.first, term.last + 1)}
        for position in modifiers:
            word = scene.passage.norm(position)
            if scene.passage.language == "kk" and not word.endswith(("лық", "лік", "тық", "тік")):
                continue
            forms = scene.passage.lemmas(word)
            if position not in covered and not forms & self._words.harmless:
                return True
        return False

    def _label(self, scene: Scene, first: int, last: int) -> str:
        words = [token.norm for token in scene.passage.tokens[first : last + 1] if token.kind == "word"]
        return " ".join(words)[:60]

    def _starting(self, scene: Scene, position: int, where: range) -> Term | None:
        found = [t for t in scene.terms("subject", where) if t.first == position]
        return best(found)

    def _is_filler(self, language: str, word: str) -> bool:
        if language == "kk":
            return word.endswith(_KAZAKH_ATTRIBUTES)
        parts = [reading.part for reading in self._russian.readings(word)]
        return bool(parts) and parts[0] in _FILLERS

    def _is_pronoun(self, language: str, word: str) -> bool:
        readings = self._russian.readings(word) if language == "ru" else ()
        return any(reading.part == "NPRO" or "Apro" in reading.features for reading in readings[:2])

    def _unknown(self, scene: Scene, start: int, position: int) -> Counted | None:
        """A noun that no scheme has; the words from the number to it are its label."""
        passage = scene.passage
        word = passage.tokens[position].norm
        if scene.terms("measure", range(position, position + 1)) or scene.terms(
            "direction", range(position, position + 1)
        ):
            return None
        if passage.language == "kk":
            if (
                len(word) < 2
                or word in _JOINING
                or (self.verbs.closes(scene, position) and word.endswith(KAZAKH_PREDICATES))
            ):
                return None
        else:
            parts = [reading.part for reading in self._russian.readings(word)]
            if not parts or parts[0] not in _NOUNS or len(word) < 3:
                return None
        return Counted("other", self._label(scene, start, position), "unknown", start, position)

    def before(self, scene: Scene, where: range, state: State) -> Counted | None:
        """Return the nearest noun of a scheme in *where*; «таких краж» are those that were spoken of."""
        unclaimed = range(max(where.start, scene.claimed + 1), where.stop)
        found = [term for term in scene.terms("subject", unclaimed) if not self._is_attribute(scene, term)]
        if not found:
            return None
        nearest = found[-1]
        offences = [term for term in found if self._words.is_offence(term.id)]
        registered = any(t.id == "registered" for t in scene.terms("measure", range(where.start, where.stop)))
        if offences and registered and self._words.class_of(nearest.id) == "person":
            nearest = offences[-1]  # «преступлений, в которых замешаны подростки, зарегистрировано четыре»
        chosen = best([term for term in found if (term.first, term.last) == (nearest.first, nearest.last)]) or nearest
        such = scene.passage.lemmas(scene.passage.norm(chosen.first - 1)) & SUCH
        subject = state.offence if such and state.offence and self._words.is_offence(chosen.id) else chosen.id
        return Counted(subject, None, "before", chosen.first, chosen.last)

    def unknown_before(self, scene: Scene, slot: Slot) -> str | None:
        """Return the noun that a change is of where no scheme has it («жалоб на волокиту стало больше на 12 %»)."""
        passage = scene.passage
        segment = scene.segment_of(slot.quantity.core)
        start = segment.start if slot.before.start else 0
        where = range(max(start, slot.before.start, scene.claimed + 1), slot.quantity.first)
        if any(passage.norm(p) in _POINTING for p in where) or scene.terms("place", where):
            return None
        times = {p for time in passage.times for p in range(time.first, time.last + 1)}
        times |= {p for t in passage.terms if t.scheme not in {"topic", "subject"} for p in range(t.first, t.last + 1)}
        for position in where:
            word = passage.norm(position)
            if passage.tokens[position].kind != "word" or position in times or position in scene.masked:
                continue
            if passage.language == "kk" and len(word) > 3:
                return self._label(scene, position, slot.quantity.first - 1)
            reading = next(iter(self._russian.readings(word)), None)
            if reading and reading.part == "NOUN" and reading.lemma not in _GENERAL and len(word) > 3:
                return self._label(scene, position, slot.quantity.first - 1)
        return None

    def _is_attribute(self, scene: Scene, term: Term) -> bool:
        """People who act («полицейские пресекли») are no subject of the number that follows; their posts may be."""
        if term.id not in {"police-officer", "rescuer", "official"}:
            return False
        readings = self._russian.readings(scene.passage.norm(term.first)) if scene.passage.language == "ru" else ()
        return not readings or any("anim" in reading.features for reading in readings[:2])

    def carried(self, state: State) -> Counted | None:
        """Return what was counted last."""
        return Counted(state.subject, None, "carried") if state.subject else None


def best(terms: list[Term]) -> Term | None:
    """Return the longest term; of equal ones the preferred, else the first by id."""
    if not terms:
        return None
    length = max(term.last - term.first for term in terms)
    longest = [term for term in terms if term.last - term.first == length]
    return next((t for name in _PREFERRED for t in longest if t.id == name), longest[0])
