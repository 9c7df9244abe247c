"""Files that go straight into the store are told of as if they had been held in Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.generator.dataset import chunks
from bench.generator.world import World

from polgraph.engine import Literal, NamedNode, Quad, serialise
from polgraph.engine.parse import parse_quads
from polgraph.namespaces import BASE, PG, XSD
from polgraph.pipeline import checks
from polgraph.pipeline.large import is_large
from polgraph.pipeline.releases import shipped_lexicon
from polgraph.shacl import Report

FORMS = ("nq", "nt")
FAULTS = {
    PG.unit: lambda _: [],
    PG.measure: lambda _: [],
    PG.period: lambda value: [value, NamedNode(f"{BASE}id/period/2031")],
    PG.lowerBound: lambda _: [Literal("-07", datatype=NamedNode(XSD.integer))],
    PG.confidence: lambda _: [Literal("high")],
    PG.reviewState: lambda value: [value, NamedNode(PG.iri + "reviewd")],
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> list[Quad]:
    """Invented releases, in which the first and the last statement of some properties are wrong."""
    path = tmp_path_factory.mktemp("large") / "invented.nq"
    path.write_bytes(b"".join(chunks(World(shipped_lexicon(), 7), 40)))
    quads = list(parse_quads(path, "nq"))
    places = {n for iri in FAULTS for n in _ends([n for n, q in enumerate(quads) if q.predicate.value == iri])}
    assert len(places) > len(FAULTS)
    return [new for n, quad in enumerate(quads) for new in (_wrong(quad) if n in places else [quad])]


def _ends(places: list[int]) -> list[int]:
    return [places[0], places[-1]] if places else []


def _wrong(quad: Quad) -> list[Quad]:
    values = FAULTS[quad.predicate.value](quad.object)
    return [Quad(quad.subject, quad.predicate, value, quad.graph_name) for value in values]


@pytest.mark.parametrize("form", FORMS)
def test_a_large_file_has_the_same_report(
    faulty: list[Quad], form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"faulty.{form}"
    path.write_bytes(serialise(faulty, form, {}))
    held = report_on(path)
    monkeypatch.setenv("POLGRAPH_HELD_MEGABYTES", "1")
    assert is_large([path])
    stored = report_on(path)
    assert (stored.results, stored.checked) == (held.results, held.checked)
    assert {result.rule.rpartition("/")[2] for result in held.results} > {"Data-known-terms", "Observation-unit"}


def report_on(path: Path) -> Report:
    return checks.validate(checks.Check((path,)))
