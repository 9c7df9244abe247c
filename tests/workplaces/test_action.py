"""The GitHub Action: its steps are run by bash as GitHub runs them, with the inputs as environment."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from polgraph.shacl.report import FAILING
from tests.cases import ROOT
from tests.schemas import validator

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
CASE = ROOT / "tests/reports/own-shapes"


def run(step: str, workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step with bash, where `polgraph` and `python` are this one's."""
    given = {name: entry.get("default", "") for name, entry in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in STEPS[step]["env"].items()
    }
    tools = workspace / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "polgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m polgraph "$@"\n', encoding="utf-8")
    (tools / "python").write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEPS[step]["run"]],
        capture_output=True,
        text=True,
        check=False,
        cwd=workspace,
        env={**os.environ, **environment, "PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_ACTION_PATH": "/the/action"},
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with data in folders, of which one name has a blank and one does not conform."""
    for name in ("data/good.ttl", "data/deep/with a blank.ttl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((CASE / "good.ttl").read_bytes())
    (tmp_path / "faulty.ttl").write_bytes((CASE / "data.ttl").read_bytes())
    (tmp_path / "shapes.ttl").write_bytes((CASE / "shapes.ttl").read_bytes())
    return tmp_path


def test_data_that_conforms_passes(workspace: Path) -> None:
    result = run("Validate", workspace, files="data/**/*.ttl", shapes="shapes.ttl")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("conforms: nodes checked: ")


def test_data_that_does_not_fails_with_annotations_and_a_report_for_code_scanning(workspace: Path) -> None:
    result = run(
        "Validate", workspace, files="absent*.ttl\nfaulty*.ttl", shapes="shapes.ttl", lang="ru", sarif="report.sarif"
    )
    assert (result.returncode, result.stderr) == (1, "")
    assert "::error file=faulty.ttl,line=9,title=MaxCount ex%3Aname::значений больше, чем 1" in result.stdout
    log = json.loads((workspace / "report.sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == 8


def test_the_policy_is_passed_on(workspace: Path) -> None:
    (workspace / "shapes.ttl").write_text(
        "@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "ex:S sh:targetClass ex:Person ; sh:property [ sh:path ex:mail ; sh:minCount 1 ; sh:severity sh:Warning ] .\n",
        encoding="utf-8",
    )
    codes = [
        run("Validate", workspace, files="faulty.ttl", shapes="shapes.ttl", fail_on=level).returncode
        for level in FAILING
    ]
    assert codes == [0, 1, 1]


@pytest.mark.parametrize("inputs", [{"files": "absent/*.ttl"}, {"files": "faulty.ttl", "shapes": "absent/*.ttl"}])
def test_a_pattern_that_matches_nothing_is_no_success(inputs: dict[str, str], workspace: Path) -> None:
    result = run("Validate", workspace, **inputs)
    assert result.returncode == 2
    assert "expected one or more" in result.stdout


def test_an_input_is_never_a_command(workspace: Path) -> None:
    hostile = "$(touch owned) `touch owned`; touch owned\n--output=owned"
    assert run("Validate", workspace, files=hostile, shapes="shapes.ttl").returncode == 2
    assert not (workspace / "owned").exists()
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(("version", "wanted"), [("", "/the/action"), ("0.1.0", "polgraph==0.1.0")])
def test_the_version_of_the_action_is_installed_unless_another_is_asked_for(
    version: str, wanted: str, workspace: Path
) -> None:
    assert run("Install polgraph", workspace, version=version).stdout.split()[-1] == wanted


def test_the_action_is_what_its_schema_asks_for() -> None:
    validator("https://json.schemastore.org/github-action.json").validate(ACTION)


def test_every_input_is_described_and_used() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(entry["description"] for entry in ACTION["inputs"].values())
