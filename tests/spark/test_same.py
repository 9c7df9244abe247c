"""Spark and the local engine give the same graphs, facts and rows for the same releases, however they are spread."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.cluster import Cluster

import polgraph
from polgraph.spark.ingesting import Done, Wanted, ingest
from polgraph.tables.schema import CONCEPTS, YEAR, tables
from tests.spark import given
from tests.spark.looking import rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Same:
    """What a run over the texts gave, and a store that took them in."""

    def __init__(self, folder: Path, master: str) -> None:
        self.folder, self.master = folder, master
        self.texts = given.write_folder(folder / "texts")
        self.done = self.ingested("of-texts", self.texts, 3)
        self.output, self.store = folder / "of-texts", folder / "store"
        polgraph.Store.create(self.store)
        assert {one.done for one in polgraph.ingest(self.texts, store=self.store)} == {"stored"}

    def ingested(self, output: str, source: Path, partitions: int) -> Done:
        return ingest(Wanted((str(source),), str(self.folder / output), self.master, partitions=partitions))


@pytest.fixture(scope="module")
def same(spark: SparkSession, started: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Same:
    return Same(tmp_path_factory.mktemp("same"), started.master)


def test_graphs_are_those_of_the_local_engine(same: Same) -> None:
    stored = polgraph.export("nq", store=same.store).decode().splitlines()
    written = [
        line
        for path in (same.output / "nquads").rglob("*.gz")
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]
    assert releases_in(written) == releases_in(stored)


def releases_in(lines: list[str]) -> list[str]:
    return sorted(line for line in lines if "/polgraph/graph/release/" in line.rpartition(" <")[2])


def test_facts_are_those_of_the_local_engine(same: Same) -> None:
    from polgraph.facts import facts_json

    found = rows(same.output / "facts", "where", "facts")
    assert len(found) == given.NUMBER
    for where, facts in found[:10]:
        assert facts == facts_json(polgraph.extract(where).facts)


@pytest.mark.parametrize("table", [name for name in tables() if name != CONCEPTS])
def test_rows_are_those_of_a_store(same: Same, table: str, exported: Path) -> None:
    known = [one.name for one in tables()[table].columns if one.name != "identity"]  # who is who asks all releases
    columns = [*known, YEAR]
    ours, theirs = (rows(folder / table, *columns) for folder in (same.output / "tables", exported))
    assert ours == theirs


@pytest.fixture(scope="module")
def exported(same: Same, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    polgraph.export_parquet(folder, store=same.store)
    return folder


@pytest.mark.parametrize(("form", "partitions"), [("jsonl", 1), ("parquet", 7)])
def test_forms_and_partitions_change_nothing(same: Same, form: str, partitions: int) -> None:
    path = same.folder / f"texts.{form}"
    if form == "jsonl":
        given.write_lines(path, [{"text": text} for text in given.texts().values()])
    else:
        given.write_parquet(path)
    other = same.ingested(f"of-{form}", path, partitions)
    assert other == same.done


def test_a_second_run_does_no_work(same: Same, spark: SparkSession, capsys: pytest.CaptureFixture[str]) -> None:
    from polgraph.cli.main import main

    manifest = (same.output / "manifest.json").read_bytes()
    before = sorted(same.output.rglob("*"))
    told: list[tuple[int, int]] = []
    again = ingest(Wanted((str(same.texts),), str(same.output), same.master), lambda *tasks: told.append(tasks))
    assert (again, told) == (Done(None, given.NUMBER), [])
    assert (
        main(["ingest", "--engine", "spark", "--master", same.master, str(same.texts), "--output", str(same.output)])
        == 0
    )
    assert capsys.readouterr() == (f"nothing is new: {given.NUMBER} known\n", "")
    assert (same.output / "manifest.json").read_bytes() == manifest
    assert sorted(same.output.rglob("*")) == before


def test_both_workers_did_tasks(same: Same, started: Cluster) -> None:
    assert all(worker.tasks for worker in started.workers), [(one.name, one.tasks) for one in started.workers]
