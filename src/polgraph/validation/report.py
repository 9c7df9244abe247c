"""What validation found, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]
ORDER: tuple[Severity, ...] = ("violation", "warning", "info")


class Messages(dict[str, str]):
    """A message by language; hashable, so that results can be compared as sets."""

    def __hash__(self) -> int:  # type: ignore[override]  # never changed after it is made
        return hash(tuple(sorted(self.items())))


@dataclass(frozen=True, slots=True)
class Result:
    """One broken constraint: at which node, on which path and value, by which shape, told in three languages."""

    focus: str
    path: str | None
    value: str | None
    severity: Severity
    shape: str
    component: str
    message: Messages

    def told(self, language: str) -> str:
        """Return the message in *language*, else in English, else in any."""
        return self.message.get(language) or self.message.get("en") or next(iter(self.message.values()), "")

    def rank(self) -> tuple[int, str, str, str, str]:
        """Return the place of this result in a report: the worst first, then by node."""
        return ORDER.index(self.severity), self.focus, self.path or "", self.shape, self.value or ""


@dataclass(frozen=True, slots=True)
class Report:
    """All results, sorted; *checked* is how many nodes were the target of a shape."""

    results: tuple[Result, ...]
    checked: int

    @property
    def conforms(self) -> bool:
        """True if nothing worse than a warning was found."""
        return not any(result.severity == "violation" for result in self.results)
