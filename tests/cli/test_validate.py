"""`polgraph validate` as a user meets it: verdicts, exit codes, what is shown and to whom."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import polgraph
from tests.cases import ROOT
from tests.cli.test_commands import error_of
from tests.cli.test_commands import polgraph as run

CASE = ROOT / "tests/reports/own-shapes"
DATA, SHAPES = CASE / "data.ttl", CASE / "shapes.ttl"
WARNING = """
@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S a sh:NodeShape ; sh:targetClass ex:Person ;
  sh:property [ sh:path ex:mail ; sh:minCount 1 ; sh:severity sh:SEVERITY ] .
"""


@pytest.fixture(params=["Violation", "Warning", "Info"])
def severity(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def shapes(severity: str, tmp_path: Path) -> Path:
    path = tmp_path / "shapes.ttl"
    path.write_text(WARNING.replace("SEVERITY", severity), encoding="utf-8")
    return path


@pytest.mark.parametrize("fail_on", ["violation", "warning", "info"])
def test_the_policy_decides_the_exit_code_and_the_verdict(severity: str, shapes: Path, fail_on: str) -> None:
    result = run("validate", DATA, "--shapes", shapes, "--fail-on", fail_on, "--lang", "en")
    order = ["violation", "warning", "info"]
    fails = order.index(severity.lower()) <= order.index(fail_on)
    lenient = {"Warning": "conforms with warnings: ", "Info": "conforms, with remarks: "}
    assert result.returncode == int(fails)
    assert result.stdout.splitlines()[-1].startswith("does not conform: " if fails else lenient[severity])


def test_the_verdict_says_how_much_was_checked_and_by_what() -> None:
    result = run("validate", DATA, "--shapes", SHAPES, "--engine", "pyshacl", "--lang", "ru")
    assert result.stdout.splitlines()[-1] == (
        "не соответствует: проверено узлов: 2, движок: pyshacl, нарушений: 5, предупреждений: 1, замечаний: 1, "
        "другой степени: 1"
    )
    assert result.stderr == ""


def test_a_report_is_plain_where_nobody_sees_colour() -> None:
    assert "\033" not in run("validate", DATA, "--shapes", SHAPES).stdout


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_report_is_in_colour_on_a_terminal(environment: dict[str, str], coloured: bool) -> None:
    near, far = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "polgraph", "validate", DATA, "--shapes", SHAPES],
        stdout=far,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "", "TERM": "xterm", **environment},
    ) as child:
        os.close(far)
        shown = b"".join(iter(lambda: _some(near), b""))
        assert child.stderr
        assert child.stderr.read() == b""
    os.close(near)
    assert (b"\033[31m" in shown) is coloured


def _some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # all is read and the other end is closed
        return b""


def test_seconds_are_counted_on_a_terminal_while_work_goes_on() -> None:
    program = "import sys; from polgraph.cli import progress; progress._PATIENCE = 0\nwith progress.ticking('checking'): sys.stdin.read()"
    near, far = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stderr=far, cwd=ROOT) as child:
        os.close(far)
        shown = b""
        while b" s" not in shown:
            shown += os.read(near, 65536)
        assert child.stdin
        child.stdin.close()
        shown += b"".join(iter(lambda: _some(near), b""))
    os.close(near)
    assert shown.startswith("\rpolgraph: checking … 1 s".encode())
    assert shown.endswith(b"\r\033[K")


def test_what_is_left_out_is_said_and_counted() -> None:
    result = run("validate", DATA, "--shapes", SHAPES, "--max-results", "2", "--lang", "en")
    assert "\nand 6 more results are not shown (--max-results)\n" in result.stdout
    assert "violations: 5" in result.stdout.splitlines()[-1]
    everything = json.loads(run("validate", DATA, "--shapes", SHAPES, "--format", "json").stdout)
    assert (len(everything["results"]), everything["omitted"]) == (8, 0)


def test_a_long_report_is_counted_by_shape(tmp_path: Path) -> None:
    data = tmp_path / "data.ttl"
    people = (f"ex:p{number} a ex:Person ; ex:age {number}, 'x' ." for number in range(150))
    data.write_text("\n".join(["@prefix ex: <http://example.org/> .", *people]), encoding="utf-8")
    result = run("validate", data, "--shapes", SHAPES, "--lang", "en")
    *_, summary = result.stdout.split("\n\n")
    assert summary.splitlines()[1:] == [
        "by shape:",
        "      150  Datatype ex:age",
        "      150  MinCount ex:name",
        "      150  ex:Person-lonely",
    ]
    assert "and 350 more results are not shown" in result.stdout
    assert len(run("validate", data, "--shapes", SHAPES, "--max-results", "all").stdout.split("line ")) == 451


@pytest.mark.parametrize("number", ["0", "-1", "few"])
def test_a_number_of_results_is_one_or_more(number: str) -> None:
    result = run("validate", DATA, "--max-results", number)
    assert "expected 1 or more, or all" in error_of(result)
    assert result.returncode == 2


def test_a_report_is_written_to_a_file_and_never_over_the_data(tmp_path: Path) -> None:
    target = tmp_path / "report.sarif"
    result = run("validate", DATA, "--shapes", SHAPES, "--format", "sarif", "--output", target)
    assert (result.returncode, result.stdout) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"
    refused = run("validate", DATA, "--shapes", SHAPES, "--output", SHAPES)
    assert "is an input of this command" in error_of(refused)


def test_the_words_of_a_release_are_shown_out_of_its_text() -> None:
    case = ROOT / "tests/reports/release"
    shown = run("validate", case / "data.ttl", "--texts", case, "--lang", "en").stdout
    assert "line 114  Report (Ержан Вымышленов): drug trafficking (statement:dda49308eeb7)" in shown
    assert "\n      «изъято более 40 кг наркотиков»\n" in shown


def test_texts_that_are_not_there_are_no_silence() -> None:
    result = run("validate", DATA, "--texts", "absent")
    assert error_of(result) == "polgraph: absent: is no folder; expected the texts of releases in it, each <sha256>.txt"
    assert result.returncode == 2


def test_shapes_in_several_files_are_all_asked(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(WARNING.replace("SEVERITY", "Warning"), encoding="utf-8")
    both = json.loads(run("validate", DATA, "--shapes", SHAPES, "--shapes", more, "--format", "json").stdout)
    assert both["counts"] == {"violation": 5, "warning": 3, "info": 1, "debug": 0, "trace": 0, "other": 1}


def test_what_is_context_is_looked_at_and_not_judged(tmp_path: Path) -> None:
    data = tmp_path / "data.ttl"
    data.write_text(
        """
