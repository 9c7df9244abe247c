"""The wheel, installed away from the checkout: it answers the same and validates a file from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.web.pages.files import address_of
from tests.cases import ROOT, release_file

HEADLINE = ["query", "deputy-ministers-at-regional-meetings", "--format", "csv"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build sdist and wheel, and install the wheel alone into a folder of its own."""
    built, target = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(built), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return target


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed polgraph from its own folder, so that nothing of the checkout can help."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "polgraph", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=installed, env=environment, check=False)


def test_it_is_the_installed_one(installed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", "import polgraph; print(polgraph.__file__)"]
    found = subprocess.run(command, capture_output=True, text=True, cwd=installed, env=environment, check=True)
    assert found.stdout.startswith(str(installed))


def test_it_answers_the_same(installed: Path) -> None:
    here = subprocess.run(
        [sys.executable, "-m", "polgraph", *HEADLINE], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run(installed, *HEADLINE).stdout == here.stdout
    assert len(here.stdout.splitlines()) == 3


def test_it_validates_a_file_from_outside(installed: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    turtle = release_file("north-kazakhstan-2024").read_text(encoding="utf-8")
    good.write_text(turtle, encoding="utf-8")
    bad.write_text(turtle.replace("pg:value 3343 ;\n", ""), encoding="utf-8")
    assert run(installed, "validate", str(good)).returncode == 0
    assert run(installed, "validate", str(bad)).returncode == 1


def test_it_extracts_with_the_words_that_it_carries(installed: Path) -> None:
    release = ROOT / "tests/extraction/own/kk-review.txt"
    assert run(installed, "extract", str(release)).stdout == release.with_suffix(".json").read_text(encoding="utf-8")


def test_it_carries_types_and_licences(installed: Path) -> None:
    assert (installed / "polgraph/py.typed").is_file()
    assert {path.name for path in installed.glob("polgraph-*.dist-info/licenses/*")} == {"LICENSE", "LICENSE-DATA"}


@pytest.mark.parametrize("arguments", [["--view", "catalogue"], ["--format", "jsonld", "--frame", "release"]], ids=str)
def test_it_carries_views_selections_and_frames(installed: Path, arguments: list[str]) -> None:
    here = [sys.executable, "-m", "polgraph", "export", "--region", "KZ-59", *arguments]
    expected = subprocess.run(here, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert run(installed, "export", "--region", "KZ-59", *arguments).stdout == expected != ""


def test_it_carries_what_pages_are_drawn_with(installed: Path) -> None:
    parts = [
        "web/pages/static/built/charts.js",
        "web/pages/static/built/licences.txt",
        "_resources/data/geometry/README.md",
    ]
    assert [part for part in parts if not (installed / "polgraph" / part).is_file()] == []
    there = [
        sys.executable,
        "-c",
        "from polgraph.web.pages.files import address_of; print(address_of('regions.topojson'))",
    ]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.run(there, capture_output=True, text=True, cwd=installed, env=environment, check=True).stdout
    assert found.strip() == address_of("regions.topojson")
