"""What the release says in its own voice: judgements of results, and findings of an analysis."""

from __future__ import annotations

from collections.abc import Iterator

from polgraph.extraction.document import Passage
from polgraph.extraction.speech.clauses import Clause, clauses_of, end_of_words
from polgraph.extraction.speech.grammar import Grammar
from polgraph.extraction.speech.kinds import has_figures
from polgraph.extraction.speech.speakers import Scene
from polgraph.extraction.speech.turns import Words

_NEAR = 9
_UNDER = frozenset({"для", "по", "после", "в", "на", "при", "о", "без"})


class Narration:
    """Finds the narrator's assessments and findings."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def find(self, scene: Scene, passage: Passage) -> Iterator[tuple[Words, str]]:
        """Yield the words and their kind."""
        for clause in clauses_of(passage, self._grammar):
            words = Words(passage, clause.first, clause.last)
            if has_figures(words) or scene.mention_in(passage, clause.first, clause.last):
                continue
            cues = _cues(passage, clause)
            if "thank-word" in cues and self._thanks(passage, clause):
                yield Words(passage, clause.first, end_of_words(passage)), "thanks"
                return
            if self._concludes(passage, clause):
                for part in self._listed(passage, clause):
                    yield part, "finding"
            elif cues & {"opinion-positive", "opinion-negative"} or (
                "result" in cues and "reached" in cues and cues & {"assess-positive", "assess-negative"}
            ):
                yield words, "assessment"
            elif "cause" in cues and "say" not in cues and self._is_cause(passage, clause):
                yield words, "finding"

    def _concludes(self, passage: Passage, clause: Clause) -> bool:
        """Tell whether an analysis shows something: its noun stands before the verb, under no preposition."""
        nouns = [t for t in passage.cues("analysis") if clause.holds(t.first)]
        looked = [t.last for t in nouns if passage.norm(t.first - 1) not in _UNDER]
        shown = [t.first for t in passage.cues("shows") if clause.holds(t.first)]
        kazakh = passage.language == "kk"
        return any(a < b and (kazakh or b - a < _NEAR) for a in looked for b in shown)

    def _thanks(self, passage: Passage, clause: Clause) -> bool:
        """Tell whether the release itself says thanks: the word opens the sentence, and nobody says it."""
        opens = any(t.first == clause.first == 0 for t in passage.cues("thank-word"))
        return opens and "say" not in _cues(passage, clause)

    def _is_cause(self, passage: Passage, clause: Clause) -> bool:
        """Tell whether a clause names a cause of offences, and not of something by the way."""
        return any(clause.holds(term.first) for term in passage.of("subject"))

    def _listed(self, passage: Passage, clause: Clause) -> Iterator[Words]:
        """A finding about «лицами …, и лицами …» is one each: the noun is said again."""
        last = clause.last
        seen: dict[str, int] = {}
        for position in range(clause.first, clause.last + 1):
            norm = passage.norm(position)
            again = seen.get(norm)
            if again is not None and len(norm) > 3 and passage.norm(position - 1) == "и":
                end = position - 2 if passage.norm(position - 2) != "," else position - 3
                yield Words(passage, clause.first, end)
                yield Words(passage, position, last)
                return
            seen[norm] = position
        yield Words(passage, clause.first, last)


def _cues(passage: Passage, clause: Clause) -> set[str]:
    return {term.id for term in passage.of("cue") if clause.holds(term.first)}
