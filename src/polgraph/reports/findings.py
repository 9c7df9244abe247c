"""Results with what people need to find and mend them: labels, places in files, words of releases."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import SH
from polgraph.reports.model import Finding, Manner, Told
from polgraph.reports.names import Names
from polgraph.reports.places import Files, Places, prefixes_of
from polgraph.reports.words import Archive, spans
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.messages import Wording
from polgraph.shacl.report import ORDER

if TYPE_CHECKING:
    from polgraph.engine import Quad, Term
    from polgraph.shacl import Report, Result


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
        self.names = Names(manner.language, prefixes_of([*data, *shapes]), chain(kept, *shapes.values()), wanted)
        self._spans = spans(kept, wanted)
        needed = {span for found in self._spans.values() for span in found}
        self.archive = Archive(manner.texts, chain(*data.values(), context) if needed else (), needed)
        self._places = Places(data, wanted)

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
            self._places.of(result),
            tuple(words for span in spans if (words := self.archive.words(span))),
        )

    def _hint(self, result: Result, message: str) -> str:
        """Say what the component asks, unless nothing but the message of the shape can tell."""
        if result.constraint or not result.component.startswith(SH.iri):
            return ""
        hint = self.names.text(self._wording.explained(result).told(self._language))
        return "" if hint == message else hint


def _terms(result: Result) -> list[Term]:
    rule = result.constraint or result.shape
    path = [NamedNode(result.path.iri)] if result.path and result.path.iri else []
    return [result.focus, rule, *path, *([] if result.value is None else [result.value])]
