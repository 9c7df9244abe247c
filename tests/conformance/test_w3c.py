"""The SPARQL 1.1 suite of the W3C: polgraph passes as much as the Oxigraph server; misses.tsv tells what it fails and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.client import Server
from tests.conformance.running import Outcome, run
from tests.conformance.suite import Case, cases, fetched

COUNTS = {"query": 271, "results": 10, "update": 156}
MISSES = Path(__file__).with_name("misses.tsv")


@pytest.fixture(scope="module")
def suite(request: pytest.FixtureRequest) -> list[Case]:
    try:
        return list(cases(fetched(request.config.cache.mkdir("w3c-sparql-rdflib-7.6.0"))))
    except OSError as exc:
        pytest.skip(f"the suite is in the source distribution of rdflib, which cannot be fetched: {exc}")


@pytest.fixture(scope="module")
def of_polgraph(suite: list[Case], polgraph: Server) -> list[Outcome]:
    return list(run(suite, polgraph))


def passed(outcomes: list[Outcome]) -> Counter[str]:
    return Counter(outcome.case.part for outcome in outcomes if outcome.passed)


def test_all_of_the_suite_is_read(suite: list[Case]) -> None:
    assert Counter(case.part for case in suite) == COUNTS
    assert len({case.name for case in suite}) == len(suite)


def test_polgraph_passes_no_fewer_than_the_oxigraph_server(
    suite: list[Case], of_polgraph: list[Outcome], oxigraph: Server
) -> None:
    ours, theirs = passed(of_polgraph), passed(list(run(suite, oxigraph)))
    assert {part: ours[part] - theirs[part] for part in COUNTS if ours[part] < theirs[part]} == {}


def test_the_listed_tests_fail_and_no_others(of_polgraph: list[Outcome]) -> None:
    listed = {line.split("\t")[0] for line in MISSES.read_text(encoding="utf-8").splitlines()[1:]}
    failed = {outcome.case.name: outcome.answered for outcome in of_polgraph if not outcome.passed}
    assert listed == failed.keys(), {name: failed.get(name) for name in listed ^ failed.keys()}
