"""The 108 facts of the two releases, a case each: a SELECT gives the value, the dimensions and the words' place.

`# states:` names the claims that the case stands on; `# expect:` the rows, as claim, dimension and value.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from polgraph.engine import parse_file, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.namespaces import PREFIXES
from tests.cases import release_file

CASES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.rq"))}
_HEAD = re.compile(r"# \S+ .*, (?P<slug>[\w-]+), characters (?P<start>\d+) to (?P<end>\d+)$", re.MULTILINE)
Row = tuple[str, str, str]


class Case:
    """One case file, taken apart."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        head = _HEAD.search(self.text)
        assert head, path
        self.slug, self.start, self.end = head["slug"], int(head["start"]), int(head["end"])
        self.states = re.findall(r"^# states: (.*)$", self.text, re.MULTILINE)[0].split()
        self.expected = rows_of_turtle(re.findall(r"^# expect: (.*)$", self.text, re.MULTILINE))

    def rows(self, store: Store) -> tuple[set[Row], set[tuple[int, int]]]:
        """Return the rows without their spans, and the spans."""
        found = [
            (str(s["claim"]), str(s["dimension"]), str(s["value"]), s["span"].value) for s in store.query(self.text)
        ]
        spans = {tuple(map(int, span.rsplit("=", 1)[1].split(","))) for *_, span in found}
        return {(claim, dimension, value) for claim, dimension, value, _ in found}, spans  # type: ignore[return-value]

    def holds(self, store: Store) -> bool:
        """Tell whether the case gives what it expects."""
        return self.rows(store)[0] == self.expected


def rows_of_turtle(lines: list[str]) -> set[Row]:
    prefixes = "".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())
    quads = parse_text((prefixes + " .\n".join([*lines, ""])).encode(), FORMATS[".ttl"], "expected rows")
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


@cache
def case(name: str) -> Case:
    return Case(CASES[name])


@cache
def store_of(slug: str) -> Store:
    store = Store()
    store.extend(Quad(*quad.triple) for quad in parse_file(release_file(slug)))
    return store


def test_there_are_108() -> None:
    assert len(CASES) == 108


def test_they_are_those_of_the_list(shared: Path) -> None:
    with (shared / "releases/facts-108.tsv").open(encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file, delimiter="\t")}
    assert rows.keys() == CASES.keys()
    for name, row in rows.items():
        found = case(name)
        assert (found.slug, found.start, found.end) == (row["document"], int(row["start"]), int(row["end"]))
        assert len(found.states) == len(row["paths"].split("; "))


@pytest.mark.parametrize("name", CASES)
def test_a_fact_is_answered(name: str) -> None:
    rows, spans = case(name).rows(store_of(case(name).slug))
    assert rows == case(name).expected
    assert {claim for claim, _, _ in rows} == {f"<{node(claim)}>" for claim in case(name).states}
    assert all(start < case(name).end + 3 and end > case(name).start - 3 for start, end in spans)


STATED: dict[tuple[str, str], set[str]] = defaultdict(set)
for _name in CASES:
    for _claim in case(_name).states:
        STATED[case(_name).slug, _claim].add(_name)


@pytest.mark.parametrize(("slug", "claim"), STATED, ids=[claim for _, claim in STATED])
def test_without_a_claim_exactly_its_cases_fail(slug: str, claim: str) -> None:
    store = store_of(slug)
    removed = list(store.quads_for_pattern(NamedNode(node(claim)), None, None, DefaultGraph()))
    assert removed
    for quad in removed:
        store.remove(quad)
    try:
        failing = {name for name in CASES if case(name).slug == slug and not case(name).holds(store)}
    finally:
        store.extend(removed)
    assert failing == STATED[slug, claim]


def node(claim: str) -> str:
    prefix, local = claim.split(":")
    return PREFIXES[prefix] + local
