"""Tell verbs from other words: what a part of a sentence says is done, will be done or ought to be."""

from __future__ import annotations

from polgraph.extraction.document import Passage
from polgraph.extraction.figures.scene import Scene
from polgraph.extraction.morphology import RussianMorphology

_VERBS = frozenset({"VERB", "PRTS", "GRND", "INFN", "PRED"})
KAZAKH_PREDICATES = ("ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен", "ып", "іп", "са", "се", "ады", "еді")
"""What verbs end in where a part of a sentence closes."""
_KAZAKH_AIMS = ("уды", "уді", "уға", "уге")
_FUTURE = ("лмақ", "лмек", "нбақ", "нбек", "тпақ", "тпек", "рмақ", "рмек")
_AUXILIARIES = frozenset(
    (
        "стало стал стала стали было был была были удалось является являются есть может могут болды болған болып бар"
    ).split()
)
_CONVERBS = ("ып", "іп")
_PARTICIPLES = ("ған", "ген", "қан", "кен")
_NEUTRAL = frozenset({"level", "reported", "number-of"})


class Predicates:
    """Knows the verbs of both languages."""

    def __init__(self, russian: RussianMorphology) -> None:
        self._russian = russian

    def is_verb(self, language: str, word: str) -> bool:
        """Tell whether a word is a finite verb, a short participle or an infinitive."""
        if language == "kk":
            return word.endswith(KAZAKH_PREDICATES)
        parts = [reading.part for reading in self._russian.readings(word)]
        return bool(parts) and parts[0] in _VERBS

    def is_future(self, passage: Passage, where: range) -> bool:
        """Tell whether a Russian stretch speaks of what will be («получат», «будет построено»)."""
        if passage.language == "kk":
            return any(passage.norm(position).endswith(_FUTURE) for position in where)
        return any(
            readings and "futr" in readings[0].features and not any("pres" in other.features for other in readings)
            for position in where
            if passage.tokens[position].kind == "word"
            for readings in [self._russian.readings(passage.norm(position))]
        )

    def has_predicate(self, scene: Scene, where: range) -> bool:
        """Tell whether a stretch has a finite verb of its own."""
        passage = scene.passage
        nouns = {p for t in scene.terms("subject", where) for p in range(t.first, t.last + 1)}
        neutral = {t.first for t in scene.terms("figure", where) if t.id in _NEUTRAL}
        for position in where:
            word = passage.norm(position)
            token = passage.tokens[position]
            named = token.is_capitalised and position > 0
            if token.kind != "word" or named or position in nouns | neutral or word in _AUXILIARIES:
                continue
            closing = self.closes(scene, position)
            if self.is_verb(passage.language, word) and (passage.language == "ru" or closing):
                return True
        return False

    def closes(self, scene: Scene, position: int) -> bool:
        """Tell whether a word is the last of its part of the sentence."""
        after = position + 1
        if after >= len(scene.segments) or not scene.same_segment(position, after):
            return True
        return scene.passage.tokens[after].kind == "punct"

    def goes_on(self, scene: Scene, where: range) -> bool:
        """Kazakh: tell whether a part ends in a converb, so that the next part says more («тауып, иесіне қайтарды»)."""
        last, behind = scene.passage.norm(where.stop - 1), scene.passage.norm(where.stop)
        return len(where) > 0 and last.endswith(_CONVERBS) and behind == ","

    def is_attributive(self, scene: Scene, position: int) -> bool:
        """Kazakh: tell whether a participle belongs to the noun after it («тіркелген қылмыс»)."""
        return scene.passage.norm(position).endswith(_PARTICIPLES) and not self.closes(scene, position)

    def is_infinitive(self, word: str) -> bool:
        """Tell whether a Russian word is an infinitive."""
        return any(reading.part == "INFN" for reading in self._russian.readings(word)[:1])

    def is_noun(self, word: str) -> bool:
        """Tell whether a Russian word is a noun."""
        return any(reading.part == "NOUN" for reading in self._russian.readings(word)[:1])

    def is_infinitive_in(self, scene: Scene, where: range) -> bool:
        """Tell whether a stretch says what is to be done."""
        passage = scene.passage
        nouns = {p for term in scene.terms("subject", where) for p in range(term.first, term.last + 1)}
        words = [passage.norm(p) for p in where if passage.tokens[p].kind == "word" and p not in nouns]
        if passage.language == "kk":
            return any(word.endswith(_KAZAKH_AIMS) for word in words)
        return any(self.is_infinitive(word) for word in words)

    def is_participle(self, word: str) -> bool:
        """Tell whether a Russian word is a full participle, which is no predicate."""
        return any(reading.part in {"PRTF", "ADJF"} for reading in self._russian.readings(word)[:1])
