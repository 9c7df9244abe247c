"""What is published of a store and of files of N-Quads, what is removed, and what is refused before anything is put."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import polgraph
from polgraph import errors
from polgraph.inputs import lines
from polgraph.namespaces import BASE
from polgraph.pipeline.publishing.sources import Source
from polgraph.remote import GraphStore, graph_store_of
from tests.remote import servers
from tests.store.conftest import OWN

GRAPH = f"{BASE}graph/release/"
VOCABULARIES = ["ontology", "reference"]


def quads(*names: str, count: int = 1) -> bytes:
    lines = [f"<urn:s:{number}> <urn:p> <urn:o> <{GRAPH}{name}> .\n" for name in names for number in range(count)]
    return "".join(lines).encode()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "server").mkdir()
    with servers.oxigraph(tmp_path / "server") as address:
        yield address


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server to which nothing is ever put."""
    with servers.oxigraph(tmp_path_factory.mktemp("untouched")) as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two releases in a file of each kind, and what a run left unfinished."""
    path = tmp_path / "out/batch=1"
    path.mkdir(parents=True)
    (path / "part-0.nq").write_bytes(quads("a"))
    (path / "part-1.nq.gz").write_bytes(gzip.compress(quads("b", "c", count=3)))
    for name in (".part-2.nq", "_part-3.nq", "part-4.csv"):
        (path / name).write_bytes(b"anything")
    return path.parent


def held(address: str, name: str) -> bytes:
    return GraphStore(graph_store_of(address)).get(f"{BASE}graph/{name}")


def test_files_are_published_with_the_vocabularies(empty: str, folder: Path) -> None:
    names = ["release/a", "release/b", "release/c", *VOCABULARIES]
    assert polgraph.publish(empty, source=folder) == dict.fromkeys(names, "put")
    assert polgraph.publish(empty, source=folder) == dict.fromkeys(names, "unchanged")
    assert sorted(held(empty, "release/b").splitlines()) == [
        line.rpartition(b" <")[0] + b" ." for line in quads("b", count=3).splitlines()
    ]


def test_a_release_that_has_gone_stays_until_it_is_pruned(empty: str, folder: Path) -> None:
    polgraph.publish(empty, source=folder)
    polgraph.publish(empty)
    (folder / "batch=1/part-0.nq").unlink()
    assert "release/a" not in polgraph.publish(empty, source=folder)
    assert polgraph.publish(empty, source=folder, prune=True, dry_run=True)["release/a"] == "would remove"
    assert held(empty, "release/a")
    done = polgraph.publish(empty, source=folder, prune=True)
    assert [name for name, what in done.items() if what == "removed"] == [
        "release/61c886dfe42e",
        "release/a",
        "release/c736a843b8cc",
    ]
    assert (held(empty, "release/a"), bool(held(empty, "resolution"))) == (b"", True)
    assert "removed" not in polgraph.publish(empty, source=folder, prune=True).values()


def test_a_removal_that_breaks_off_is_made_good(empty: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    polgraph.publish(empty, source=folder)
    gone = folder / "batch=1/part-0.nq"
    gone.unlink()
    with monkeypatch.context() as changing:
        changing.setattr("polgraph.remote.published.remove", removed_and_interrupted)
        with pytest.raises(errors.EndpointLimitError, match="the graph failed: KeyError"):
            polgraph.publish(empty, source=folder, prune=True)
    assert polgraph.publish(empty, source=folder, prune=True)["release/a"] == "removed"
    gone.write_bytes(quads("a"))
    assert polgraph.publish(empty, source=folder)["release/a"] == "put"


def removed_and_interrupted(url: str, graphs: list[str]) -> None:
    GraphStore(url).delete(graphs[0])
    raise KeyError


def test_a_store_publishes_what_its_queries_see(empty: str, tmp_path: Path) -> None:
    archive = polgraph.Store.create(tmp_path / "archive")
    outcomes = polgraph.ingest(OWN[:2], store=archive)
    first, second = sorted(f"release/{outcome.release}" for outcome in outcomes)
    names = ["archive", *VOCABULARIES, first, second, "resolution"]
    assert polgraph.publish(empty, source=archive) == dict.fromkeys(names, "put")
    exported = polgraph.export("nq", store=archive).splitlines()
    assert sum(len(held(empty, name).splitlines()) for name in names) == len(exported)
    archive.remove(first.removeprefix("release/"))
    assert polgraph.publish(empty, source=archive, prune=True) == {
        "archive": "put",
        **dict.fromkeys([*VOCABULARIES, second], "unchanged"),
        first: "removed",
        "resolution": "put",
    }


def test_of_batches_only_those_that_count_are_published(tmp_path: Path) -> None:
    """As Spark writes them, of which a run that died has left one."""
    for number, name in ((1, "a"), (2, "b")):
        path = tmp_path / f"out/nquads/batch={number}/part-00000-c000.txt.gz"
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(quads(name)))
    (tmp_path / "out/manifest.json").write_text('{"format": 1, "batches": [{"number": 1}]}')
    assert [graph.name for graph in Source(files=tmp_path / "out").graphs()][:-2] == [f"{GRAPH}a"]
    assert [graph.name for graph in Source(files=tmp_path / "out/nquads").graphs()][:-2] == [f"{GRAPH}a", f"{GRAPH}b"]
    (tmp_path / "out/manifest.json").write_text("[]")
    with pytest.raises(errors.SourceError, match="is not as polgraph writes it; expected a list of batches"):
        polgraph.publish_files(tmp_path / "bulk", source=tmp_path / "out")


def test_a_part_ends_where_a_graph_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PART", 1)
    path = tmp_path / "one.nq"
    path.write_bytes(quads("a", "b", count=3))
    assert [(part.content, part.where) for part in lines.parts_of(str(path))] == [
        (quads("a", count=3), f"{path}, from line 1"),
        (quads("b", count=3), f"{path}, from line 4"),
    ]


REFUSED = {
    "a graph elsewhere": (
        b"<urn:s> <urn:p> <urn:o> <urn:g> .\n",
        "from line 1: has the graph urn:g; expected graphs of data below",
    ),
    "a graph of the store itself": (
        f"<urn:s> <urn:p> <urn:o> <{BASE}graph/published> .\n".encode(),
        "has the graph .*/published; expected",
    ),
    "a triple": (b"<urn:s> <urn:p> <urn:o> .\n", "a statement is in no named graph; expected quads"),
    "a graph in two places": (
        quads("a", "b", "a"),
        "the graph release/a stands in two places; expected its quads together",
    ),
    "a graph of another file": (quads("b"), "the graph release/b stands in two places"),
    "no N-Quads": (quads("a") + b"<urn:s> is a subject\n", "from line 1: line 2, column "),
    "a control character": (b'<urn:s> <urn:p> "\\u0001" <' + GRAPH.encode() + b"a> .\n", r"control character U\+0001"),
    "a long line": (
        b'<urn:s> <urn:p> "' + b"a" * (17 << 20),
        "a line has 16777216 bytes or more; expected a shorter one",
    ),
    "another encoding": (quads("a").decode().encode("utf-16"), "is UTF-16; expected UTF-8"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_is_refused_before_anything_is_put(case: str, folder: Path, untouched: str) -> None:
    content, message = REFUSED[case]
    (folder / "batch=1/part-0.nq").write_bytes(content)
    with pytest.raises(errors.SourceError, match=message):
        polgraph.publish(untouched, source=folder)
    assert held(untouched, "published") == b""


COMPRESSED = {
    "half a file": (gzip.compress(os.urandom(1000))[:500], "cannot be unpacked: .*; expected a whole gzip file"),
    "no gzip": (b"no gzip", "cannot be unpacked: Not a gzipped file"),
    "a bomb": (
        gzip.compress(b"# \n" * (1 << 20)),
        "unpacks to more than 100 times its size; expected data that does not",
    ),
}


@pytest.mark.parametrize("case", COMPRESSED)
def test_a_compressed_file_is_refused(case: str, folder: Path) -> None:
    content, message = COMPRESSED[case]
    (folder / "batch=1/part-1.nq.gz").write_bytes(content)
    with pytest.raises(errors.SourceError, match=message):
        polgraph.publish_files(folder.parent / "bulk", source=folder)


def test_a_graph_that_is_too_large_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLGRAPH_GRAPH_MEGABYTES", "1")
    monkeypatch.setattr(lines, "PART", 1)
    (folder / "batch=1/part-0.nq").write_bytes(quads("a", count=20_000))
    with pytest.raises(
        errors.SourceError, match="a graph has more than 1 MB; expected less, or POLGRAPH_GRAPH_MEGABYTES"
    ):
        polgraph.publish_files(folder.parent / "bulk", source=folder)


def test_a_pipe_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.nq")
    with pytest.raises(errors.SourceError, match="is a pipe; expected a regular file"):
        polgraph.publish_files(folder.parent / "bulk", source=folder)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.SourceError, match=r"has no N-Quads; expected files that end in \.nq or \.nq\.gz"):
        polgraph.publish_files(tmp_path / "bulk", source=tmp_path)
    with pytest.raises(errors.SourceError, match="nowhere: is no folder; expected files"):
        polgraph.publish_files(tmp_path / "bulk", source=tmp_path / "nowhere")
