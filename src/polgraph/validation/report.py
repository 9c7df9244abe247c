"""What validation found, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]
ORDER: tuple[Severity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Result:
    """One broken constraint: at which node, on which path and value, by which shape, told in three languages."""

    focus: str
    path: str | None
    value: str | None
    severity: Severity
    shape: str
    component: str
    message: Mapping[str, str]

    def told(self, language: str) -> str:
        """Return the message in *language*, else in English, else in any."""
        return self.message.get(language) or self.message.get("en") or next(iter(self.message.values()), "")


@dataclass(frozen=True, slots=True)
class Report:
    """All results, sorted; *checked* is how many nodes were the target of a shape."""

    results: tuple[Result, ...]
    checked: int

    @property
    def conforms(self) -> bool:
        """True if nothing worse than a warning was found."""
        return not any(result.severity == "violation" for result in self.results)
