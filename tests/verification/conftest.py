"""Releases of our own with facts, and the texts that the shipped ones are from where these are beside the checkout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from polgraph.engine import Quad, parse_as
from polgraph.extraction.quantities.stated import StatedNumbers
from polgraph.pipeline.releases import map_facts
from polgraph.verification import Verified, verify

CASES = sorted((Path(__file__).parent / "releases").glob("*.json"))


@dataclass(frozen=True)
class Case:
    """The quads of a release, and its text."""

    quads: list[Quad]
    source: bytes
    numbers: StatedNumbers

    def verified(self, quads: list[Quad] | None = None, source: bytes | None = None) -> Verified:
        text = self.source if source is None else source
        return verify(self.quads if quads is None else quads, lambda _: text, self.numbers)


@pytest.fixture(scope="session")
def numbers() -> StatedNumbers:
    return StatedNumbers()


@pytest.fixture(scope="session", params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest, numbers: StatedNumbers) -> Case:
    text = request.param.with_suffix(".txt")
    turtle = map_facts(request.param, text)
    return Case(parse_as("turtle", turtle, text.stem), text.read_bytes(), numbers)
