"""Check data that somebody shows against the shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.inputs import STDIN
from polgraph.pipeline import checks
from polgraph.pipeline.assisting.answers import Wish

if TYPE_CHECKING:
    from polgraph.pipeline.serving.origin import Origin
    from polgraph.reports.model import Finding
    from polgraph.workers.kept.jobs import Asked, Json


def validate(asked: Asked, _: Origin) -> Json:
    """Check the body, RDF in `format`, against the shipped shapes."""
    from polgraph.reports import Manner
    from polgraph.reports.findings import tell

    wish = Wish.of(asked)
    check = checks.Check((Path(STDIN),), input_format=asked.text("format") or None)
    report, given = checks.judged(check, asked.body)
    manner = Manner(wish.language, limit=wish.first + wish.most)
    told = tell(report, given.data, given.context, given.shapes, manner)
    rows: list[Json] = [_row(finding) for finding in told.findings[wish.first :]]
    return {
        "conforms": report.conforms,
        "violations": report.count("violation"),
        "warnings": report.count("warning"),
        "nodes_checked": report.checked,
        "rows": rows,
        **wish.extent(len(rows), len(report.results)),
        "notes": list(told.notes),
    }


def _row(finding: Finding) -> dict[str, Json]:
    told: dict[str, Json] = {
        "severity": finding.severity,
        "focus": finding.focus,
        "path": finding.path,
        "value": finding.value,
        "message": finding.message,
        "hint": finding.hint,
        "rule": finding.rule,
        "line": finding.place.line if finding.place else None,
    }
    return {name: one for name, one in told.items() if one not in ("", None)}
