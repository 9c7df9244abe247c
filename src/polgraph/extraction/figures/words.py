"""The tables that figures stand on: classes of subjects, what verbs mean beside them, small words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polgraph.extraction.tables import load_table
from polgraph.extraction.terms import Entry

OFFENCE_CAUSED = frozenset({"killed", "injured", "damage", "compensated"})
"""Measures whose subject is the cause."""


class FigureWords:
    """Read-only views of the tables."""

    def __init__(self, broader: Mapping[str, str]) -> None:
        self._broader = broader
        classes = load_table("lexicon/subject-classes.tsv")
        self._class = {row[0]: row[1] for row in classes}
        self._default = {row[0]: row[2] for row in classes if len(row) > 2 and row[2]}
        self.harmless = frozenset(row[1] for row in load_table("lexicon/harmless-modifiers.tsv"))
        self._rules = {(row[0], row[1]): row[2] for row in load_table("lexicon/measure-rules.tsv")}

    def entries(self) -> Iterator[Entry]:
        """Yield the small words as entries for matching, schemes `figure` and `cause`."""
        for kind, language, phrase in load_table("lexicon/figure-cues.tsv"):
            yield ("figure-noun" if kind.endswith("-noun") else "figure", kind, language, phrase)
        for identifier, language, phrase in load_table("lexicon/causes.tsv"):
            yield ("cause", identifier, language, phrase)
        for identifier, language, phrase in load_table("lexicon/complements.tsv"):
            yield ("complement", identifier, language, phrase)

    def class_of(self, subject: str | None) -> str:
        """Return the class of a subject, `unlisted` where it has none, as a concept that is new has not."""
        return self._class.get(subject or "other", "unlisted")

    def is_kind_of(self, subject: str | None, whole: str | None) -> bool:
        """Tell whether a thing is a kind of another: synthetic drugs of drugs, horses of livestock."""
        while subject is not None and subject in self._broader:
            subject = self._broader[subject]
            if subject == whole:
                return True
        return False

    def is_offence(self, subject: str | None) -> bool:
        """Tell whether a subject is an offence, or a happening that is counted like one."""
        return self.class_of(subject) == "offence"

    def default_measure(self, subject: str | None) -> str | None:
        """Return what a number of the subject means where no verb tells."""
        return self._default.get(subject or "")

    def measure(self, verb: str, subject: str | None) -> str | None:
        """Return what *verb* means beside *subject*; None where the two do not belong together."""
        meaning = self._rules.get((verb, self.class_of(subject)), verb)
        return None if meaning == "-" else meaning
