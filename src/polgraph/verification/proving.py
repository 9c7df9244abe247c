"""Slice every span of a graph again, and read every number again in the words that state it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from polgraph.engine import Quad
from polgraph.namespaces import NUMBERS, PG, PREFIXES
from polgraph.verification.evidence import Evidence
from polgraph.verification.findings import Finding, Verified
from polgraph.verification.labels import labels_of
from polgraph.verification.texts import ArchivedText, Problem, archived

Archive = Callable[[str], bytes | None]
"""Gives the bytes of a text by its hash, or None where it is not archived."""
_WITHOUT_UNIT = ("", "absolute")  # an absolute change is in the unit of its indicator
_SPAN = re.compile(re.escape(PREFIXES["text"]) + r"[0-9a-f]{64}#char=[0-9]{1,9},[0-9]{1,9}\Z")
_DESCRIBED = "one each of nif:referenceContext, nif:beginIndex and nif:endIndex"


class Numbers(Protocol):
    """Reads numbers in words."""

    def state(self, words: str, number: float, unit: str | None) -> bool:
        """Tell whether *words* may state *number* in *unit*; None is for any unit."""


def verify(quads: Sequence[Quad], archive: Archive, numbers: Numbers, *, language: str = "en") -> Verified:
    """Prove the spans and numbers of *quads* by the texts of *archive*; labels of findings are in *language*."""
    proof = _Proof(Evidence(quads), archive)
    found = [*proof.of_texts(), *proof.of_spans()]
    read = 0
    for claim, unit, stated in proof.figures():
        read += len(stated)
        words = proof.words(claim)
        wrong = [number for number in stated if not _shown(numbers, words, number, unit)]
        found += [Finding(claim, "", proof.first_span(claim), "number", number, words) for number in wrong]
    labels = labels_of(quads, {one.fact for one in found}, language) if found else {}
    told = tuple(sorted((replace(one, label=labels.get(one.fact, "")) for one in found), key=Finding.order))
    return proof.verified(read, told)


def _shown(numbers: Numbers, words: str, number: str, unit: str | None) -> bool:
    """Tell whether *words* may state a number; what is none is stated nowhere."""
    try:
        return numbers.state(words, float(number), unit)
    except ValueError:
        return False


class _Proof:
    """What is known of the texts and spans of a graph."""

    def __init__(self, evidence: Evidence, archive: Archive) -> None:
        self._evidence, self._archive = evidence, archive
        self._texts: dict[str, ArchivedText | None] = {}
        self._words: dict[str, str] = {}  # of the spans that hold
        self._problems: dict[str, Problem] = {}
        self._missing = 0
        for span in evidence.spans():
            self._slice(span)

    def of_texts(self) -> Iterator[Finding]:
        """Yield what is wrong with whole texts."""
        for iri, text in self._texts.items():
            for problem in text.problems(self._evidence) if text else ():
                yield Finding(iri, "", iri, *problem)

    def of_spans(self) -> Iterator[Finding]:
        """Yield what is wrong with spans, for each claim that rests on one."""
        claims = self._evidence.resting_on(set(self._problems)) if self._problems else {}
        for span, problem in self._problems.items():
            for claim in claims.get(span, [span]):
                yield Finding(claim, "", span, *problem)

    def figures(self) -> Iterator[tuple[str, str | None, list[str]]]:
        """Yield the claims with numbers whose spans all hold: claim, unit, numbers."""
        said = [self._evidence.said(prop) for prop in NUMBERS]
        units, kinds = self._evidence.said(PG.unit), self._evidence.said(PG.changeKind)
        for claim in dict.fromkeys(claim for values in said for claim in values):
            spans = self._evidence.claims.get(claim)
            if spans and all(span in self._words for span in spans):
                unit = (units.get(claim) or kinds.get(claim) or [""])[0].rpartition("/")[2]
                stated = [number for values in said for number in values.get(claim, ())]
                yield claim, None if unit in _WITHOUT_UNIT else unit, stated

    def words(self, claim: str) -> str:
        """Return the words that a claim rests on, one span a line."""
        return "\n".join(self._words[span] for span in self._evidence.claims[claim])

    def first_span(self, claim: str) -> str:
        """Return the first span that a claim rests on."""
        return min(self._evidence.claims[claim])

    def verified(self, numbers: int, findings: tuple[Finding, ...]) -> Verified:
        """Count what was looked at and what is not archived."""
        texts = sum(text is not None for text in self._texts.values())
        spans = len(self._words) + len(self._problems)
        return Verified(texts, spans, numbers, len(self._texts) - texts, self._missing, findings)

    def _slice(self, span: str) -> None:
        """Prove a span, or note what is wrong with it."""
        evidence = self._evidence
        texts, begins, ends = evidence.contexts.get(span), evidence.begins.get(span), evidence.ends.get(span)
        if not (texts and begins and ends):
            self._problems[span] = "undescribed", _DESCRIBED, "none of one or more"
            return
        begin, end = begins[0], ends[0]
        agree = f"{texts[0]}#char={begin},{end}" == span and len(texts) + len(begins) + len(ends) == 3
        if not (agree and _SPAN.match(span)):
            told = f"{', '.join(texts)}#char={', '.join(begins)},{', '.join(ends)}"
            self._problems[span] = "place", span, told
            return
        text = self._text(texts[0])
        if text is None:
            self._missing += 1
            return
        start, stop = int(begin), int(end)
        problem = text.problem(start, stop, evidence.anchors.get(span, ()))
        if problem is None:
            self._words[span] = text.content[start:stop]
        else:
            self._problems[span] = problem

    def _text(self, iri: str) -> ArchivedText | None:
        if iri not in self._texts:
            source = self._archive(iri.removeprefix(PREFIXES["text"]))
            self._texts[iri] = None if source is None else archived(iri, source)
        return self._texts[iri]
