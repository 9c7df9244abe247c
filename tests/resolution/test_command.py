"""`polgraph resolve` tells why, and what is left for a person."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from polgraph.pipeline import resolving
from polgraph.resolution import Resolution, resolve
from tests.resolution.graphs import graph, said


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "polgraph", "resolve", *arguments], capture_output=True, text=True, check=False
    )


def test_explain_tells_the_rules_of_each_pair() -> None:
    printed = run("--explain", "--format", "jsonl")
    found = {
        line["other"]["people"][0].rpartition("/")[2]: line for line in map(json.loads, printed.stdout.splitlines())
    }
    assert {slug: (line["verdict"], line["joined"]) for slug, line in found.items()} == {
        "bauyrzhan-alenov": ("same", True),
        "sanzhar-adilov": ("same", True),
    }
    assert [reason["rule"] for reason in found["bauyrzhan-alenov"]["reasons"]] == [
        "name.given-surname",
        "post.seat",
    ]


def test_the_shipped_people_leave_nothing_undecided() -> None:
    assert run("--undecided").stdout == "no pairs\n"


def test_the_graph_has_one_format() -> None:
    refused = run("--format", "jsonl")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "expected --format together with --explain or --undecided" in refused.stderr


@pytest.fixture
def three_of_one_initial() -> Resolution:
    seat = "police-department-kz-35.head-of-police-department"
    names = {"a": "Асхат Сейдахметов", "b": "Айдар Сейдахметов", "c": "А. Сейдахметов"}
    return resolve(graph("".join(said(person, name, seat, 2024) for person, name in names.items())))


def test_what_is_not_joined_is_told_with_its_contradiction(three_of_one_initial: Resolution) -> None:
    (line,) = resolving.refusals(three_of_one_initial)
    assert line.startswith(
        "not joined: Асхат Сейдахметов (police-department-kz-35.head-of-police-department; person:a), "
    )
    assert line.endswith(": the given names differ [name.other-given -200]")


def test_pairs_that_a_contradiction_keeps_apart_are_for_a_person(three_of_one_initial: Resolution) -> None:
    rows = resolving.rows(three_of_one_initial.undecided())
    assert [(one[:5], other[:5], verdict) for one, other, verdict, *_ in rows] == [
        ("Асхат", "А. Се", "same"),
        ("Айдар", "А. Се", "same"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("ДВД Мангистауской области", "ДП Мангистауской области", "same-succession"),
        ("ДП города Алматы", "ДП Алматинской области", "different"),
        ("отдел чего-то", "ДП города Алматы", "undecided"),
    ],
)
def test_two_names_of_agencies_are_compared(one: str, other: str, verdict: str) -> None:
    assert run("--compare", one, other).stdout == f"{verdict}\n"
