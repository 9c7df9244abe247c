"""The W3C suite by every engine and by the command line; what is missed stands in misses.tsv, each with its reason."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from polgraph.cli.main import UNUSABLE, main
from polgraph.engine import parse_file, parse_text
from polgraph.engine.parse import FORMATS
from polgraph.errors import SourceError
from polgraph.namespaces import SH
from polgraph.shacl.engines import ENGINES, validate
from polgraph.shacl.report_graph import results_in
from tests.shacl.w3c.suite import Case, Told, cases, fetched, told

COUNT = 121
FOLDER = Path(__file__).parent
# One of each part: the command as a process of its own.
AS_PROCESSES = (
    "core/node/in-001",
    "core/path/path-complex-001",
    "sparql/property/sparql-001",
    "sparql/pre-binding/unsupported-sparql-003",
)


@pytest.fixture(scope="session")
def suite(request: pytest.FixtureRequest) -> list[Case]:
    try:
        return list(cases(fetched(request.config.cache.mkdir("w3c-shacl-0.40.1"))))
    except OSError as exc:
        pytest.skip(f"the suite is in the source distribution of pySHACL, which cannot be fetched: {exc}")


def misses(engine: str) -> set[str]:
    rows = (line.split("\t") for line in (FOLDER / "misses.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return {name for where, name, _ in rows if where == engine}


def in_process(case: Case, engine: str) -> Counter[Told] | None:
    try:
        report = validate(parse_file(case.data), [], parse_file(case.shapes), engine=engine)
    except SourceError:
        return None
    return told(list(report.results), conforms=report.conforms)


def in_turtle(turtle: str) -> Counter[Told]:
    quads = parse_text(turtle.encode(), FORMATS[".ttl"], "the report")
    (conforms,) = (quad.object.value for quad in quads if quad.predicate.value == SH.conforms)
    return told(results_in(quads), conforms=conforms == "true")


def test_all_of_the_suite_is_read(suite: list[Case]) -> None:
    assert len(suite) == len({case.name for case in suite}) == COUNT
    assert sum(case.expected is None for case in suite) == 7


@pytest.mark.parametrize("engine", ENGINES)
def test_by_every_engine(suite: list[Case], engine: str) -> None:
    assert {case.name for case in suite if in_process(case, engine) != case.expected} == misses(engine)


def test_by_the_command_line(
    suite: list[Case], capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    tried = suite if request.config.getoption("--every-mutant") else suite[::3]
    missed = set()
    for case in tried:
        code = main(["validate", str(case.data), "--shapes", str(case.shapes), "--format", "turtle"])
        output = capsys.readouterr().out
        missed |= {case.name} if answer(code, output) != case.expected else set()
    assert missed == misses("command") & {case.name for case in tried}


def test_by_the_command_as_a_process(suite: list[Case]) -> None:
    for case in (case for case in suite if case.name in AS_PROCESSES):
        command = ["validate", str(case.data), "--shapes", str(case.shapes), "--format", "turtle"]
        done = subprocess.run([sys.executable, "-m", "polgraph", *command], capture_output=True, text=True, check=False)
        assert answer(done.returncode, done.stdout) == case.expected, case.name


def answer(code: int, output: str) -> Counter[Told] | None:
    """Return what the command says; None if it refuses the shapes."""
    return None if code == UNUSABLE and not output else in_turtle(output)
