"""Every kind of fault at every property of every class: the engines agree, and the faults that were designed are found.

A few batches of some tens of mutants each; `make mutants` judges all of them.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice

import pytest
from bench.generator import World
from bench.generator.dataset import chunks

from polgraph.engine import Quad, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.pipeline.releases import shipped_lexicon
from polgraph.shacl.index import MemoryIndex
from tests.cases import what_it_refers_to
from tests.shacl.comparing import OTHERS, REFERENCE, Found, difference, judged
from tests.shacl.mutants.faults import OF_NODES, OF_VALUES
from tests.shacl.mutants.making import DESIGNED, Kind, Mutant, Releases, expected

Invented = tuple[Releases, dict[str, list[Quad]]]
SEED, NUMBER, SAMPLE, PARTS = 20251122, 60, 1, 4
# Faults of which some make the reference give up: they would keep it from judging those beside them.
GIVES_UP = {"and a blank node", "blank", "no number"}
# Rules that the reference gets wrong where a value is of a type that has no place there.
MISJUDGED = frozenset(
    name
    for names in (
        # It orders values of different types (SPARQL 1.1 17.3, SHACL 4.3, 4.5.3).
        "Change-period-order Change-previous-agrees Change-sign Evidence-order Evidence-within-text",
        "Observation-bound-order Observation-percent-range Period-not-too-early Period-order",
        # Literals of different types are different to it, and no error (17.4.1.7).
        "Change-percent-of-levels Change-percent-of-previous",
        # A path to an empty text leads it anywhere, as if the end were open (SPARQL 1.1 18.4).
        "Observation-part-region",
        # It has a datatype for what is no literal (17.4.2.7), and a text for a blank node (17.4.2.5).
        "Change-number Observation-number Evidence-iri Indicator-iri Release-title-language Text-iri",
        # A path of no steps leads it from a literal to everything (18.4).
        "Containment-place Containment-superEvent",
    )
    for name in names.split()
)


@pytest.fixture(scope="module")
def invented(by_subject: dict[str, list[Quad]]) -> Invented:
    """Releases, and what is known beside them: the vocabularies, the people and who is who."""
    graphs = [parse_text(one, FORMATS[".nq"], "invented") for one in chunks(World(shipped_lexicon(), SEED), NUMBER)]
    known = dict(by_subject)
    for quad in (quad for graph in graphs[NUMBER:] for quad in graph):
        known.setdefault(quad.subject.value, []).append(quad)
    return Releases(graphs[:NUMBER], known), known


@pytest.fixture(scope="module")
def batches(request: pytest.FixtureRequest, invented: Invented) -> list[tuple[list[Mutant], frozenset[str]]]:
    """Mutants with the rules that are not asked of them: of values of another type the reference says what it likes."""
    releases, source = invented[0], random.Random(SEED)  # the same mutants each time
    groups: dict[bool | None, list[Kind]] = {False: [], True: [], None: []}
    for kind in releases.kinds():
        retyped = releases.retypes(kind)
        groups[None if retyped and kind[0] in GIVES_UP else retyped].append(kind)
    typed, retyped, refused = (releases.batches(kinds, source) for kinds in groups.values())
    if not request.config.getoption("--every-mutant"):
        typed, retyped, refused = typed[:SAMPLE], retyped[:SAMPLE], []
    return [*((one, frozenset()) for one in typed), *((one, MISJUDGED) for one in retyped + refused)]


def asked_of(found: Found, unasked: frozenset[str]) -> Found:
    return Counter({key: n for key, n in found.items() if not {_name(key[3]), _name(key[4])} & unasked})


def _name(shape: str) -> str:
    return shape.rpartition("/")[2].rstrip(">")


def check(mutants: list[Mutant], unasked: frozenset[str], invented: Invented, shapes: list[Quad]) -> None:
    """Compare engines over *mutants*; where the reference gives up, over fewer, until it has no say about a single one."""
    releases, known = invented
    data = releases.with_faults(mutants)
    context = what_it_refers_to(data, known)
    reference = judged(data, context, shapes, REFERENCE)
    if isinstance(reference, str):
        half = len(mutants) // 2
        for part in (mutants[:half], mutants[half:]) if half else ():
            check(part, unasked, invented, shapes)
        return
    for engine in OTHERS:
        found = judged(data, context, shapes, engine)
        assert not isinstance(found, str), engine
        assert difference(asked_of(reference, unasked), asked_of(found, unasked)) == {}, engine
    broken = {(focus, shape, component) for focus, _, _, shape, _, component, _ in reference}
    index = MemoryIndex(shapes)
    assert {one for mutant in mutants for one in expected(mutant, index)} <= broken


@pytest.mark.parametrize("part", range(PARTS))
def test_engines_agree_and_designed_faults_are_found(
    invented: Invented, batches: list[tuple[list[Mutant], frozenset[str]]], shapes: list[Quad], part: int
) -> None:
    for mutants, unasked in islice(batches, part, None, PARTS):
        check(mutants, unasked, invented, shapes)


def test_there_are_thousands_of_mutants_of_more_than_thirty_kinds(invented: Invented) -> None:
    assert len(invented[0].kinds()) > 4000
    assert len(OF_VALUES) + len(OF_NODES) > 30


def test_without_a_fault_nothing_is_found(invented: Invented, shapes: list[Quad]) -> None:
    releases, known = invented
    data = releases.with_faults([])
    assert judged(data, what_it_refers_to(data, known), shapes, OTHERS[0]) == {}


def test_every_designed_fault_breaks_something(invented: Invented, shapes: list[Quad]) -> None:
    """Else the shapes no longer ask what it was designed for."""
    releases, index = invented[0], MemoryIndex(shapes)
    anywhere = next(iter(releases.about))
    broken = {kind[0] for kind in releases.kinds() if expected(Mutant(kind[0], anywhere, *kind[1:]), index)}
    assert set(DESIGNED) - broken == set()
