"""A child may hang, eat memory or crash; the caller gets one line."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from polgraph.errors import QueryError, SourceError
from polgraph.workers import run_bounded


def _add(a: int, b: int) -> int:
    return a + b


def _hang() -> None:
    while True:
        pass


def _eat() -> int:
    return len([bytearray(1 << 24) for _ in range(10_000)])


def _crash() -> None:
    os.abort()


def _refuse() -> None:
    raise SourceError("told in the child")


def _fail() -> None:
    raise KeyError("of a library")


def test_an_error_of_a_library_is_told_in_one_line() -> None:
    with pytest.raises(QueryError, match="the query failed: KeyError: 'of a library'"):
        run_bounded(_fail)


def test_the_result_comes_back() -> None:
    assert run_bounded(_add, 2, 3) == 5


def test_a_hanging_child_is_stopped() -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"):
        run_bounded(_hang, seconds=0.5)
    assert time.monotonic() - start < 10


def test_a_child_that_eats_memory_is_stopped() -> None:
    with pytest.raises(QueryError, match="more than 256 MB"):
        run_bounded(_eat, megabytes=256)


def test_a_child_that_crashes_is_told() -> None:
    with pytest.raises(QueryError, match="stopped: "):
        run_bounded(_crash)


def test_an_error_of_ours_comes_through() -> None:
    with pytest.raises(SourceError, match="told in the child"):
        run_bounded(_refuse)


def test_what_was_worked_on_is_named() -> None:
    with pytest.raises(SourceError, match=r"stopped after 0\.5 seconds; expected a text that takes less"):
        run_bounded(_hang, seconds=0.5, work="text", error=SourceError)
    with pytest.raises(SourceError, match="expected a smaller text"):
        run_bounded(_crash, work="text", error=SourceError)
    with pytest.raises(SourceError, match="the text failed: KeyError"):
        run_bounded(_fail, work="text", error=SourceError)


def test_a_script_without_a_guard_starts_one_child(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import polgraph\nprint(polgraph.query('ASK {}').rows)\n", encoding="utf-8")
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("({'answer': True},)\n", "")
