"""Care: what is broken is found and named, copies are stores, and the index is made anew from the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from polgraph import iris
from polgraph.archive import Retrieval, archive_of, read_archive
from polgraph.errors import SourceError, StoreError
from polgraph.pipeline import exports
from polgraph.pipeline.exports import Wanted
from polgraph.pipeline.stores import caring, curating
from polgraph.pipeline.stores.keeping import kept
from polgraph.sealed import seal_of, sealed
from polgraph.store import backup
from polgraph.store.writer import Change


def exported(folder: Path) -> bytes:
    return exports.export(Wanted("nq", store=folder))


def a_release(folder: Path) -> str:
    return min(path.stem for path in (folder / "releases").glob("*.ttl"))


def test_a_whole_store_has_no_faults(store: Path) -> None:
    assert list(caring.check(store)) == []


@pytest.mark.parametrize("folder", ["releases", "texts"])
def test_a_flipped_byte_is_found(folder: str, store: Path) -> None:
    for path in sorted((store / folder).iterdir()):
        content = path.read_bytes()
        path.write_bytes(content[:100] + bytes([content[100] ^ 1]) + content[101:])
        assert any(str(path) in fault for fault in caring.check(store)), path.name
        path.write_bytes(content)
    assert list(caring.check(store)) == []


def test_a_lost_file_is_found_and_written_again(store: Path) -> None:
    before, name = exported(store), a_release(store)
    (store / f"releases/{name}.ttl").unlink()
    assert list(caring.check(store)) == [
        f"https://w3id.org/polgraph/graph/release/{name}: is in the engine, and its file is not there"
    ]
    assert f"of which {name} had lost" in caring.rebuild(store)
    assert list(caring.check(store)) == []
    assert exported(store) == before


def test_a_text_without_its_release_is_found(store: Path) -> None:
    text = min(path for path in (store / "texts").glob("*.txt"))
    (store / f"releases/{text.stem[:12]}.ttl").unlink()
    (store / "unfinished").touch()  # the next writer believes the files
    with kept(store):
        pass
    assert list(caring.check(store)) == [f"{text}: has no release; ingest it again, or remove it"]
    caring.remove(store, text.stem[:12])
    assert list(caring.check(store)) == []


def test_a_copy_without_the_last_step_is_found_and_made_anew(store: Path) -> None:
    shutil.copytree(store / "snapshots", store.with_name("old"))
    caring.remove(store, a_release(store))
    before = exported(store)
    shutil.rmtree(store / "snapshots")
    store.with_name("old").rename(store / "snapshots")
    (fault,) = caring.check(store)
    assert "is not what the engine holds" in fault
    caring.rebuild(store)
    assert list(caring.check(store)) == []
    assert exported(store) == before


def test_openings_leave_no_logs(store: Path) -> None:
    for _ in range(3):
        with kept(store):
            pass
    assert list((store / "engine").glob("LOG.old.*")) == []


def test_a_file_of_somebody_else_is_found(store: Path) -> None:
    (store / "texts/notes.doc").touch()
    (fault,) = caring.check(store)
    assert fault.endswith("notes.doc: is none of ours; expected only files that polgraph wrote")


def test_what_a_dead_writer_left_is_found_and_removed(store: Path) -> None:
    (store / "releases/0123456789ab.ttl.new").write_text("half")
    (store / "snapshots/9.new").mkdir()
    (store / "engine/bulk-1.sst").touch()
    assert len([fault for fault in caring.check(store) if "is left over" in fault]) == 3
    assert "3 files left over removed" in caring.compact(store)
    assert list(caring.check(store)) == []


def test_without_an_index_the_next_writer_makes_it(store: Path) -> None:
    before = exported(store)
    for name in ("engine", "snapshots"):
        shutil.rmtree(store / name)
    (store / "snapshots").mkdir()
    with kept(store):
        pass
    assert list(caring.check(store)) == []
    assert exported(store) == before


def test_a_damaged_index_is_refused_and_made_anew(store: Path) -> None:
    before = exported(store)
    (store / "engine/CURRENT").unlink()
    with pytest.raises(StoreError, match=r"engine: .*polgraph store check"), kept(store):
        pass
    caring.rebuild(store)
    assert list(caring.check(store)) == []
    assert exported(store) == before


def test_an_index_that_a_power_cut_spoilt_is_made_anew(store: Path) -> None:
    before = exported(store)
    (store / "engine/CURRENT").unlink()
    (store / "unfinished").touch()
    with kept(store):
        pass
    assert list(caring.check(store)) == []
    assert exported(store) == before


def test_decisions_whose_file_is_lost_are_not_forgotten(store: Path) -> None:
    name = a_release(store)
    claim = next(
        line.split()[0] for line in (store / f"releases/{name}.ttl").read_text().splitlines() if " a pg:Tenure" in line
    )
    curating.curate(store, "accept", [claim], ("somebody", "read against the text"))
    before, decided = exported(store), (store / "curation.ttl").read_bytes()
    (store / "curation.ttl").unlink()
    with pytest.raises(StoreError, match=r"curation.ttl: is lost"):
        curating.curate(store, "retract", [claim], ("somebody else", "no"))
    caring.rebuild(store)
    assert len((store / "curation.ttl").read_bytes()) == len(decided)
    assert exported(store) == before
    assert list(caring.check(store)) == []


def test_a_store_with_a_damaged_file_is_not_made_anew_before_all_is_whole(store: Path) -> None:
    before, path = exported(store), store / f"releases/{a_release(store)}.ttl"
    content = path.read_bytes()
    path.write_bytes(content[:-100])
    with pytest.raises(StoreError, match=f"{path}: is damaged"):
        caring.rebuild(store)
    assert exported(store) == before
    path.unlink()  # the index still has what the file said
    assert path.stem in caring.rebuild(store)
    assert exported(store) == before


def test_a_copy_that_was_broken_off_is_no_store(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_copy_folder", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        caring.backup(store, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_copy_is_a_store(store: Path, tmp_path: Path) -> None:
    with kept(store):  # somebody writes meanwhile
        caring.backup(store, tmp_path / "copy")
    with pytest.raises(StoreError, match="is there already"):
        caring.backup(store, tmp_path / "copy")
    caring.restore(tmp_path / "restored", tmp_path / "copy")
    assert list(caring.check(tmp_path / "restored")) == []
    assert exported(tmp_path / "restored") == exported(store)


def test_a_release_is_taken_out_with_its_text(store: Path) -> None:
    name = a_release(store)
    caring.remove(store, name)
    assert not [path for path in store.rglob(f"{name}*") if "engine" not in path.parts]
    assert name.encode() not in exported(store)
    assert list(caring.check(store)) == []
    with pytest.raises(SourceError, match=f"holds no release '{name}'"):
        caring.remove(store, name)


def test_engine_and_files_know_the_same_of_the_texts(store: Path) -> None:
    address = [Retrieval("a" * 64, "https://example.kz/1", f"2026-01-0{day}T00:00:00Z") for day in (1, 2)]
    with kept(store) as opened:
        first, second = sorted(opened.archive.texts)[:2]
        for text, known in ((first, address[0]), (second, address[1])):
            one = opened.archive.texts[text].with_retrieval(known, first)
            path = store / f"texts/{text}.ttl"
            graph = iris.part_of(iris.ARCHIVE_GRAPH, text)
            opened.writer.commit({path: sealed(one.file())}, [Change(graph, one.triples(), seal_of(one.file()))])
        assert archive_of(opened.writer.dataset()) == read_archive(store / "texts")
        assert read_archive(store / "texts").texts[second].revises == {first[:12]}
