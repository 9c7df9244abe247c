"""An archived text that is sliced, and whether it is the one that was hashed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph.namespaces import PG, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.verification.evidence import Evidence

Problem = tuple[str, str, str]
"""One of PROBLEMS, what was expected and what was found."""


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """The *content* of the archived bytes, with their hash; the IRI has the hash that the archive has them under."""

    iri: str
    sha256: str
    content: str

    def problems(self, evidence: Evidence) -> Iterator[Problem]:
        """Yield what is wrong with the text as a whole."""
        named = self.iri.removeprefix(PREFIXES["text"])
        for digest in dict.fromkeys([named, *evidence.said(PG.sha256).get(self.iri, [])]):
            if digest != self.sha256:
                yield "hash", digest, self.sha256
        for length in evidence.said(PG.length).get(self.iri, ()):
            if length != str(len(self.content)):
                yield "length", length, str(len(self.content))

    def problem(self, start: int, end: int, anchors: Sequence[str]) -> Problem | None:
        """Return what is wrong with a span whose words were kept as *anchors*, if they were."""
        if not start < end <= len(self.content):
            return "outside", f"0 to {len(self.content)}", f"{start} to {end}"
        words = self.content[start:end]
        if not anchors:
            return ("edge", "whole words", self._around(start, end)) if self._cuts(start, end) else None
        other = [anchor for anchor in anchors if anchor != words]
        return ("words", other[0], words) if other else None

    def _cuts(self, start: int, end: int) -> bool:
        """Tell whether a span ends where no reader would end it; without kept words nothing else shows a shift."""
        content = self.content
        if content[start].isspace() or content[end - 1].isspace():
            return True
        return _joined(content[start - 1 : start + 1] if start else "") or _joined(content[end - 1 : end + 1])

    def _around(self, start: int, end: int) -> str:
        return f"…{self.content[max(0, start - 3) : start]}|{self.content[start:end]}|{self.content[end : end + 3]}…"


def archived(iri: str, source: bytes) -> ArchivedText:
    """Return the text that is archived for *iri*; what is no UTF-8 any more is still compared."""
    return ArchivedText(iri, sha256(source).hexdigest(), source.decode(errors="replace"))


def _joined(pair: str) -> bool:
    """Tell whether two characters are of one word or one number."""
    return len(pair) == 2 and (pair.isalpha() or pair.isdigit())
