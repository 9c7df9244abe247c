"""What becomes of records that cannot be read, of new ones and of those that come again; and a worker killed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bench.cluster import Cluster, add_worker

from polgraph.spark.ingesting import Wanted, ingest
from polgraph.tables.schema import tables
from tests.spark import given
from tests.spark.conftest import FEW, run
from tests.spark.looking import rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def rejected(output: Path, batch: int) -> dict[str, tuple[str, str]]:
    found = rows(output / f"rejected/batch={batch}", "where", "done", "reason")
    return {str(where).rpartition("/")[2]: (str(done), str(reason)) for where, done, reason in found}


def test_what_cannot_be_read_is_kept_with_its_reason(spark: SparkSession, started: Cluster, tmp_path: Path) -> None:
    poison = given.poison(released_text=given.texts()["000"])
    source = tmp_path / "texts.jsonl"
    given.write_lines(
        source, [{"text": given.texts()["001"], "url": "good"}, '{"text": 1', *(row for row, _ in poison.values())]
    )
    files = given.write_rejected_files(tmp_path / "files")
    wanted = Wanted((str(source), str(files)), str(tmp_path / "output"), started.master, seconds=given.SECONDS)
    done = ingest(wanted)
    assert done.batch
    assert dict(done.batch.records) == {"read": 1, "failed": 7, "quarantined": 1}
    found = rejected(tmp_path / "output", 1)
    reasons = {name: why for name, (_, why) in poison.items()} | {
        "texts.jsonl": 'no JSON object: {"text": 1',
        "binary.txt": "expected",
        "large.txt": "larger than 67108864 bytes; expected a smaller text",
    }
    assert set(found) == set(reasons)
    for name, why in reasons.items():
        assert why in found[name][1], name
    assert {name for name, (kind, _) in found.items() if kind == "quarantined"} == {"empty"}


def test_new_records_become_a_batch_and_known_texts_are_duplicates(
    spark: SparkSession, started: Cluster, lines: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    first = run(lines, output, started)
    known = {"text": given.texts()["000"], "url": "again", "language": "ru"}
    new = {"text": given.texts()["050"], "url": "new"}
    more = given.write_lines(tmp_path / "more.jsonl", [known, new])
    second = ingest(Wanted((str(lines), str(more)), str(output), started.master))
    assert first.batch
    assert second.batch
    assert (second.batch.number, dict(second.batch.records), second.known) == (2, {"read": 1, "duplicate": 1}, FEW)
    assert rows(output / "sources/batch=2", "url", "done") == [("again", "duplicate"), ("new", "read")]
    assert rejected(output, 2) == {}


def test_a_run_removes_what_an_earlier_one_could_not(
    tortured: None, spark: SparkSession, started: Cluster, lines: Path, tmp_path: Path
) -> None:
    output, concepts = tmp_path / "output", tmp_path / "output/tables/concepts"
    run(lines, output, started)
    more = given.write_lines(tmp_path / "more.jsonl", [{"text": given.texts()["050"]}])
    run(more, output, started)
    shutil.copytree(concepts / "batch=2", concepts / "batch=1")  # as after a death between the manifest and the end
    assert run(lines, output, started).batch is None
    assert [path.name for path in concepts.iterdir()] == ["batch=2"]


def test_a_worker_killed_in_mid_run_changes_nothing(
    tortured: None, spark: SparkSession, started: Cluster, tmp_path: Path
) -> None:
    texts = given.write_folder(tmp_path / "texts")
    undisturbed = run(texts, tmp_path / "undisturbed", started, partitions=6)
    victim, killed = started.workers[0], []

    def progress(done: int, of: int) -> None:
        if done and not killed:
            killed.append((done, of))
            victim.end()

    disturbed = ingest(Wanted((str(texts),), str(tmp_path / "disturbed"), started.master, partitions=6), progress)
    started.processes.remove(victim)
    add_worker(started, tmp_path, "worker-in-its-place")
    assert killed
    assert killed[0][0] < killed[0][1]
    assert disturbed == undisturbed
    for name, table in tables().items():
        columns = [one.name for one in table.columns]
        ours, theirs = (rows(tmp_path / run_ / "tables" / name, *columns) for run_ in ("disturbed", "undisturbed"))
        assert ours == theirs, name
