"""All shape cases by every engine: cases that say nothing different of one node are judged together, which is faster."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.cases import what_it_refers_to
from tests.shacl.comparing import OTHERS, REFERENCE, difference, judged
from tests.shapes.test_cases import CASES, PROFILES

from polgraph.engine import Quad, parse_file
from polgraph.namespaces import SKOS

PARTS = 8
APART = {"concept"} | {path.stem for path in PROFILES}
"""A concept's label may clash with any other of its scheme, so these cases see all vocabularies."""


def differences(data: list[Quad], context: list[Quad], shapes: list[Quad]) -> dict[str, object]:
    """Return by engine what it finds otherwise than the reference."""
    reference = judged(data, context, shapes, REFERENCE)
    found = {engine: difference(reference, judged(data, context, shapes, engine)) for engine in OTHERS}
    return {engine: differing for engine, differing in found.items() if differing}


def batches(paths: Iterable[Path]) -> list[list[Quad]]:
    """Put together what can be: each node is told of by one case, or by several in the same words."""
    found: list[dict[object, set[Quad]]] = []
    for path in paths:
        about: dict[object, set[Quad]] = {}
        for quad in parse_file(path):
            about.setdefault(quad.subject, set()).add(quad)
        fitting = (batch for batch in found if all(batch.get(node, told) == told for node, told in about.items()))
        batch = next(fitting, None)
        if batch is None:
            found.append(batch := {})
        batch.update(about)
    return [[quad for told in batch.values() for quad in told] for batch in found]


@pytest.fixture(scope="module")
def together() -> list[list[Quad]]:
    return batches(path for path in CASES if path.parent.name not in APART)


@pytest.mark.parametrize("part", range(PARTS))
def test_engines_agree(
    together: list[list[Quad]], shapes: list[Quad], by_subject: dict[str, list[Quad]], part: int
) -> None:
    for data in together[part::PARTS]:
        context = what_it_refers_to(data, by_subject)
        assert differences(data, context, shapes) == {}


def with_schemes(data: list[Quad], vocabulary: list[Quad]) -> list[Quad]:
    """Return *data* and all concepts of its schemes, whose labels may clash with those of the data."""
    schemes = {quad.object for quad in data if quad.predicate.value == SKOS.inScheme}
    members = {q.subject for q in vocabulary if q.predicate.value == SKOS.inScheme and q.object in schemes}
    return data + [quad for quad in vocabulary if quad.subject in members]


@pytest.mark.parametrize("name", sorted(APART))
def test_engines_agree_with_all_concepts_or_a_profile(
    shapes: list[Quad], vocabulary_quads: list[Quad], by_subject: dict[str, list[Quad]], name: str
) -> None:
    own = shapes + [quad for path in PROFILES if path.stem == name for quad in parse_file(path)]
    for data in batches(path for path in CASES if path.parent.name == name):
        context = what_it_refers_to(with_schemes(data, vocabulary_quads), by_subject)
        assert differences(data, context, own) == {}
