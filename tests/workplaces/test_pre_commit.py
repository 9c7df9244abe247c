"""The hook of pre-commit: pre-commit itself installs this checkout and runs it in a repository of somebody else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import ROOT

CASE = ROOT / "tests/reports/own-shapes"
GIT = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
CONFIG = """
repos:
  - repo: {repository}
    rev: v1
    hooks:
      - id: polgraph-validate
        args: [--shapes, shapes.ttl, --]
        exclude: shapes.ttl
"""


def command(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GIT_DIR")}
    return subprocess.run(
        words, cwd=folder, env={**kept, **GIT, **environment}, capture_output=True, text=True, check=False
    )


def commit(folder: Path, *tag: str) -> None:
    for words in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", "first"],
        *([["tag", *tag]] if tag else []),
    ):
        assert command(folder, "git", *words).returncode == 0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with data, whose configuration names this checkout; pre-commit has installed the hook."""
    hook, here = tmp_path_factory.mktemp("hook"), tmp_path_factory.mktemp("here")
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA"):
        shutil.copy(ROOT / name, hook)
    for name in ("data", "ontology", "queries", "shapes", "src"):
        shutil.copytree(ROOT / name, hook / name, ignore=shutil.ignore_patterns("__pycache__"))
    commit(hook, "v1")
    (here / ".pre-commit-config.yaml").write_text(CONFIG.format(repository=hook), encoding="utf-8")
    shutil.copy(CASE / "shapes.ttl", here)
    shutil.copy(CASE / "good.ttl", here)
    commit(here)
    done = pre_commit(here, "install-hooks")
    if done.returncode and not reachable(here):
        pytest.skip("the package index cannot be reached, from which pre-commit installs the hook")
    assert done.returncode == 0, done.stdout
    return here


def reachable(folder: Path) -> bool:
    """Tell whether packages can be had at all."""
    probe = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder.parent), "hatchling"]
    return command(folder, *probe).returncode == 0


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command(folder, sys.executable, "-m", "pre_commit", *words, PRE_COMMIT_HOME=str(folder.parent / "cache"))


def test_the_hook_passes_data_that_conforms_and_stops_what_does_not(home: Path) -> None:
    assert pre_commit(home, "run", "--all-files").returncode == 0
    shutil.copy(CASE / "data.ttl", home / "faulty.ttl")
    assert command(home, "git", "add", "faulty.ttl").returncode == 0
    stopped = pre_commit(home, "run", "polgraph-validate")
    assert stopped.returncode == 1
    assert "does not conform: " in stopped.stdout
    assert "line 9  Anna (ex:anna)  ex:name" in stopped.stdout


def test_the_manifest_is_what_pre_commit_asks_for() -> None:
    checked = command(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert (checked.returncode, checked.stdout) == (0, "")
