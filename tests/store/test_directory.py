"""The directory: only what polgraph made is opened, one writer at a time, readers on copies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from polgraph.errors import StoreError
from polgraph.pipeline.origins import dataset_of
from polgraph.pipeline.stores import caring
from polgraph.pipeline.stores.keeping import kept
from polgraph.store import snapshots
from polgraph.store.layout import opened
from polgraph.store.reader import Reader, open_reader

COUNT = "SELECT (COUNT(?release) AS ?n) WHERE { ?release a pg:Release }"


def releases_in(folder: Path) -> int:
    return int(open_reader(folder).select(COUNT).rows[0][0].value)


def test_a_folder_that_polgraph_did_not_make_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(StoreError, match="was not made by polgraph; expected one that `polgraph store create"):
        opened(tmp_path)
    with pytest.raises(StoreError, match="holds other files; expected an empty folder"):
        caring.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_nothing_is_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Reader(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_a_store_is_made_once(empty: Path) -> None:
    with pytest.raises(StoreError, match="is a store already"):
        caring.create(empty)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (json.dumps({"format": 2}), "has the format 2; expected 1"),
        ("{", "polgraph.json is damaged"),
        ("[]", "polgraph.json is damaged"),
    ],
)
def test_another_format_is_refused(content: str, expected: str, empty: Path) -> None:
    (empty / "polgraph.json").write_text(content)
    with pytest.raises(StoreError, match=expected):
        opened(empty)


def test_a_second_writer_is_told_who_holds_the_store(empty: Path) -> None:
    command = [sys.executable, "-m", "polgraph", "store", "compact", str(empty)]
    with kept(empty):
        second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert second.returncode == 3
    assert "is held by polgraph" in second.stderr
    assert "process" in second.stderr
    assert second.stderr.count("\n") == 1
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_nobody_sees_what_is_not_there_yet(empty: Path) -> None:
    assert releases_in(empty) == 0


def test_a_reader_keeps_what_it_opened(store: Path) -> None:
    reader = open_reader(store)
    name = sorted(path.stem for path in (store / "releases").glob("*.ttl"))[0]
    before = int(reader.select(COUNT).rows[0][0].value)
    caring.remove(store, name)
    assert int(reader.select(COUNT).rows[0][0].value) == before
    assert releases_in(store) == before - 1


def test_who_asks_again_in_one_process_sees_what_was_stored_since(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.parent)
    before = int(dataset_of(Path(store.name)).select(COUNT).rows[0][0].value)
    caring.remove(store, sorted(path.stem for path in (store / "releases").glob("*.ttl"))[0])
    assert int(dataset_of(Path(store.name)).select(COUNT).rows[0][0].value) == before - 1
    caring.rebuild(store)  # the copies are counted from one again
    assert int(dataset_of(Path(store.name)).select(COUNT).rows[0][0].value) == before - 1
    monkeypatch.chdir(tmp_path / "..")
    with pytest.raises(StoreError, match="there is no store"):
        dataset_of(Path(store.name))


def test_copies_that_nobody_reads_are_removed(store: Path) -> None:
    for name in sorted(path.stem for path in (store / "releases").glob("*.ttl"))[:3]:
        caring.remove(store, name)
    assert len(snapshots.copies(store / "snapshots")) == 1


def test_a_copy_that_somebody_reads_stays(store: Path) -> None:
    reader = Reader(store)
    held = snapshots.copies(store / "snapshots")[-1]
    for name in sorted(path.stem for path in (store / "releases").glob("*.ttl"))[:2]:
        caring.remove(store, name)
    assert held in snapshots.copies(store / "snapshots")
    assert len(reader.seen()) > 0
