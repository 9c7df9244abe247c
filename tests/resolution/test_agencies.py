"""Two mentions of agencies and places: one thing, one that was renamed, two, or not to be decided."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from polgraph.pipeline.namesakes import compared

LABELLED = Path(__file__).parent / "agencies-blind.tsv"
LEAST_RECALL = 0.7
SAME = ("same", "same-succession")
CASES = [
    ("Мангистауская область", "Маңғыстау облысы", "same"),
    ("город Алматы", "Алматинская область", "different"),
    ("Алматы қаласы", "Алматы облысы", "different"),
    ("город Туркестан", "Туркестанская область", "different"),
    ("ДП города Алматы", "ДП Алматинской области", "different"),
    ("ДП СКО", "Департамент полиции Северо-Казахстанской области", "same"),
    ("ДВД СКО", "ДП СКО", "same-succession"),
    ("Департамента внутренних дел Павлодарской области", "Павлодар облысының Полиция департаменті", "same-succession"),
    ("ДП города Нур-Султана", "ДП города Астаны", "same-succession"),
    ("УВД города Темиртау", "Управление полиции города Темиртау", "same-succession"),
    ("ДВД", "ДП Павлодарской области", "undecided"),
    ("прокуратура", "прокуратура", "same"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), CASES, ids=[f"{one}, {other}" for one, other, _ in CASES])
def test_two_names(one: str, other: str, verdict: str) -> None:
    assert compared(one, other) == compared(other, one) == verdict


def verdict(row: dict[str, str]) -> str:
    return compared(row["mention1"], row["mention2"], (row["date1"], row["date2"]))


def test_labelled_names_that_are_called_one_are_one() -> None:
    """Those that the reference data do not have stay undecided, so less is found than of people."""
    with LABELLED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    claimed = {row["id"] for row in rows if verdict(row) in SAME}
    one = {row["id"] for row in rows if row["verdict"] in SAME}
    assert sorted(claimed - one) == []
    assert len(claimed) / len(one) >= LEAST_RECALL
