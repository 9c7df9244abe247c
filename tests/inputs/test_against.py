"""A new release against an archive, which may hold the release itself and all that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.engine import NamedNode, Quad, parse_file, serialise
from polgraph.pipeline.checks import Check, validate
from tests.cases import ROOT, release_file

RELEASE = release_file("mangystau-2025")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """All shipped releases as N-Quads, a graph each."""
    files = sorted((ROOT / "data/ttl/releases").rglob("*.ttl"))
    quads = [
        Quad(q.subject, q.predicate, q.object, NamedNode(f"urn:graph:{file.stem}"))
        for file in files
        for q in parse_file(file)
    ]
    path = tmp_path / "archive.nq"
    path.write_bytes(serialise(quads, "nq", {}))
    return path


def test_an_archive_that_holds_the_release_itself_changes_nothing(archive: Path) -> None:
    assert validate(Check((RELEASE,), against=(archive,))).results == ()


def test_another_version_of_the_release_in_the_archive_is_not_added(archive: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.ttl"
    text = RELEASE.read_text(encoding="utf-8")
    changed.write_text(
        text.replace("Meeting with personnel (Zhanaozen)", "Meeting with the personnel"), encoding="utf-8"
    )
    assert changed.read_text(encoding="utf-8") != text
    assert validate(Check((changed,), against=(archive, ROOT / "data/ttl/releases"))).results == ()


def test_what_the_archive_says_otherwise_is_told_of_the_new_release_alone(tmp_path: Path) -> None:
    both = parse_file(ROOT / "tests/shapes/archive/warning.same-title.ttl")
    for name, wanted in (("new.nt", True), ("archive.nt", False)):
        mine = [quad for quad in both if ("b7d40c95e0f1" in f"{quad.subject} {quad.object}") is wanted]
        (tmp_path / name).write_bytes(serialise(mine, "nt", {}))
    report = validate(Check((tmp_path / "new.nt",), against=(tmp_path / "archive.nt",)))
    assert [(result.focus.value.split("/")[-1], result.rule.split("/")[-1]) for result in report.results] == [
        ("b7d40c95e0f1", "Archive-same-release")
    ]
    assert report.passes()


def test_the_archive_is_not_judged_itself(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_bytes((ROOT / "tests/shapes/release/invalid.two-titles.ttl").read_bytes())
    assert validate(Check((RELEASE,), against=(broken,))).results == ()
    assert not validate(Check((broken,))).conforms
