"""A report as it is told: each result with what people need to find it and mend it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.shacl.report import ORDER, severity_rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.shacl import Report, Result


@dataclass(frozen=True, slots=True)
class Manner:
    """How to tell a report."""

    language: str = "en"
    limit: int | None = None
    """How many results are told at most; None for all."""
    fail_on: str = "violation"
    """The least severity with which the data does not conform."""
    texts: Path | None = None
    """The folder with the texts of releases, each named after its hash."""
    explain: bool = False
    """Whether to say which engine judged by which shape."""
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a result is: in which file, and on which line if that can be told."""

    file: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a release at a span of its text."""

    span: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A result in one language; a text that is not known is empty."""

    result: Result
    severity: str
    message: str
    hint: str
    """What exactly is broken and how to mend it, where the message of the shape does not say."""
    rule: str
    """The constraint, as people name it: the same for the same shapes each time."""
    name: str
    focus: str
    focus_label: str
    path: str
    value: str
    value_label: str
    place: Place | None
    words: tuple[Words, ...]

    def about(self) -> str:
        """Name the node, the property and the value in one line."""
        where = " ".join(part for part in (self.focus, self.path) if part)
        return f"{where} = {self.value}" if self.value and self.path else " ".join(filter(None, (where, self.value)))


@dataclass(frozen=True, slots=True)
class Told:
    """A report, with the findings that are told of it."""

    report: Report
    findings: tuple[Finding, ...]
    manner: Manner
    by_rule: Mapping[str, int]
    """How many results each rule has, those that are not told included."""
    notes: tuple[str, ...] = ()
    """What a reader should know before believing the report."""

    @property
    def omitted(self) -> int:
        """Count the results that are left out."""
        return len(self.report.results) - len(self.findings)

    @property
    def engines(self) -> tuple[str, ...]:
        """Name the engines that judged."""
        return tuple(sorted({judge.engine for judge in self.report.judges}))

    @property
    def passes(self) -> bool:
        """True if nothing was found that is as bad as asked for."""
        return self.report.passes(self.manner.fail_on)

    def verdict(self) -> str:
        """Name what is plainly so, as `words` has it."""
        if not self.passes:
            return "doesNotConform"
        if not self.report.results:
            return "conforms"
        worst = min(severity_rank(result.severity) for result in self.report.results)
        return "conformsWithWarnings" if ORDER[worst] != "info" else "conformsWithRemarks"

    def counts(self) -> dict[str, int]:
        """Count the results by severity, those that SHACL does not know as `other`."""
        known = {severity: self.report.count(severity) for severity in ORDER}
        return known | {"other": len(self.report.results) - sum(known.values())}
