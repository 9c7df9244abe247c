"""README names what there is and shows what the demo prints; the recipe for a release holds for others, too."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.cli.main import COMMANDS
from polgraph.pipeline import questions
from tests.cases import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = (ROOT / "docs/en/reference/questions.md").read_text(encoding="utf-8")
FACTS = (ROOT / "docs/en/reference/facts-document.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
(RECIPE,) = re.findall(r"```sh\n(polgraph map.*?)```", CONTRIBUTING, re.DOTALL)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout with a `polgraph` of its own, so that a recipe may write into it."""
    copy = tmp_path / "checkout"
    for name in ("data", "ontology", "queries", "shapes", "src", "pyproject.toml"):
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
    command = copy / "bin/polgraph"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{copy}/src" exec "{sys.executable}" -m polgraph "$@"\n')
    command.chmod(0o755)
    return copy


def run(script: str, checkout: Path) -> str:
    environment = {**os.environ, "PATH": f"{checkout}/bin:{os.environ['PATH']}", "LANG": "C.UTF-8", "COLUMNS": "250"}
    result = subprocess.run(
        ["bash", "-euxc", script], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-2000:]
    return result.stdout


@pytest.mark.parametrize("name", ["ru-01", "kk-01"])
def test_the_recipe_adds_a_release(name: str, checkout: Path, shared: Path) -> None:
    for ending in ("txt", "json"):
        shutil.copy(shared / f"corpus/dev/{name}.{ending}", checkout / f"my-release.{ending}")
    printed = run(RECIPE, checkout)
    assert "conforms" in printed
    assert printed.rstrip().endswith("3 rows")


def test_the_readme_shows_the_two_rows_of_the_demo(checkout: Path) -> None:
    rows = run("polgraph query deputy-ministers-at-regional-meetings", checkout).splitlines()
    for row in rows[4:6]:
        name, *_, evidence = re.split(r"\s{2,}", row)
        assert re.search(rf"^{name} .*{re.escape(evidence)}$", README, re.MULTILINE)


def test_every_command_query_and_exit_code_is_named() -> None:
    for command in COMMANDS:
        assert f"`polgraph {command}" in README, command
    for name in questions.saved_queries():
        assert f"\n## {name}\n" in QUESTIONS, name
    assert re.search(r"Exit codes: 0 .* 1 .*\s2 .* 3 .* 130 ", README)


def test_every_key_of_the_facts_document_is_named() -> None:
    source = (ROOT / "src/polgraph/facts/format.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'^\s*(?:\{|\w.*\{)?"([a-zA-Z0-9]+)": ', source, re.MULTILINE)) | {"summary", "confidence"}
    assert {key for key in keys if f"`{key}`" not in FACTS and f'"{key}"' not in FACTS} == set()
