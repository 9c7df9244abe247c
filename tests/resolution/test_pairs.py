"""The judgement of pairs of people, held to labelled pairs: two halves that made the rules, and a third set after them."""

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
LEAST_RECALL = {"pairs-author.tsv": 0.95, "pairs-blind.tsv": 0.95, "pairs-third.tsv": 0.96}
SETS, LEAST_PRECISION = tuple(LEAST_RECALL), 0.99


@cache
def pairs(part: str) -> list[dict[str, str]]:
    with (HERE / part).open(encoding="utf-8", newline="") as lines:
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


def claimed_and_one(part: str) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    claimed = [row for row in pairs(part) if judge(row).verdict == "same"]
    return claimed, [row for row in pairs(part) if row["verdict"] == "same"]


def told(rows: list[dict[str, str]]) -> str:
    return "\n".join(
        f"{row['id']}: {row['name1']} / {row['name2']}: {row['verdict']}, {row['why']}; found "
        f"{judge(row).verdict} {judge(row).score}: {', '.join(reason.rule for reason in judge(row).reasons)}"
        for row in rows
    )


@pytest.mark.parametrize("part", SETS)
def test_who_is_called_one_is_one(part: str) -> None:
    claimed, _ = claimed_and_one(part)
    wrong = [row for row in claimed if row["verdict"] != "same"]
    assert 1 - len(wrong) / len(claimed) >= LEAST_PRECISION, told(wrong)


@pytest.mark.parametrize("part", SETS)
def test_who_is_one_is_found(part: str) -> None:
    _, one = claimed_and_one(part)
    missed = [row for row in one if judge(row).verdict != "same"]
    assert 1 - len(missed) / len(one) >= LEAST_RECALL[part], told(missed)


@pytest.mark.parametrize("part", SETS)
def test_who_is_two_is_never_called_one(part: str) -> None:
    two = [row for row in pairs(part) if row["verdict"] == "different"]
    assert [row["id"] for row in two if judge(row).verdict == "same"] == []


@pytest.mark.parametrize("part", SETS)
def test_either_may_come_first(part: str) -> None:
    for row in pairs(part):
        one, other = person(row, "1"), person(row, "2")
        there, back = judged(one, other, shipped_offices()), judged(other, one, shipped_offices())
        assert (there.verdict, there.reasons) == (back.verdict, back.reasons), row["id"]


def test_the_labelled_pairs_are_enough_and_of_every_kind() -> None:
    rows = [row for part in SETS for row in pairs(part)]
    assert len(rows) >= 500
    assert min(Counter(row["verdict"] for row in rows).values()) >= 60
    assert len({row["id"] for row in rows}) == len(rows)


if __name__ == "__main__":
    for name in SETS:
        found, wanted = claimed_and_one(name)
        right = sum(row["verdict"] == "same" for row in found)
        print(f"{name}: precision {right}/{len(found)}, recall {right}/{len(wanted)}")
