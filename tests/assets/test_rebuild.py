"""The committed scripts are what their sources give: built anew, they have the same bytes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cases import ROOT

NPM = shutil.which("npm")
UNREACHABLE = ("EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "ENOTFOUND", "ETIMEDOUT")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the sources to where their packages are installed for this test alone."""
    if not NPM:
        pytest.skip("npm is not installed (Debian: apt install npm)")
    copy = tmp_path_factory.mktemp("frontend") / "frontend"
    shutil.copytree(ROOT / "frontend", copy, ignore=shutil.ignore_patterns("node_modules"))
    once = ["--fetch-retries=1", "--fetch-retry-maxtimeout=2000", "--fetch-retry-mintimeout=1000"]
    done = subprocess.run([NPM, "ci", "--ignore-scripts", *once], cwd=copy, capture_output=True, text=True, check=False)
    if any(code in done.stderr for code in UNREACHABLE):
        pytest.skip("npm's registry cannot be reached")
    assert done.returncode == 0, done.stderr
    return copy


def test_built_anew_all_files_are_the_same(sources: Path, tmp_path: Path) -> None:
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=sources, check=True)
    committed = ROOT / "src/polgraph/web/pages/static/built"
    expected = {path.name: path.read_bytes() for path in committed.iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == expected
