"""polgraph export as a user meets it: views listed, folders written, errors in one line, progress only at a terminal."""

from __future__ import annotations

import io
import json
import os
import pty
import sys
from pathlib import Path

import pytest

import polgraph as api
from polgraph.cli import progress
from polgraph.cli.main import main
from polgraph.pipeline import exports, views
from tests.cli.test_commands import error_of, polgraph


@pytest.mark.parametrize(("language", "words"), [("en", "for a map"), ("ru", "для карты"), ("kk", "карта үшін")])
def test_views_are_listed_in_the_readers_language(language: str, words: str) -> None:
    result = polgraph("export", "--view", "--lang", language)
    assert (result.returncode, result.stderr) == (0, "")
    listed = [line.split()[0] for line in result.stdout.splitlines()[2:] if not line.startswith(" ")]
    assert listed == [*views.views(), views.TABLES]
    assert words in result.stdout


def test_what_the_command_writes_is_what_python_returns(tmp_path: Path) -> None:
    result = polgraph("export", "--format", "nt", "--region", "в СКО", "--year", "2024")
    assert result.stdout.encode() == api.export("nt", region="KZ-59", year=2024)
    polgraph("export", "--view", "schema-org", "--output", tmp_path / "view.jsonld")
    assert (tmp_path / "view.jsonld").read_bytes() == api.export(view="schema-org")


def test_tables_are_written_into_a_folder(tmp_path: Path) -> None:
    result = polgraph("export", "--view", "csvw", "--person", "Аленов", "--output", tmp_path / "new/tables")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    written = {path.name: path.read_bytes() for path in (tmp_path / "new/tables").iterdir()}
    assert written == api.export_tables(person="Аленов")


def test_shapes_are_never_overwritten(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.geojson"
    shape = {"properties": {"a": "KZ-47"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    shapes.write_text(json.dumps({"features": [shape]}))
    result = polgraph("export", "--view", "geojson", "--geometry", shapes, "--output", shapes)
    assert "is an input of this command" in error_of(result)
    assert json.loads(shapes.read_text()) == {"features": [shape]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--view", "geojsn"], "no view is called 'geojsn'; did you mean 'geojson'?"),
        (["--view", "csvw"], "expected --output FOLDER"),
        (["--view", "csvw", "--format", "nt", "--output", "x"], "expected --output FOLDER"),
        (["--view", "geojson", "--format", "ttl"], "the view geojson makes no graph; expected it without a format"),
        (["--view", "catalogue", "--geometry", "x"], "x: the view catalogue has no shapes; expected the view geojson"),
        (["--view", "followthemoney", "--geometry", "x"], "has no shapes; expected the view geojson"),
        (["--geometry", "x"], "x: only a map has shapes; expected the view geojson"),
        (["--view", "geojson", "--geometry", "no-such-file"], "expected a readable file"),
        (["--frame", "person"], "expected the format jsonld and no view"),
        (["--view", "schema-org", "--format", "jsonld", "--frame", "person"], "expected the format jsonld and no view"),
        (["--region", "KZ-10"], "nothing here is about region KZ-10; expected"),
        (["--view", "csvw", "--region", "KZ-10", "--output", "x"], "nothing here is about region KZ-10; expected"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_line(arguments: list[str], message: str) -> None:
    result = polgraph("export", *arguments)
    assert result.returncode == 2
    assert message in error_of(result)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = polgraph("export", "--view", "csvw", "--output", tmp_path / "file")
    assert result.returncode == 2
    assert "expected a folder" in error_of(result)


def test_a_long_export_tells_a_terminal_how_far_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(exports, "LONG", 4000)
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert main(["export", "--format", "nt", "--output", str(tmp_path / "a.nt")]) == 0
        told = os.read(leader, 10_000).decode().splitlines()
    os.close(leader)
    assert told[:2] == ["polgraph: read 4 000 statements", "polgraph: read 8 000 statements"]
    assert told[2].startswith("polgraph: writing ")


def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    progress.tell("read 4 000 statements")
    assert sys.stderr.getvalue() == ""


def test_a_short_export_says_nothing(tmp_path: Path) -> None:
    told: list[str] = []
    exports.export(exports.Wanted("nt"), told.append)
    assert told == []
