"""The invented releases of the benchmarks: real facts documents, valid, the same on every run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from bench.generator import World, invent
from bench.generator.dataset import chunks

from polgraph import mapping
from polgraph.facts import facts_json, parse_facts
from polgraph.pipeline import checks, releases
from tests.cases import ROOT

NUMBER = 25
WRITE = """
import sys
from bench.generator import World
from bench.generator.dataset import chunks
from polgraph.pipeline.releases import shipped_lexicon
sys.stdout.buffer.writelines(chunks(World(shipped_lexicon(), 7), 5))
"""


@pytest.fixture(scope="module")
def world() -> World:
    return World(releases.shipped_lexicon(), 7)


def test_facts_documents_read_back_and_map_there_and_back(world: World) -> None:
    vocabulary = world.lexicon.vocabulary()
    for number in range(NUMBER):
        facts, text = invent(world, number)
        assert parse_facts(facts_json(facts), vocabulary) == facts
        assert mapping.facts_of(mapping.triples_of(facts, text, world.lexicon, mapping.Provenance()))[0] == facts


def test_every_kind_of_fact_occurs(world: World) -> None:
    drawn = [invent(world, number)[0] for number in range(NUMBER)]
    sections = "people events observations changes statements instructions measures mentions topics".split()
    assert all(any(getattr(facts, section) for facts in drawn) for section in sections)


def test_people_come_back_under_the_same_name(world: World) -> None:
    drawn = (invent(world, number)[0] for number in range(100))
    names = Counter(person.name for facts in drawn for person in facts.people if person.name)
    assert max(names.values()) > 1


def test_all_of_it_passes_the_shapes(world: World, tmp_path: Path) -> None:
    path = tmp_path / "invented.nq"
    path.write_bytes(b"".join(chunks(world, NUMBER)))
    assert checks.validate(checks.Check((path,))).results == ()


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_same_bytes_in_every_process(hash_seed: str, world: World) -> None:
    written = subprocess.run(
        [sys.executable, "-c", WRITE],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    assert written == b"".join(chunks(world, 5))
