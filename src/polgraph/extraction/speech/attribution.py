"""Find where words said end and who said them is told: «…, — сказал X», «…», – деді X."""

from __future__ import annotations

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.speakers import ACTING, Scene
from polgraph.extraction.terms import Term

SPOKEN = ("say", "opine", "warn", "thank", "praise", "promise", "criticise", "ask", "require", "order", "deny")
_SIGNS = frozenset({",", "-", ".", "!", "?", "…"})
_ENDS = frozenset({",", "!", "?", "…", "."})
_REPORTED = frozenset({"деді", "дейді", "дегенді", "дей", "деген"})
_WAS = frozenset({"болатын", "еді"})
_NAMING = ("атал", "атан", "атаған")
CITED = frozenset({"слова", "словам", "цитирует", "цитата", "сөзін"})
PRONOUNS = frozenset({"он", "она", "ол"})
_NEAR = 2
_FAR = 8


class Attributions:
    """Finds who is said to have said the words before."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def cut(self, scene: Scene, passage: Passage, first: int) -> int | None:
        """Return where «, — сказал …» begins: any verb will do that has a person for its subject."""
        rest = len(passage.tokens)
        if passage.norm(first) == "-" and not first and self._opens(scene, passage, rest - 1):
            return 0
        for position in range(first + 1, rest - 1):
            if passage.norm(position) != "-" or passage.norm(position - 1) not in _ENDS:
                continue
            told = any(term.first <= position + _NEAR + 1 for term in spoken(passage, position, rest))
            if told or self._acts(scene, passage, position + 1, rest - 1):
                return position
        return None

    def _opens(self, scene: Scene, passage: Passage, last: int) -> bool:
        """Tell whether a sentence begins with who spoke: «…! — воскликнул X», cut behind its sign."""
        verbs = self._grammar.is_finite(passage, 1) and any(t.first == 1 for t in spoken(passage, 1, last + 1))
        return verbs or self._acts(scene, passage, 1, last)

    def reports(self, scene: Scene, passage: Passage, first: int, last: int) -> bool:
        """Tell whether the words behind a closing mark say who spoke: «, — сказал», «деп», «деді»."""
        lead = first
        while lead <= last and passage.norm(lead) in _SIGNS:
            lead += 1
        if passage.language == "kk":
            return self._reports_kazakh(passage, lead, last)
        dash = any(passage.norm(position) == "-" for position in range(first, lead))
        told = any(term.first <= lead + _NEAR for term in spoken(passage, lead, last + 1))
        comma = lead > first and (passage.norm(first) in _ENDS or not first)
        cited = bool({passage.norm(p) for p in range(lead, min(lead + _NEAR * 3, last) + 1)} & CITED)
        return dash and (told or cited or (comma and self._acts(scene, passage, lead, last)))

    def _reports_kazakh(self, passage: Passage, lead: int, last: int) -> bool:
        if passage.norm(lead) == "деген":
            return passage.norm(lead + 1) in _WAS
        if passage.norm(lead) in _REPORTED:
            return True
        if passage.norm(lead) != "деп":
            return False
        near = range(lead + 1, min(lead + _NEAR, last) + 1)
        verb = any(self._grammar.is_verb(passage, p) and not passage.norm(p).startswith(_NAMING) for p in near)
        return verb or any(term.first <= lead + _FAR for term in spoken(passage, lead, last + 1))

    def _acts(self, scene: Scene, passage: Passage, first: int, last: int) -> bool:
        """Tell whether a verb and its subject follow at once: «— вздохнул участковый»."""
        verbs = [p for p in range(first, min(first + 1, last) + 1) if self._grammar.is_finite(passage, p)]
        if not verbs or passage.language == "kk":
            return False
        near = range(verbs[0], min(verbs[0] + 3, last) + 1)
        people = scene.people.in_passage(passage.number)
        return any(m.first in near and m.case in ACTING for m in people) or scene.is_crowd(passage, near[0], near[-1])

    def speaker(self, scene: Scene, passage: Passage, first: int, last: int) -> str | None:
        """Return who is named behind the words; nobody where people without names speak."""
        crowd = self.is_crowd(scene, passage, first, last)
        if crowd:
            return None
        pronoun = any(passage.norm(position) in PRONOUNS for position in range(first, last + 1))
        return scene.teller(passage, first, last) or (scene.heard_before(passage) if pronoun else None)

    def is_crowd(self, scene: Scene, passage: Passage, first: int, last: int) -> bool:
        """Tell whether the nearest subject is people without names."""
        near = min(first + 4, last)
        named = [m.first for m in scene.people.in_passage(passage.number) if first <= m.first and m.case in ACTING]
        return scene.is_crowd(passage, first, near) and not any(position <= near for position in named)


def spoken(passage: Passage, first: int, stop: int) -> list[Term]:
    """Return the verbs of speaking between two tokens."""
    return [t for t in passage.of("cue") if t.id in SPOKEN and first <= t.first and t.last < stop]


def verb_of(passage: Passage, first: int, last: int) -> str | None:
    """Return the kind of the most telling verb of speaking between two tokens."""
    kinds = [t.id for t in spoken(passage, first, last + 1)]
    telling = [kind for kind in kinds if kind != "say"]
    return telling[0] if telling else kinds[0] if kinds else None
