"""A report as annotations of a GitHub workflow: one command a line, shown beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.reports.summary import verdict
from polgraph.reports.wording import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.reports.model import Finding, Told

LEVELS = {"info": "notice", "warning": "warning"}
"""Anything else is an error."""
_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_TEXT, ":": "%3A", ",": "%2C"}


def write(told: Told) -> str:
    """Write a command a result, then what was left out, the notes and the verdict."""
    return "\n".join([*_commands(told), _escaped(verdict(told), _IN_TEXT)]) + "\n"


def _commands(told: Told) -> Iterator[str]:
    yield from (_annotation(finding) for finding in told.findings)
    notes = [left_out(told.omitted, told.manner.language)] if told.omitted else []
    for note in [*notes, *told.notes]:
        yield f"::notice title=polgraph::{_escaped(note, _IN_TEXT)}"


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.file if place else "", "line": str(place.line or "") if place else ""}
    properties["title"] = f"{finding.rule}: {finding.name}" if finding.name else finding.rule
    given = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items() if value)
    about = finding.about()
    text = "\n".join(line for line in (finding.message, finding.hint, about) if line)
    return f"::{LEVELS.get(finding.result.severity, 'error')} {given}::{_escaped(text, _IN_TEXT)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(letter, letter) for letter in text)
