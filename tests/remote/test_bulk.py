"""Files that stores load with the commands of docs/en/guides/publishing.md, after which publishing goes on by digests."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import polgraph
from polgraph.errors import SourceError
from polgraph.namespaces import BASE
from polgraph.pipeline.publishing.bulk import write_bulk
from polgraph.pipeline.publishing.sources import Source
from polgraph.remote import GraphStore, graph_store_of
from tests.remote import loading
from tests.remote.conftest import DBA
from tests.remote.test_publishing import NAMES, RELEASE, add_a_triple

LOADED = ["loaded_oxigraph", "virtuoso"]


@pytest.fixture(params=LOADED)
def loaded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in DBA.items():
        monkeypatch.setenv(name, value)
    return str(request.getfixturevalue(request.param))


def unpacked(folder: Path) -> dict[str, list[bytes]]:
    return {path.name: gzip.decompress(path.read_bytes()).splitlines() for path in sorted(folder.iterdir())}


def quads_in(folder: Path) -> int:
    return sum(len(lines) for lines in unpacked(folder).values())


def graph_of(line: bytes) -> bytes:
    return line.split(b" ")[-2]


def test_a_loader_finds_as_many_quads_as_were_written(loaded: str, tmp_path: Path) -> None:
    written = polgraph.publish_files(tmp_path / "bulk")
    assert loading.counted(loaded) == written == quads_in(tmp_path / "bulk")


def test_what_was_loaded_is_unchanged_and_only_what_changes_is_put(
    loaded: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    unchanged = dict.fromkeys(NAMES, "unchanged")
    assert polgraph.publish(loaded) == unchanged
    with monkeypatch.context() as changing:
        add_a_triple(changing)
        assert polgraph.publish(loaded) == {**unchanged, RELEASE: "put"}
        assert polgraph.publish(loaded) == unchanged
    assert polgraph.publish(loaded) == {**unchanged, RELEASE: "put"}


def test_two_loads_over_one_another_are_made_good(loaded: str) -> None:
    """The digests of both are there, and the graph may be a mixture."""
    line = f'<{BASE}graph/{RELEASE}> <https://schema.org/sha256> "{"0" * 64}" .\n'.encode()
    GraphStore(graph_store_of(loaded)).post(f"{BASE}graph/published", line)
    assert polgraph.publish(loaded) == {**dict.fromkeys(NAMES, "unchanged"), RELEASE: "put"}


def test_the_same_graphs_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        polgraph.publish_files(tmp_path / name)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_a_file_is_not_long_and_a_graph_is_never_cut(tmp_path: Path) -> None:
    written = write_bulk(Source(), tmp_path / "bulk", quads=3000)
    files = unpacked(tmp_path / "bulk")
    held = [graph for lines in files.values() for graph in {graph_of(line) for line in lines}]
    assert len(set(held)) == len(held) == written.graphs
    assert [len(lines) <= 3000 for lines in files.values()] == [False, True, True, True]  # the ontology alone has more


def test_the_files_hold_what_is_exported(tmp_path: Path) -> None:
    polgraph.publish_files(tmp_path / "bulk")
    lines = [line for name, lines in unpacked(tmp_path / "bulk").items() if name != "published.nq.gz" for line in lines]
    assert sorted(lines) == polgraph.export("nq").splitlines()


def test_files_that_are_given_are_taken_as_they_stand(tmp_path: Path) -> None:
    polgraph.publish_files(tmp_path / "given/batch=1")
    plain = tmp_path / "given/batch=2/part.nq"
    plain.parent.mkdir()
    plain.write_bytes(f"<urn:a> <urn:b> <urn:c> <{BASE}graph/release/000000000000> .\n".encode())
    polgraph.publish_files(tmp_path / "bulk", source=tmp_path / "given")
    compressed, new, digests = (
        tmp_path / f"bulk/{name}.nq.gz" for name in ("graphs-00001", "graphs-00002", "published")
    )
    assert compressed.samefile(tmp_path / "given/batch=1/graphs-00001.nq.gz")
    assert gzip.decompress(new.read_bytes()) == plain.read_bytes()
    assert len(gzip.decompress(digests.read_bytes()).splitlines()) == len(NAMES) + 1


def test_digests_are_the_same_from_a_file_as_from_the_data(tmp_path: Path) -> None:
    polgraph.publish_files(tmp_path / "one")
    polgraph.publish_files(tmp_path / "two", source=tmp_path / "one")
    one, two = (sorted(unpacked(tmp_path / name)["published.nq.gz"]) for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("there", ["file", "folder/file"])
def test_what_is_there_stays(there: str, tmp_path: Path) -> None:
    path = tmp_path / there
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"mine")
    with pytest.raises(SourceError, match="holds something; expected an empty folder, or one that is not there yet"):
        polgraph.publish_files(tmp_path / Path(there).parts[0])
    assert [str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()] == [there]


def test_a_run_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no graph is called 'releases'"):
        polgraph.publish_files(tmp_path / "bulk", "releases")
    assert list(tmp_path.iterdir()) == []
