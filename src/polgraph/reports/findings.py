"""Results with what people need to find and mend them: labels, places in files, words of releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.namespaces import SH
from polgraph.reports.lines import ENDINGS, Lines
from polgraph.reports.model import Finding, Manner, Place, Told
from polgraph.reports.names import Names, prefixes_in
from polgraph.reports.words import Archive, spans
from polgraph.resources import read_bytes
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.messages import Wording
from polgraph.shacl.report import ORDER, written

if TYPE_CHECKING:
    from polgraph.engine import Quad, Term
    from polgraph.shacl import Report, Result

STDIN = "-"
Files = Mapping[str, list["Quad"]]
"""Quads by the name of the file that they are read from."""


def tell(report: Report, data: Files, context: list[Quad], shapes: Files, manner: Manner) -> Told:
    """Add to the first results of *report* what *data*, its *context* and the *shapes* say about them."""
    shown = report.results[: manner.limit]
    if not shown:
        return Told(report, (), manner, {}, report.notes)
    about = _About(shown, data, context, shapes, manner)
    findings = tuple(about.finding(result) for result in shown)
    notes = (*report.notes, *about.archive.notes)
    return Told(report, findings, manner, _by_rule(report.results, about.names), notes)


def _by_rule(results: tuple[Result, ...], names: Names) -> dict[str, int]:
    """Count results by their rule; each rule is named once, for there may be many results."""
    alike: dict[object, list[Result]] = {}
    for result in results:
        alike.setdefault((result.constraint or result.shape, result.component, result.path), []).append(result)
    counted: Counter[str] = Counter()
    for group in alike.values():
        counted[names.rule(group[0])] += len(group)
    return dict(sorted(counted.items()))


class _About:
    """What is known about the nodes of some results."""

    def __init__(
        self, shown: tuple[Result, ...], data: Files, context: list[Quad], shapes: Files, manner: Manner
    ) -> None:
        self._language = manner.language
        self._wording = Wording(MemoryIndex(chain(*shapes.values())))
        wanted = {term for result in shown for term in _terms(result)}
        kept = [quad for quad in chain(*data.values(), context) if quad.subject in wanted]
        self.names = Names(manner.language, _prefixes([*data, *shapes]), chain(kept, *shapes.values()), wanted)
        self._spans = spans(kept, wanted)
        needed = {span for found in self._spans.values() for span in found}
        self.archive = Archive(manner.texts, chain(*data.values(), context) if needed else (), needed)
        self._homes = _homes(data, wanted)
        self._lines = _lines({home for homes in self._homes.values() for home in homes}, wanted)

    def finding(self, result: Result) -> Finding:
        """Put together what is known about a result."""
        names = self.names
        message = names.text(result.told(self._language))
        value = result.value if result.path or result.value != result.focus else None
        spans = self._spans.get(result.focus) or (self._spans.get(result.value, []) if result.value else [])
        return Finding(
            result,
            result.severity if result.severity in ORDER else names.text(f"<{result.severity}>"),
            message,
            self._hint(result, message),
            names.rule(result),
            names.label(result.constraint or result.shape),
            names.term(result.focus),
            names.label(result.focus),
            names.text(result.path.sparql()) if result.path else "",
            names.term(value),
            names.label(value),
            self._place(result),
            tuple(words for span in spans if (words := self.archive.words(span))),
        )

    def _hint(self, result: Result, message: str) -> str:
        """Say what the component asks, unless nothing but the message of the shape can tell."""
        if result.constraint or not result.component.startswith(SH.iri):
            return ""
        hint = self.names.text(self._wording.explained(result).told(self._language))
        return "" if hint == message else hint

    def _place(self, result: Result) -> Place | None:
        """Say where the node stands; of several files, the first that has a line for it."""
        prop, value = result.path.iri if result.path else "", _tail(result.value)
        places = [
            Place(home, self._lines[home].of(written(result.focus), prop, value) if home in self._lines else None)
            for home in self._homes.get(result.focus, [])
        ]
        return next((place for place in places if place.line), places[0] if places else None)


def _terms(result: Result) -> list[Term]:
    rule = result.constraint or result.shape
    path = [NamedNode(result.path.iri)] if result.path and result.path.iri else []
    return [result.focus, rule, *path, *([] if result.value is None else [result.value])]


def _prefixes(files: list[str]) -> dict[str, str]:
    """Return the prefixes of Turtle files; where two differ, that of the first."""
    found: dict[str, str] = {}
    for file in files:
        if file.endswith((".ttl", ".trig")) and Path(file).is_file():
            found = prefixes_in(read_bytes(file)) | found
    return found


def _homes(data: Files, wanted: set[Term]) -> dict[Term, list[str]]:
    """Return the files that state something of each node."""
    found: dict[Term, dict[str, None]] = {}
    for file, quads in data.items():
        for quad in quads:
            if file != STDIN and quad.subject in wanted:
                found.setdefault(quad.subject, {})[file] = None
    return {node: list(files) for node, files in found.items()}


def _lines(files: set[str], wanted: set[Term]) -> dict[str, Lines]:
    names = {written(term) for term in wanted if isinstance(term, NamedNode | BlankNode)}
    readable = [file for file in files if file.endswith(ENDINGS) and Path(file).is_file()]
    return {file: Lines(read_bytes(file).decode(errors="replace"), names) for file in readable}


def _tail(value: Term | None) -> str:
    """Return what a line that has *value* has in it, however it is written."""
    if isinstance(value, NamedNode):
        return value.value.replace("#", "/").rpartition("/")[2]
    return value.value if isinstance(value, Literal) else ""
