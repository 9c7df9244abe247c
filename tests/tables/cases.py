"""Graphs of releases of all kinds: shipped, extracted, written by hand, invented in number, decided about by people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.generator import World, invent

from polgraph import mapping
from polgraph.curation import applied
from polgraph.engine import Triple, parse_file
from polgraph.facts import Facts, Span, parse_facts
from polgraph.pipeline import releases
from polgraph.sources import read_text
from tests.cases import GOLDEN, ROOT
from tests.curation.steps import Desk

FULL = ROOT / "tests/tables/full.json"
"""An invented facts document that uses every key."""
INVENTED = 20


class Unseen:
    """A text of which we have the hash only."""

    length = 100_000

    def slice(self, _: Span) -> None:
        """Nobody knows the words."""


@cache
def graphs() -> dict[str, list[Triple]]:
    """Return the triples of each release."""
    return dict([*shipped(), *golden(), *extracted(), *invented(), *decided()])


def read(path: Path) -> Facts:
    return parse_facts(path.read_text(encoding="utf-8"), releases.shipped_lexicon().vocabulary())


def shipped() -> Iterator[tuple[str, list[Triple]]]:
    for path in sorted((ROOT / "data/ttl/releases").rglob("*.ttl")):
        yield f"shipped {path.stem}", [quad.triple for quad in parse_file(path)]


def golden() -> Iterator[tuple[str, list[Triple]]]:
    for path in GOLDEN:
        made = mapping.triples_of(read(path), Unseen(), releases.shipped_lexicon(), mapping.Provenance())
        yield f"golden {path.parent.name}", made


def extracted() -> Iterator[tuple[str, list[Triple]]]:
    for path in [FULL, *sorted((ROOT / "tests/extraction/own").glob("*.json"))]:
        yield f"own {path.stem}", releases.extracted_triples(read(path), read_text(path.with_suffix(".txt")))


def invented() -> Iterator[tuple[str, list[Triple]]]:
    world = World(releases.shipped_lexicon(), 7)
    for number in range(INVENTED):
        facts, text = invent(world, number)
        yield f"invented {number}", releases.extracted_triples(facts, text)


def decided() -> Iterator[tuple[str, list[Triple]]]:
    for path in sorted((ROOT / "tests/curation/cases").glob("*.txt")):
        desk = Desk()
        told, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
        lines = told.splitlines()[1:]
        if not any(line.startswith("read ") for line in lines):  # that may leave words that nothing rests on
            for line in lines:
                desk.do(line)
            yield f"decided {path.stem}", applied(desk.triples, desk.decisions)
