"""No input takes the command down or shows a traceback: each gets its one line and exit code, by the command itself."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.test_commands import error_of, polgraph
from tests.hostile.case import Hostile
from tests.hostile.running import CASES, write

Outcome = tuple[int, str, str]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Exit code, output and error of each case."""
    folder = tmp_path_factory.mktemp("hostile")
    write(folder)
    command = [sys.executable, "-m", "tests.hostile.running", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    return {name: (code, out, err) for name, code, out, err in map(json.loads, result.stdout.splitlines())}


def test_there_are_many_and_none_has_the_name_of_another() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 140


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_input_is_told_in_one_line(case: Hostile, outcomes: dict[str, Outcome]) -> None:
    code, out, err = outcomes[case.name]
    assert (code, err) == (case.code, f"polgraph: {case.told}\n" if case.told else "")
    assert bool(out) is (case.code < 2)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    assert "is a pipe; expected a regular file, or - for the standard input" in error_of(
        polgraph("validate", tmp_path / "pipe.ttl")
    )


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.ttl"))
        assert "expected a readable file" in error_of(polgraph("validate", tmp_path / "s.ttl"))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/dev/zero", "/dev/zero: is a device; expected a regular file, or - for the standard input"),
        ("absent.ttl", "absent.ttl: No such file or directory; expected a readable file"),
        ("x" * 300 + ".ttl", "File name too long; expected a readable file"),
        ("tests/lint", "tests/lint: no RDF is in this directory; expected a file that ends in .ttl"),
        ("absent\n.ttl", "polgraph: 'absent\\n.ttl': No such file or directory"),
    ],
)
def test_what_is_no_file_is_told(path: str, told: str) -> None:
    assert told in error_of(polgraph("validate", path))


def test_a_circle_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").symlink_to(tmp_path / "b.ttl")
    (tmp_path / "b.ttl").symlink_to(tmp_path / "a.ttl")
    assert "Too many levels of symbolic links" in error_of(polgraph("validate", tmp_path / "a.ttl"))


@pytest.mark.parametrize(
    ("redirection", "told"),
    [
        ("< /dev/zero", "standard input: has more than 1 MB; expected less, or POLGRAPH_FILE_MEGABYTES set higher"),
        ("<&-", "standard input is closed; expected data"),
        ("< /dev/null", "standard input: is empty; expected RDF"),
    ],
)
def test_a_standard_input_without_an_end_or_a_beginning_is_told(redirection: str, told: str) -> None:
    command = ["sh", "-c", f"exec '{sys.executable}' -m polgraph validate - {redirection}"]
    environment = {**os.environ, "POLGRAPH_FILE_MEGABYTES": "1"}
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert (result.returncode, error_of(result)) == (2, f"polgraph: {told}")
