"""What validation found, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.errors import SourceError

if TYPE_CHECKING:
    import rdflib

    from polgraph.engine import Node, Term
    from polgraph.shacl.paths import Path

FAILING = ("violation", "warning", "info")
ORDER = (*FAILING, "debug", "trace")  # the last two are of SHACL 1.2


class Messages(dict[str, str]):
    """A message by language; hashable, so that results can be compared as sets."""

    def __hash__(self) -> int:  # type: ignore[override]  # never changed after it is made
        return hash(tuple(sorted(self.items())))

    def told(self, language: str) -> str:
        """Return the message in *language*, else in English, else in any."""
        return self.get(language) or self.get("en") or next(iter(self.values()), "")


@dataclass(frozen=True, slots=True)
class Result:
    """One broken constraint (SHACL 3.6): at which node, on which path and value, by which shape, told in languages."""

    focus: Term
    """The node that breaks it."""
    path: Path | None
    value: Term | None
    """The value that breaks it, where it is one."""
    severity: str
    """One of ORDER, the worst first; the IRI of any other severity."""
    shape: Node
    component: str
    """The IRI of the constraint component."""
    constraint: Node | None
    """The SPARQL constraint, where it was one."""
    message: Messages
    """By language: en, ru, kk with the shipped shapes."""

    @property
    def rule(self) -> str:
        """Name what was broken: the SPARQL constraint, else the shape."""
        return written(self.constraint or self.shape)

    def told(self, language: str) -> str:
        """Return the message in *language*, else in English, else in any."""
        return self.message.told(language)

    def rank(self) -> tuple[int, str, str, str, str]:
        """Return the place of this result in a report: the worst first, then by node."""
        rule = f"{_lasting(self.constraint or self.shape)} {self.component}"
        return severity_rank(self.severity), _lasting(self.focus), str(self.path or ""), rule, _lasting(self.value)


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """Which engine judged by a shape, and why not the compiled one where it was another."""

    shape: str
    engine: str
    reason: str = ""


class Judged(NamedTuple):
    """What an engine found, by which shapes it or another judged, and how many nodes were targets of a shape."""

    results: list[Result]
    judges: list[JudgedBy]
    checked: int


@dataclass(frozen=True, slots=True)
class Report:
    """All results, sorted; *checked* is how many nodes were the target of a shape."""

    results: tuple[Result, ...]
    """The worst first."""
    checked: int
    judges: tuple[JudgedBy, ...] = ()
    """Which engine judged by each shape, and why."""
    notes: tuple[str, ...] = ()
    """What a reader should know before believing the report: shapes without a target, unknown terms."""

    @property
    def conforms(self) -> bool:
        """True if nothing was found at all, as SHACL 3.6.1.1 has it; `passes` is more lenient."""
        return not self.results

    def passes(self, fail_on: str = "violation") -> bool:
        """True if nothing as bad as *fail_on* was found; a severity that SHACL does not know is as bad as any.

        SourceError if *fail_on* is no severity.
        """
        if fail_on not in FAILING:
            raise SourceError(f"nothing fails on {fail_on!r}; expected one of {', '.join(FAILING)}")
        return not any(severity_rank(result.severity) <= severity_rank(fail_on) for result in self.results)

    def count(self, severity: str) -> int:
        """Count the results of one severity."""
        return sum(result.severity == severity for result in self.results)

    def graph(self) -> rdflib.Graph:
        """Return the report as SHACL 3.6 has it, for rdflib."""
        from polgraph.shacl.report_graph import as_rdflib

        return as_rdflib(self)


def severity_rank(severity: str) -> int:
    """Return 0 for the worst, as which an unknown severity counts."""
    return ORDER.index(severity) if severity in ORDER else 0


def written(term: Term) -> str:
    """Write a term as people read it: an IRI or the words of a literal as they are, a blank node as `_:id`."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _lasting(term: Term | None) -> str:
    """Write a term for sorting; blank nodes have other names each time that a file is read."""
    return "" if term is None or isinstance(term, BlankNode) else str(term)
