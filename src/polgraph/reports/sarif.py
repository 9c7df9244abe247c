"""A report in SARIF 2.1.0, as code review and editors read the findings of tools."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from polgraph.reports.wording import left_out
from polgraph.shacl.report import written

if TYPE_CHECKING:
    from polgraph.reports.model import Finding, Place, Told

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json"
LEVELS = {"info": "note", "warning": "warning"}
"""Anything else is an error."""
Json = dict[str, object]


def write(told: Told) -> str:
    """Write one run: its rules, its results, and what was left out."""
    rules = {finding.rule: finding for finding in reversed(told.findings)}
    names = sorted(rules)
    run = {
        "tool": {"driver": _driver([_rule(rules[name]) for name in names])},
        "language": told.manner.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(told)],
        "results": [_result(finding, names.index(finding.rule)) for finding in told.findings],
        "properties": {"checked": told.report.checked, "conforms": told.report.conforms, "omitted": told.omitted},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _driver(rules: list[Json]) -> Json:
    from polgraph import __version__

    return {"name": "polgraph", "semanticVersion": __version__, "rules": rules}


def _invocation(told: Told) -> Json:
    notes = [left_out(told.omitted, told.manner.language)] if told.omitted else []
    found: Json = {"executionSuccessful": True, "exitCode": 0 if told.passes else 1}
    if notes or told.notes:
        found["toolExecutionNotifications"] = [
            {"level": "note", "message": {"text": note}} for note in (*notes, *told.notes)
        ]
    return found


def _rule(finding: Finding) -> Json:
    help_text = "\n".join(text for text in (finding.message, finding.hint) if text)
    return {
        "id": finding.rule,
        "name": finding.name or finding.rule,
        "shortDescription": {"text": finding.name or finding.message},
        "fullDescription": {"text": finding.message},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _level(finding)},
    }


def _result(finding: Finding, index: int) -> Json:
    about = finding.about()
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _level(finding),
        "message": {"text": "\n".join(text for text in (finding.message, finding.hint, about) if text)},
        "locations": [_location(finding)],
        "partialFingerprints": {"polgraph/v1": _fingerprint(finding)},
        "properties": {"words": [words.text for words in finding.words]},
    }


def _location(finding: Finding) -> Json:
    focus = written(finding.result.focus)
    node = {"name": finding.focus_label or finding.focus, "fullyQualifiedName": focus, "kind": "resource"}
    found: Json = {"logicalLocations": [node]}
    return found | ({"physicalLocation": _physical(finding.place)} if finding.place else {})


def _physical(place: Place) -> Json:
    path = Path(place.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    found: Json = {"artifactLocation": {"uri": uri}}
    return found | ({"region": {"startLine": place.line}} if place.line else {})


def _fingerprint(finding: Finding) -> str:
    """Tell a finding from others, whatever its line: by rule, node, path and value."""
    result = finding.result
    parts = (finding.rule, finding.focus, result.component, finding.path, finding.value)
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _level(finding: Finding) -> str:
    return LEVELS.get(finding.result.severity, "error")
