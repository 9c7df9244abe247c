"""The judgement of pairs of people, held to labelled pairs: one half was written before the rules, the other with them."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from polgraph import store
from polgraph.resolution import Match, Offices, Person, Post, judged, offices
from polgraph.resolution.times import span_of

HERE = Path(__file__).parent
HALVES = ("pairs-author.tsv", "pairs-blind.tsv")
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.95


@cache
def pairs(half: str) -> list[dict[str, str]]:
    with (HERE / half).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


@cache
def shipped_offices() -> Offices:
    return offices(store.shipped())


def person(row: dict[str, str], side: str) -> Person:
    post = Post(row[f"agency{side}"], row[f"role{side}"])
    span = span_of(row[f"date{side}"])
    return Person(
        members=(f"{row['id']}-{side}",),
        names=((row[f"name{side}"], row[f"lang{side}"]),),
        posts=(post,) if post != Post() else (),
        rank=row[f"rank{side}"],
        times=(span,) if span else (),
    )


def judge(row: dict[str, str]) -> Match:
    return judged(person(row, "1"), person(row, "2"), shipped_offices())


def told(rows: list[dict[str, str]]) -> str:
    return "\n".join(
        f"{row['id']}: {row['name1']} / {row['name2']}: {row['verdict']}, {row['why']}; found "
        f"{judge(row).verdict} {judge(row).score}: {', '.join(reason.rule for reason in judge(row).reasons)}"
        for row in rows
    )


@pytest.mark.parametrize("half", HALVES)
def test_who_is_called_one_is_one(half: str) -> None:
    claimed = [row for row in pairs(half) if judge(row).verdict == "same"]
    wrong = [row for row in claimed if row["verdict"] != "same"]
    assert 1 - len(wrong) / len(claimed) >= LEAST_PRECISION, told(wrong)


@pytest.mark.parametrize("half", HALVES)
def test_who_is_one_is_found(half: str) -> None:
    one = [row for row in pairs(half) if row["verdict"] == "same"]
    missed = [row for row in one if judge(row).verdict != "same"]
    assert 1 - len(missed) / len(one) >= LEAST_RECALL, told(missed)


@pytest.mark.parametrize("half", HALVES)
def test_who_is_two_is_never_called_one(half: str) -> None:
    two = [row for row in pairs(half) if row["verdict"] == "different"]
    assert [row["id"] for row in two if judge(row).verdict == "same"] == []


@pytest.mark.parametrize("half", HALVES)
def test_either_may_come_first(half: str) -> None:
    for row in pairs(half):
        one, other = person(row, "1"), person(row, "2")
        there, back = judged(one, other, shipped_offices()), judged(other, one, shipped_offices())
        assert (there.verdict, there.reasons) == (back.verdict, back.reasons), row["id"]


def test_the_labelled_pairs_are_enough_and_of_every_kind() -> None:
    rows = [row for half in HALVES for row in pairs(half)]
    assert len(rows) >= 300
    assert min(Counter(row["verdict"] for row in rows).values()) >= 60
    assert len({row["id"] for row in rows}) == len(rows)
