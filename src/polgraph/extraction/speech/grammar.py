"""Word forms that tell where a clause has its verb: finite verbs, participles, infinitives, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from polgraph.extraction.document import Passage
from polgraph.extraction.morphology.russian import Reading

Readings = Callable[[str], Sequence[Reading]]

_FINITE_PARTS = frozenset({"VERB", "PRTS", "PRED"})
_SHORT = frozenset({"должен", "обязанный", "намеренный", "готовый", "должный", "нужный", "важный", "необходимый"})
_AUXILIARIES = frozenset("болатын еді отыр тұр жатыр келді кетті берді қойды болды алды".split())
_NO_VERBS = frozenset({"при", "для", "три", "дали", "уже", "пять", "стали", "мая", "тем", "том", "суд", "так", "как"})
_IF = frozenset({"если", "когда", "чтобы", "пока", "который", "которая", "которые", "которое", "кто", "не", "чем"})
_KAZAKH_FINITE = re.compile(
    r"(?:(?<!у)[дт][ыі]|[дт][ыі][мқк]|[дт]ық|[дт]ік|[ғг][ае]н|[қк][ае]н|у(?:лер|лар)?д[ае]|м[ае][қк]|п[ае][қк]"
    r"|с[ыі]н|екен|жатыр|отыр|тұр|бар|жоқ|керек|қажет|тиіс|емес|[ыі]пт[ыі]|м[ыі]н|м[ыі]з)\Z"
)
_KAZAKH_CONVERB = re.compile(r"(?:[аеыіуй]п|май|мей|пай|пей|бай|бей)\Z")
_KAZAKH_NOUNS = frozenset(
    (
        "топ мектеп кітап талап бірақ маңызды жалпы негізгі арнайы тиісті қарсы жалғыз неміз адал полицей "
        "жағдай ұдай мұндай ондай осындай қандай күн дүкен оған бұған соған саған ғана қайдан бастық халықтың "
        "қалай тегін өйткені маған өлкен әлі түрлі бұрын"
    ).split()
)
_KAZAKH_THINGS = re.compile(
    r"\A(?:қару(?:-жарақ)?|су|ту|бу|ру|ару|жау|тау|дау|тергеу|басқару)(?:лар|лер)?[ыі]?н?(?:ды|ді|ға|ге|на|не|дан)?\Z"
)
_KAZAKH_TASK = re.compile(r"у(?:лар|лер)?(?:[ыі]н)?(?:д[ыі]|[ғг][ае]|н[ае]|[ыі]н)\Z|уді\Z|уды\Z")


class Grammar:
    """Tells verbs apart; *readings* are those of the Russian dictionary."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    def readings(self, passage: Passage, position: int) -> Sequence[Reading]:
        """Return the readings of a Russian word; none for other tokens."""
        token = passage.tokens[position]
        if token.kind != "word" or passage.language != "ru":
            return ()
        return self._readings(token.norm)

    def part(self, passage: Passage, position: int) -> str:
        """Return the likeliest part of speech of a Russian word."""
        readings = self.readings(passage, position)
        return readings[0].part if readings else ""

    def is_finite(self, passage: Passage, position: int) -> bool:
        """Tell whether a word can be the verb of a main clause."""
        token = passage.tokens[position]
        if token.kind != "word" or token.norm in _NO_VERBS or _is_name(passage, position):
            return False
        if passage.language == "kk":
            return token.norm not in _KAZAKH_NOUNS and bool(_KAZAKH_FINITE.search(token.norm))
        readings = self._readings(token.norm)
        first = readings[0] if readings else None
        if first is None:
            return False
        short = first.part == "ADJS" and (first.lemma in _SHORT or not token.norm.endswith("о"))
        return first.part in _FINITE_PARTS or short

    def is_future(self, passage: Passage, position: int) -> bool:
        """Tell whether a Russian verb is of the future, or an imperative."""
        readings = self.readings(passage, position)
        told = any({"past", "pres"} & reading.features for reading in readings)
        return bool(readings) and not told and bool({"futr", "impr"} & readings[0].features)

    def is_promised(self, passage: Passage, first: int, last: int) -> bool:
        """Tell whether a Russian main verb is of the future: «займёмся», «смонтируют», «будут»."""
        if passage.language == "kk":
            return False
        return any(
            "futr" in reading.features
            for position in range(first, last + 1)
            for reading in self.readings(passage, position)[:1]
            if not _IF & {passage.norm(p) for p in range(first, position)}
        )

    def is_converb(self, passage: Passage, position: int) -> bool:
        """Tell whether a word is a gerund: another deed of the same subject."""
        token = passage.tokens[position]
        if token.kind != "word" or _is_name(passage, position):
            return False
        if passage.language == "kk":
            return token.norm not in _KAZAKH_NOUNS and bool(_KAZAKH_CONVERB.search(token.norm))
        return self.part(passage, position) == "GRND"

    def ends_clause(self, passage: Passage, position: int) -> bool:
        """Tell whether a Kazakh verb ends its clause, auxiliaries aside, and is no attribute of a noun behind it."""
        if not self.is_verb(passage, position):
            return False
        following = position + 1
        while passage.norm(following) in _AUXILIARIES:
            following += 1
        if following >= len(passage.tokens) or passage.tokens[following].kind == "punct":
            return True
        if passage.norm(following) in {"және", "ал", "әрі", "бірақ", "да", "де", "ма", "ме"}:
            return True
        return not re.search(r"(?:[ғқ]ан|[гк]ен|тын|тін)\Z", passage.norm(position)) and self.is_converb(
            passage, position
        )

    def ends_part(self, passage: Passage, last: int) -> bool:
        """Tell whether a Kazakh stretch ends in a verb, particles and auxiliaries aside."""
        while last > 0 and (
            passage.norm(last) in _AUXILIARIES or passage.norm(last) in {"да", "де", "та", "те", "ғой"}
        ):
            last -= 1
        return self.is_verb(passage, last) or self.is_verb(
            passage, last + 1 if last + 1 < len(passage.tokens) else last
        )

    def is_verb(self, passage: Passage, position: int) -> bool:
        """Tell whether a word carries a clause."""
        return self.is_finite(passage, position) or self.is_converb(passage, position)

    def is_infinitive(self, passage: Passage, position: int) -> bool:
        """Tell whether a word names a task: an infinitive, or a Kazakh verbal noun in the accusative or dative."""
        token = passage.tokens[position]
        if token.kind != "word":
            return False
        if passage.language == "kk":
            task = _KAZAKH_TASK.search(token.norm) and not _KAZAKH_THINGS.match(token.norm)
            return bool(task) and not token.is_capitalised
        return self.part(passage, position) == "INFN" and token.norm != "есть"

    def has(self, passage: Passage, position: int, *features: str) -> bool:
        """Tell whether some reading of a Russian word has all of the *features* (case, number, aspect, mood)."""
        wanted = set(features)
        return any(wanted <= reading.features for reading in self.readings(passage, position))


def _is_name(passage: Passage, position: int) -> bool:
    """Tell whether a capital letter inside a sentence marks a name."""
    before = passage.tokens[position - 1] if position else None
    return passage.tokens[position].is_capitalised and before is not None and before.kind == "word"
