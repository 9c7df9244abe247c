"""What a verification found, and how much it proved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that its text does not bear out; *problem* is one of PROBLEMS."""

    fact: str
    """The IRI of the claim; that of the text, or of the span, where no claim rests on it."""
    label: str
    span: str
    """The IRI of the span; that of the text where the whole text is at fault."""
    problem: str
    expected: str
    found: str

    def order(self) -> tuple[str, str, str, str]:
        """Return what findings are sorted by."""
        return self.fact, self.span, self.problem, self.expected


PROBLEMS = {
    "edge": "the span begins or ends inside a word, or at a blank",
    "hash": "the archived text is another one",
    "length": "the text has another length",
    "number": "the words do not state the number",
    "outside": "the span ends outside the text",
    "place": "the IRI, the indexes and the text of the span do not agree",
    "undescribed": "the evidence is no described span",
    "words": "the text has other words there",
}


@dataclass(frozen=True, slots=True)
class Verified:
    """Counts of texts, spans and numbers; what is not archived is counted apart."""

    texts: int = 0
    spans: int = 0
    numbers: int = 0
    """Numbers of figures that were read again in their words."""
    missing_texts: int = 0
    missing_spans: int = 0
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: Verified) -> Verified:
        return Verified(
            self.texts + other.texts,
            self.spans + other.spans,
            self.numbers + other.numbers,
            self.missing_texts + other.missing_texts,
            self.missing_spans + other.missing_spans,
            self.findings + other.findings,
        )

    @property
    def holds(self) -> bool:
        """Tell whether nothing was found against what could be proved."""
        return not self.findings
