"""The commands over a store: what they print and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import OWN

ROOT = Path(__file__).parents[2]


def polgraph(*arguments: str | Path, code: int = 0, answers: str = "", **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "polgraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        input=answers,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8", "COLUMNS": "200", **environment},
    )
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout if not code else result.stdout + result.stderr


def test_from_nothing_to_an_answer(tmp_path: Path) -> None:
    store = tmp_path / "archive"
    assert "a store, empty" in polgraph("store", "create", store)
    told = polgraph("ingest", *OWN, "--store", store, "--format", "jsonl")
    assert [json.loads(line)["done"] for line in told.splitlines()] == ["stored"] * len(OWN)
    assert f"{len(OWN)} rows" in polgraph("query", "releases", "--store", store)
    assert "whole" in polgraph("store", "check", store)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("query", "figures-of-a-region", "--region", "KZ-39", "--format", "csv"), "region,"),
        (("query", "-e", "SELECT ?r WHERE { ?r a pg:Release } ORDER BY ?r"), f"{len(OWN)} rows"),
        (("query", "releases", "--format", "json"), '"results"'),
        (("query", "figures-of-a-region", "--values", "region"), "KZ-39"),
        (("ask", "какие релизы есть"), "rows"),
        (("export", "--format", "nq"), "graph/resolution>"),
        (("export", "--view", "followthemoney"), "Person"),
        (("stats",), "pg:Release"),
        (("resolve",), "pg:identifiedAs"),
        (("resolve", "--explain"), ""),
        (("verify",), "none did not hold"),
        (("derive",), "statements derived"),
        (("query", "conflicts"), "rows"),
        (("curate", "list"), ""),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_each_command_takes_a_store(command: tuple[str, ...], expected: str, store: Path) -> None:
    assert expected in polgraph(*command, POLGRAPH_STORE=str(store))


def test_two_releases_of_a_store_are_compared(filled: Path) -> None:
    one, other = sorted(path.stem for path in (filled / "releases").glob("*.ttl"))[:2]
    assert polgraph("diff", one, one, "--store", filled) == ""
    assert "+" in polgraph("diff", one, other, "--store", filled, code=1)


def test_a_walk_through_the_quarantine(empty: Path) -> None:
    polgraph("ingest", OWN[0], OWN[1], "--min-confidence", "1", "--store", empty, code=1)
    told = polgraph("ingest", "--review", "--store", empty, answers="f\ns\n", code=1)
    assert "expected at least 1.0" in told
    assert '"schema": 1' in told
    assert "nothing is in quarantine" in polgraph("ingest", "--review", "--store", empty, answers="a\nd\n")


@pytest.mark.parametrize(
    ("command", "code", "expected"),
    [
        (("ingest", "--store", "{store}"), 2, "expected files, folders or addresses"),
        (("ingest", "absent.txt"), 2, "--store"),
        (("ingest", "absent.txt", "--store", "{store}"), 1, "absent.txt: is not there"),
        (("ingest", "absent.txt", "--store", "/nonexistent"), 3, "there is no store"),
        (("ingest", "x.txt", "--store", "{store}", "--jobs", "0"), 2, "is no number of processes"),
        (("query", "releases", "--store", "/nonexistent"), 3, "there is no store; expected one that `polgraph store"),
        (("query", "releases", "--store", "{store}", "--endpoint", "http://127.0.0.1:9/"), 2, "not both"),
        (("store", "create", "{store}"), 3, "is a store already"),
        (("store", "remove", "{store}"), 2, "expected remove DIR RELEASE"),
        (("store", "check", "{store}", "more"), 2, "expected check DIR"),
        (("store", "remove", "{store}", "000000000000"), 2, "holds no release"),
        (("store", "backup", "{store}", "{store}"), 3, "is there already"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(command: tuple[str, ...], code: int, expected: str, empty: Path) -> None:
    told = polgraph(*(part.format(store=empty) for part in command), code=code)
    assert expected in told
