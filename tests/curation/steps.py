"""Decisions as lines of words, made one after the other about the invented release."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from polgraph.curation import Claims, Decision, Request, Stated, checked, decided
from polgraph.curation.values import named
from polgraph.engine import Triple, parse_as
from tests.cases import ROOT

RELEASE = ROOT / "tests/curation/release.ttl"
START = datetime(2032, 2, 1, 9, tzinfo=UTC)


@cache
def turtle() -> str:
    return RELEASE.read_text(encoding="utf-8")


@cache
def triples_in(text: str) -> list[Triple]:
    return [quad.triple for quad in parse_as("turtle", text.encode(), "the release")]


@cache
def claims_in(text: str) -> Claims:
    return Claims(triples_in(text))


@dataclass
class Desk:
    """A release as it is read now, and the decisions so far, an hour apart."""

    text: str = field(default_factory=turtle)
    decisions: list[Decision] = field(default_factory=list)

    def do(self, line: str) -> None:
        """Decide what *line* says; `read OLD => NEW` reads the text again, otherwise; `withdraw 1` the first decision."""
        verb, rest = line.split(" ", 1)
        if verb == "read":
            old, new = rest.split(" => ")
            assert old in self.text
            self.text = self.text.replace(old, new)
            return
        words = rest.split()
        fix = (words[1], words[2]) if verb == "correct" else (None, None)
        targets = words[:1] if verb == "correct" else words
        iris = tuple(self.decisions[int(one) - 1].iri if one.isdigit() else named(one).value for one in targets)
        stated = Stated("Aigerim", START + timedelta(hours=len(self.decisions)), "Read against the text.")
        self.decisions += decided(checked(Request(verb, iris, stated, *fix)), claims_in(self.text), self.decisions)  # type: ignore[arg-type]

    @property
    def triples(self) -> list[Triple]:
        return triples_in(self.text)
