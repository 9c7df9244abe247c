"""A report as JSON of our own: what the text for people says, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode
from polgraph.shacl.report import written

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.reports.model import Finding, Told


def write(told: Told) -> str:
    """Write the report; *conforms* is by the standard, *passes* by the severity that was asked for."""
    document = {
        "conforms": told.report.conforms,
        "passes": told.passes,
        "failOn": told.manner.fail_on,
        "checked": told.report.checked,
        "engines": told.engines,
        "counts": told.counts(),
        "omitted": told.omitted,
        "notes": told.notes,
        "results": [_entry(finding) for finding in told.findings],
        "rules": told.by_rule,
    }
    if told.manner.explain:
        document["judges"] = [
            {"shape": judge.shape, "engine": judge.engine, "reason": judge.reason} for judge in told.report.judges
        ]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _entry(finding: Finding) -> dict[str, object]:
    result, place = finding.result, finding.place
    return {
        "focus": _plain(result.focus, finding.focus),
        "focusLabel": finding.focus_label or None,
        "path": str(result.path) if result.path else None,
        "value": None if result.value is None else _plain(result.value, finding.value),
        "valueLabel": finding.value_label or None,
        "severity": result.severity,
        "rule": finding.rule,
        "shape": _plain(result.constraint or result.shape, "") or None,
        "name": finding.name or None,
        "component": result.component.rpartition("#")[2],
        "message": result.message,
        "hint": finding.hint or None,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "words": [{"span": words.span, "text": words.text} for words in finding.words],
    }


def _plain(term: Term, nameless: str) -> str:
    """Write an IRI or the words of a literal whole, and a node without a name as people see it."""
    return nameless if isinstance(term, BlankNode) else written(term)
