"""Every kind of fault at every property of every class: the engines agree, and the faults that were designed are found.

A few batches of some tens of mutants each; `make mutants` judges all of them.
"""

from __future__ import annotations

import random
from itertools import islice

import pytest
from bench.generator import World
from bench.generator.dataset import chunks

from polgraph.engine import Quad, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.pipeline.releases import shipped_lexicon
from polgraph.shacl.index import MemoryIndex
from tests.cases import what_it_refers_to
from tests.shacl.comparing import OTHERS, REFERENCE, difference, judged
from tests.shacl.mutants.faults import OF_NODES, OF_VALUES
from tests.shacl.mutants.making import DESIGNED, Mutant, Releases, expected

SEED, NUMBER, SAMPLE, PARTS = 20251122, 60, 2, 4


@pytest.fixture(scope="module")
def invented(by_subject: dict[str, list[Quad]]) -> tuple[Releases, dict[str, list[Quad]]]:
    """Releases, and what is known beside them: the vocabularies, the people and who is who."""
    graphs = [parse_text(one, FORMATS[".nq"], "invented") for one in chunks(World(shipped_lexicon(), SEED), NUMBER)]
    known = dict(by_subject)
    for quad in (quad for graph in graphs[NUMBER:] for quad in graph):
        known.setdefault(quad.subject.value, []).append(quad)
    return Releases(graphs[:NUMBER], known), known


@pytest.fixture(scope="module")
def batches(request: pytest.FixtureRequest, invented: tuple[Releases, dict[str, list[Quad]]]) -> list[list[Mutant]]:
    """Mutants; those with a value of a type that has no place there are apart, for there the reference errs."""
    releases = invented[0]
    kinds = [kind for kind in releases.kinds() if kind not in REFUSED]
    source = random.Random(SEED)  # noqa: S311  # the same mutants each time
    typed = releases.batches([kind for kind in kinds if not releases.retypes(kind)], source)
    retyped = releases.batches([kind for kind in kinds if releases.retypes(kind)], source)
    return typed + retyped if request.config.getoption("--every-mutant") else [*typed[:SAMPLE], *retyped[:SAMPLE]]


def test_there_are_thousands_of_mutants_of_more_than_thirty_kinds(
    invented: tuple[Releases, dict[str, list[Quad]]],
) -> None:
    assert len(invented[0].kinds()) > 3000
    assert len(OF_VALUES) + len(OF_NODES) > 30


def test_without_a_fault_nothing_is_found(invented: tuple[Releases, dict[str, list[Quad]]], shapes: list[Quad]) -> None:
    releases, known = invented
    data = releases.with_faults([])
    assert judged(data, what_it_refers_to(data, known), shapes, OTHERS[0]) == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_engines_agree_and_designed_faults_are_found(
    invented: tuple[Releases, dict[str, list[Quad]]], batches: list[list[Mutant]], shapes: list[Quad], part: int
) -> None:
    releases, known = invented
    index = MemoryIndex(shapes)
    for mutants in islice(batches, part, None, PARTS):
        data = releases.with_faults(mutants)
        context = what_it_refers_to(data, known)
        reference = judged(data, context, shapes, REFERENCE)
        for engine in OTHERS:
            assert difference(reference, judged(data, context, shapes, engine)) == {}, engine
        found = {(focus, shape, component) for focus, _, _, shape, _, component, _ in reference}
        assert {one for mutant in mutants for one in expected(mutant, index)} <= found


def test_every_designed_fault_breaks_something(
    invented: tuple[Releases, dict[str, list[Quad]]], shapes: list[Quad]
) -> None:
    """Else the shapes no longer ask what it was designed for."""
    releases, index = invented[0], MemoryIndex(shapes)
    broken = {
        fault
        for fault, *place in releases.kinds()
        if expected(Mutant(fault, next(iter(releases.about)), *place), index)
    }
    assert set(DESIGNED) - broken == set()
