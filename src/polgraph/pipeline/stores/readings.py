"""Read one release after another, in a process that may be killed: bytes in, a checked graph out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from polgraph import sources, store
from polgraph.engine import NamedNode, parse_text
from polgraph.engine.files import QuadFiles
from polgraph.engine.parse import FORMATS
from polgraph.facts import facts_json
from polgraph.iris import short_iri
from polgraph.pipeline import checks, releases
from polgraph.validation.repeated import Checker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.engine import Quad, Term
    from polgraph.facts import Change, Facts, Observation
    from polgraph.sources import SourceText

SEVERE = "violation"
_FACTS = ("people", "events", "observations", "changes", "statements", "instructions", "measures")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be read: the bytes of a text, a page or a facts document; *where* names it in errors."""

    where: str
    content: bytes
    text: bytes | None = None
    """The text of a facts document; None if *content* is no facts document."""
    charset: str | None = None
    """For a page or text that states none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the text, its facts, their graph, and what speaks against taking it in."""

    sha256: str
    text: str
    facts: str
    """The facts document."""
    turtle: bytes
    found: int
    """How many facts there are."""
    problems: tuple[str, ...] = ()


def read(given: Given, minimum: float) -> Reading:
    """Read *given*; a figure that is less sure than *minimum* is a problem. SourceError if it cannot be read at all."""
    facts, text, turtle = _from_document(given) if given.text is not None else _from_text(given)
    problems = (*broken(turtle, given.where), *doubts(facts, minimum))
    return Reading(text.sha256, text.content, facts_json(facts), turtle, number_of(facts), problems)


def number_of(facts: Facts) -> int:
    """Count the facts."""
    return sum(len(getattr(facts, part)) for part in _FACTS)


def doubts(facts: Facts, minimum: float) -> list[str]:
    """Say what speaks against *facts*, whatever shapes say: there are none, or some are less sure than *minimum*."""
    nothing = [] if number_of(facts) else ["nothing was found in it; expected a press release"]
    return [*nothing, *_unsure(facts.observations, minimum), *_unsure(facts.changes, minimum)]


def broken(turtle: bytes, where: str) -> list[str]:
    """Say what of the graph of a release breaks a shape."""
    return broken_by(parse_text(turtle, FORMATS[".ttl"], where))


def broken_by(quads: list[Quad]) -> list[str]:
    """Say what of *quads* breaks a shape."""
    severe = [result for result in _checker().report(quads).results if result.severity == SEVERE]
    return [f"{_short(result.focus)}: {result.told('en')}" for result in severe[:_SHOWN]]


def prepare() -> None:
    """Make ready what every release needs; it takes a second."""
    releases.extractor()
    _checker()


def _from_text(given: Given) -> tuple[Facts, SourceText, bytes]:
    page = sources.release_of(given.content, encoding=given.charset, where=given.where)
    facts = releases.facts_in(page, releases.extractor(), given.where)
    return facts, page.text, releases.extracted_turtle(facts, page.text)


def _from_document(given: Given) -> tuple[Facts, SourceText, bytes]:
    facts = releases.read_facts(given.content, given.where)
    text = sources.decoded_text(given.text or b"", f"the text of {given.where}")
    return facts, text, releases.mapped(facts, text, given.where)


@cache
def _checker() -> Checker:
    """Return the shipped shapes, for releases that are held against the vocabularies and nothing else."""
    context = QuadFiles([path for path, _ in store.vocabulary_files()], [])
    return Checker(checks.shipped_shapes(), context)


def _unsure(facts: Sequence[Observation | Change], minimum: float) -> list[str]:
    """Say which figures are less sure than *minimum*."""
    return [
        f"{_what(one)} at {one.spans[0].start}: its confidence is {one.confidence}; expected at least {minimum}"
        for one in facts
        if one.confidence is not None and one.confidence < minimum
    ]


def _what(fact: Observation | Change) -> str:
    return ".".join(part for part in (fact.measure, fact.subject, fact.setting) if part)


def _short(term: Term) -> str:
    return short_iri(term.value) if isinstance(term, NamedNode) else str(term)
