"""The SPARQL 1.1 suite of the W3C: polgraph passes as much as the Oxigraph server; misses.tsv tells the rest."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.client import Server
from tests.conformance.running import Outcome, run
from tests.conformance.suite import Case, cases, fetched

COUNTS = {"query": 271, "results": 10, "update": 156}
MISSED = ("failed", "refused")
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


def test_the_listed_tests_are_missed_and_no_others(of_polgraph: list[Outcome]) -> None:
    rows = [line.split("\t") for line in MISSES.read_text(encoding="utf-8").splitlines()[1:]]
    listed = {(name, ended) for name, ended, _ in rows}
    missed = {(each.case.name, each.ended): each.answered for each in of_polgraph if each.ended in MISSED}
    assert listed == missed.keys(), {key: missed.get(key) for key in listed ^ missed.keys()}
