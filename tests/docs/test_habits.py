"""What hosts read of the project agrees with the project: the citation, the workflows, the forms."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

import polgraph
from tests.cases import ROOT

HOSTED = sorted((ROOT / ".github").rglob("*.yml"))
WORKFLOWS = [path for path in HOSTED if path.parent.name == "workflows"]
CLASSIFIERS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
PYTHONS = [one.rpartition(" ")[2] for one in CLASSIFIERS if re.search(r":: 3\.\d+$", one)]


def test_the_citation_has_what_its_format_demands_and_our_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["version"] == polgraph.__version__


@pytest.mark.parametrize("path", HOSTED, ids=lambda path: path.name)
def test_it_is_yaml_with_a_name(path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["name"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_call_targets_that_are_there(path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    called = re.findall(r"run: make ([a-z-]+)", path.read_text(encoding="utf-8"))
    assert called
    assert set(called) <= set(targets)


def test_the_workflow_tests_each_python_that_we_name() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))["jobs"]
    assert [jobs[name]["strategy"]["matrix"]["python"] for name in ("test", "wheel")] == [PYTHONS, PYTHONS]