@prefix ex: <http://example.org/> .
ex:cara a ex:Person ; ex:name "Cara" ; ex:friend ex:anna .
ex:dan ex:friend ex:cara .
""",
        encoding="utf-8",
    )
    assert "the value is none of Anna, Bolat" not in run("validate", data, "--shapes", SHAPES, "--lang", "en").stdout
    result = run("validate", data, "--shapes", SHAPES, "--context", DATA, "--lang", "en")
    assert 'ex:cara  (ex:friend/ex:name): "Anja"' in result.stdout
    assert "line 4  ex:cara" not in result.stdout
    assert "ex:bolat" not in result.stdout


def test_a_check_by_the_compiled_engine_imports_neither_rdflib_nor_pyshacl() -> None:
    program = "import sys; from polgraph.cli.main import main; main(['validate']); print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.startswith("conforms: ")
    assert not {"rdflib", "pyshacl"} & set(result.stderr.split())


def test_the_same_in_python() -> None:
    report = polgraph.validate(DATA, shapes=[SHAPES], engine="pyshacl")
    assert (report.conforms, report.passes("violation"), report.checked, report.count("warning")) == (
        False,
        False,
        2,
        1,
    )
    found = report.graph().query("ASK { ?r a <http://www.w3.org/ns/shacl#ValidationReport> }")
    assert found.askAnswer
