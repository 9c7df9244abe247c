"""A release is replaced only while it is what whoever replaces it has seen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from polgraph import iris
from polgraph.engine import Triple, parse_text
from polgraph.engine.parse import FORMS
from polgraph.errors import StoreError
from polgraph.pipeline.stores.replacing import replace
from polgraph.store.reader import Reader
from tests.cases import ROOT

GRAPH = f"{iris.RELEASE_GRAPHS}c736a843b8cc"
FILE = ROOT / "data/ttl/releases/2025/mangystau-2025.ttl"
RELEASE = [quad.triple for quad in parse_text(FILE.read_bytes(), FORMS["turtle"], str(FILE))]


def held(folder: Path) -> list[Triple]:
    with closing(Reader(folder)) as reader:
        return reader.triples(GRAPH)


@pytest.mark.parametrize("seen", [RELEASE[1:], []], ids=["another state", "nothing"])
def test_what_was_changed_meanwhile_is_not_taken_out(seen: list[Triple], empty: Path) -> None:
    replace(empty, {GRAPH: RELEASE})
    before = held(empty)
    with pytest.raises(StoreError, match=r"\A[^\n]*c736a843b8cc: was changed meanwhile; expected [^\n]*\Z"):
        replace(empty, {GRAPH: []}, {GRAPH: seen})
    assert held(empty) == before != []


def test_what_was_taken_out_meanwhile_is_not_put_back(empty: Path) -> None:
    with pytest.raises(StoreError, match="was changed meanwhile"):
        replace(empty, {GRAPH: RELEASE}, {GRAPH: RELEASE})
    assert held(empty) == []


def test_what_is_as_it_was_seen_is_replaced(empty: Path) -> None:
    assert replace(empty, {GRAPH: RELEASE}, {GRAPH: []}) == {GRAPH}
    assert replace(empty, {GRAPH: []}, {GRAPH: held(empty)}) == set()
    assert held(empty) == []
