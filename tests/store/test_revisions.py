"""Texts that follow each other at one address, some of them through quarantine: queries see the newest, whatever came."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from polgraph.pipeline import exports
from polgraph.pipeline.exports import Wanted
from polgraph.pipeline.stores import caring, quarantine
from polgraph.pipeline.stores.gathering import Found
from polgraph.pipeline.stores.keeping import Kept, kept
from polgraph.pipeline.stores.readings import Given, Reading, read
from polgraph.pipeline.stores.storing import is_known, put
from polgraph.store.reader import open_reader
from tests.store.conftest import OWN

ADDRESS = "https://example.kz/news/1"
REVISIONS = "SELECT ?new ?old WHERE { ?new prov:wasRevisionOf ?old }"
FRILLS = """
from polgraph.archive import Archive, Archived, Retrieval
archive = Archive()
twice = {Retrieval(f"page {day}", "u", f"2026-01-0{day}T00:00:00Z") for day in (1, 3)}
archive.add(Archived("a", frozenset(twice)))
archive.add(Archived("b", frozenset({Retrieval("page 2", "u", "2026-01-02T00:00:00Z")})))
print(archive.newest_at("u", lambda _: True))
"""


@pytest.fixture(scope="module")
def states() -> dict[str, Reading]:
    """Three states of one release: an invented one, with more and more line ends."""
    content = Path(OWN[-1]).read_bytes()
    return {name: read(Given(name, content + b"\n" * more), 0) for more, name in enumerate("abc")}


def found(reading: Reading, day: int) -> Found:
    return Found("page", reading.text.encode(), address=ADDRESS, retrieved=f"2026-01-0{day}T00:00:00Z")


def stored(store: Kept, reading: Reading, day: int) -> None:
    put(store, found(reading, day), reading.sha256, reading)


def waits(store: Kept, reading: Reading, day: int) -> None:
    quarantine.put(store, found(reading, day), reading.sha256, reading)


def accepted(store: Kept, *_: object) -> None:
    for one in quarantine.waiting(store.writer.layout):
        assert quarantine.accept(store, one) == ()


STEPS = {"store": stored, "wait": waits, "accept": accepted}


@pytest.mark.parametrize(
    ("steps", "seen", "revisions"),
    [
        ("store a, store b, store c", "c", "ba cb"),
        ("store a, store b, store c, store a", "a", "ba cb"),
        ("store a, wait b", "a", "ba"),
        ("store a, wait b, accept b, store c", "c", "ba cb"),
        ("store a, wait b, store c, accept b", "c", "ba ca"),
        ("store a, wait a, accept a, store b", "b", "ba"),
    ],
)
def test_queries_see_the_newest(steps: str, seen: str, revisions: str, states: dict[str, Reading], empty: Path) -> None:
    with kept(empty) as store:
        for day, step in enumerate(steps.split(", "), 1):
            action, state = step.split()
            STEPS[action](store, states[state], day)
    names = {reading.sha256[:12]: name for name, reading in states.items()}
    dataset = open_reader(empty)
    rows = dataset.select("SELECT ?r WHERE { ?r a pg:Release }").rows
    assert [names[row[0].value[-12:]] for row in rows] == [seen]
    pairs = sorted("".join(names[term.value[-12:]] for term in row) for row in dataset.select(REVISIONS).rows)
    assert " ".join(pairs) == revisions
    assert list(caring.check(empty)) == []


def test_what_is_back_while_another_state_waits_is_newer(states: dict[str, Reading], empty: Path) -> None:
    with kept(empty) as store:
        stored(store, states["a"], 1)
        waits(store, states["b"], 2)
        assert is_known(store, found(states["a"], 3), states["a"].sha256) is None
        stored(store, states["a"], 3)
        accepted(store)
    ((release,),) = open_reader(empty).select("SELECT ?r WHERE { ?r a pg:Release }").rows
    assert release.value[-12:] == states["a"].sha256[:12]


def test_who_is_who_does_not_depend_on_when_a_text_was_superseded(
    states: dict[str, Reading], empty: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    caring.create(other)
    for folder, runs in ((empty, ("a", "c", "b")), (other, ("cab",))):
        for run in runs:
            with kept(folder) as store:
                for name in run:
                    place = found(states[name], "abc".index(name) + 1)
                    place = replace(place, address=f"{ADDRESS}/2") if name == "c" else place
                    put(store, place, states[name].sha256, states[name])
    exported = exports.export(Wanted("nq", store=empty))
    assert exports.export(Wanted("nq", store=other)) == exported
    caring.rebuild(empty)
    assert exports.export(Wanted("nq", store=empty)) == exported


@pytest.mark.parametrize("seed", range(2))
def test_the_last_time_at_an_address_counts_in_every_process(seed: int) -> None:
    """Sets have another order in every process."""
    env = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", FRILLS]
    found = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert found.stdout == "a\n"
