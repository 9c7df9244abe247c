"""A child may hang, eat memory or crash; the caller gets one line, however the child was started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from polgraph.errors import QueryError, SourceError
from polgraph.workers import Bounds, run_bounded
from tests.cases import ROOT

QUERY = Bounds(60, 256)
TEXT = Bounds(60, 256, "text", SourceError)
SHORT_QUERY = Bounds(0.5)
SHORT_TEXT = Bounds(0.5, work="text", error=SourceError)
ADVISED = Bounds(0.5, advice="come back on Monday")
# A second thread forbids the fork; the test's own process has threads or not, as its runner likes.
PROGRAM = """
import json, sys, threading
sys.path.insert(0, sys.argv[1])
from polgraph.errors import PolgraphError
from polgraph.workers import run_bounded
from tests.unit import test_workers as cases
name, bounds, start = json.loads(sys.argv[2])
ready = threading.Event()
if start == "spawned":
    threading.Thread(target=ready.wait).start()
try:
    print("result:", run_bounded(getattr(cases, name), bounds=getattr(cases, bounds)))
except PolgraphError as exc:
    print(f"{type(exc).__name__}: {exc}")
ready.set()
print(*sorted(name for name in sys.modules if name.startswith("polgraph.workers.")))
"""


def answer() -> int:
    return 5


def much() -> int:
    return len(b"x" * 10_000_000)


def hang() -> None:
    while True:
        pass


def eat() -> int:
    return len([bytearray(1 << 24) for _ in range(10_000)])


def crash() -> None:
    os.abort()


def kill() -> None:
    os.kill(os.getpid(), 9)


def refuse() -> None:
    raise SourceError("told in the child")


def fail() -> None:
    raise KeyError("of a library")


CASES = [
    ("answer", "QUERY", "result: 5"),
    ("much", "QUERY", "result: 10000000"),
    ("hang", "SHORT_QUERY", "QueryError: the query took more than 0.5 seconds; expected a query that takes less"),
    ("hang", "SHORT_TEXT", "SourceError: the text took more than 0.5 seconds; expected a text that takes less"),
    ("hang", "ADVISED", "QueryError: the query took more than 0.5 seconds; come back on Monday"),
    ("eat", "QUERY", "QueryError: the query needed more than 256 MB; expected a smaller query"),
    (
        "crash",
        "TEXT",
        "SourceError: the text needed more than 256 MB, or was nested too deeply; expected a smaller text",
    ),
    (
        "kill",
        "QUERY",
        "QueryError: the query was ended by the system, for want of memory most likely; expected a smaller query",
    ),
    ("refuse", "QUERY", "SourceError: told in the child"),
    ("fail", "QUERY", "QueryError: the query failed: KeyError: 'of a library'"),
    ("fail", "TEXT", "SourceError: the text failed: KeyError: 'of a library'"),
]


@pytest.mark.parametrize("start", ["forked", "spawned"])
@pytest.mark.parametrize(("name", "bounds", "expected"), CASES, ids=[f"{name}-{bounds}" for name, bounds, _ in CASES])
def test_what_becomes_of_a_child(name: str, bounds: str, expected: str, start: str) -> None:
    if start == "forked" and not Path("/proc/self/task").is_dir():
        pytest.skip("this system does not tell how many threads a process has")
    arguments = [str(ROOT), json.dumps([name, bounds, start])]
    result = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=False)
    assert result.stderr == ""
    told, modules = result.stdout.splitlines()
    assert told == expected
    assert f"polgraph.workers.{start}" in modules


def test_a_hanging_child_is_not_waited_for() -> None:
    start = time.monotonic()
    with pytest.raises(QueryError):
        run_bounded(hang, bounds=SHORT_QUERY)
    assert time.monotonic() - start < 10


def test_the_memory_that_the_caller_has_does_not_count() -> None:
    kept = bytearray(300 << 20)
    assert run_bounded(answer, bounds=QUERY) == 5
    assert kept


def test_a_script_without_a_guard_starts_one_child(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import polgraph\nprint(polgraph.query('ASK {}').rows)\n", encoding="utf-8")
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("({'answer': True},)\n", "")


def test_the_process_that_readers_are_copies_of_has_one_thread() -> None:
    """A copy gets no thread but the one that made it: what another held would be held for ever."""
    script = "import os, polgraph.pipeline.stores.prepared; print(len(os.listdir('/proc/self/task')))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "1\n"
