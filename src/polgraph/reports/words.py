"""The words of a release at a span of its text: out of the archived text, else as the graph keeps them."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.errors import SourceError
from polgraph.namespaces import NIF, PG, PREFIXES
from polgraph.reports.model import Words
from polgraph.resources import read_bytes
from polgraph.shacl.report import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.engine import Quad, Term

EVIDENCE = (
    PG.evidence,
    PG.attributionEvidence,
    PG.periodEvidence,
    PG.publishedEvidence,
    PG.publisherEvidence,
    PG.titleEvidence,
)
_SPAN = re.compile(re.escape(PREFIXES["text"]) + r"([0-9a-f]{64})#char=(\d+),(\d+)")


def spans(quads: Iterable[Quad], wanted: set[Term]) -> dict[Term, list[str]]:
    """Return the spans of text that *wanted* nodes name as their evidence; a span is its own."""
    found: dict[Term, dict[str, None]] = {
        node: {node.value: None} for node in wanted if isinstance(node, NamedNode) and _SPAN.fullmatch(node.value)
    }
    for quad in quads:
        if quad.subject in wanted and quad.predicate.value in EVIDENCE and isinstance(quad.object, NamedNode):
            found.setdefault(quad.subject, {})[quad.object.value] = None
    return {node: sorted(iris, key=_place) for node, iris in found.items()}


class Archive:
    """Texts of releases in *folder*, each `<sha256>.txt`; only one whose bytes have that hash is believed."""

    def __init__(self, folder: Path | None, quads: Iterable[Quad], wanted: set[str]) -> None:
        self._folder = folder
        self._texts: dict[str, str | None] = {}
        self._kept = dict(_kept(quads, wanted))
        self.notes: list[str] = []

    def words(self, span: str) -> Words | None:
        """Return the words at a span; None if the text is not here, or ends before it."""
        named = _SPAN.fullmatch(span)
        if not named:
            return None
        text = self._text(named[1])
        found = self._kept.get(span, "") if text is None else text[int(named[2]) : int(named[3])]
        return Words(span, found) if found else None

    def _text(self, digest: str) -> str | None:
        if digest not in self._texts:
            self._texts[digest] = self._read(digest)
        return self._texts[digest]

    def _read(self, digest: str) -> str | None:
        if self._folder is None or not (path := self._folder / f"{digest}.txt").is_file():
            return None
        content = read_bytes(path)
        if sha256(content).hexdigest() != digest:
            self.notes.append(f"{path}: is not the text of that hash, its words are not shown; expected {digest}")
            return None
        try:
            return content.decode()
        except UnicodeDecodeError as exc:
            raise SourceError(f"{path}: {exc.reason} at byte {exc.start}; expected UTF-8") from exc


def _kept(quads: Iterable[Quad], wanted: set[str]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if quad.predicate.value == NIF.anchorOf and isinstance(quad.object, Literal):
            span = written(quad.subject)
            if span in wanted:
                yield span, quad.object.value


def _place(span: str) -> tuple[str, int, int]:
    named = _SPAN.fullmatch(span)
    return (named[1], int(named[2]), int(named[3])) if named else (span, 0, 0)
