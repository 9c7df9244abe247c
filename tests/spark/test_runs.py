"""What becomes of records that cannot be read, of new ones and of those that come again; and of runs that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.cluster import Cluster, add_worker, kill, of_session

from polgraph.errors import StoreError
from polgraph.spark.ingesting import Done, Wanted, ingest
from polgraph.tables.schema import tables
from tests.spark import given
from tests.spark.conftest import FAST
from tests.spark.looking import rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FEW = 12


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    texts = list(given.texts().values())[:FEW]
    return given.write_lines(tmp_path / "texts.jsonl", [{"text": text, "url": f"{n}"} for n, text in enumerate(texts)])


def run(source: Path, output: Path, started: Cluster, **more: object) -> Done:
    return ingest(Wanted((str(source),), str(output), started.master, **more))


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
        "texts.jsonl": "no JSON object: {\"text\": 1",
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


def test_a_worker_killed_in_mid_run_changes_nothing(spark: SparkSession, started: Cluster, tmp_path: Path) -> None:
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


@pytest.fixture
def driver(needed: None, lines: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run of its own that is at work on the texts, as a person starts it."""
    command = [sys.executable, "-m", "polgraph", "ingest", "--engine", "spark", "--master", "local[1]", str(lines)]
    with subprocess.Popen(
        [
            *command,
            "--output",
            str(tmp_path / "output"),
            "--partitions",
            "6",
            "--conf",
            f"spark.driver.extraJavaOptions={FAST}",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        try:
            wait(lambda: list(tmp_path.glob("output/unfinished/reads/_temporary/**/*.parquet")), process)
            yield process
        finally:
            for one in of_session(process.pid):
                kill(one)


def wait(true: Callable[[], object], process: subprocess.Popen[str] | None = None) -> None:
    until = time.monotonic() + 120
    while not true():
        assert time.monotonic() < until
        assert process is None or process.poll() is None, process.communicate()
        time.sleep(0.05)


def test_a_driver_killed_in_mid_run_leaves_nothing_that_counts(
    spark: SparkSession, started: Cluster, driver: subprocess.Popen[str], lines: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    with pytest.raises(StoreError, match="is written to by another run"):
        run(lines, output, started)
    driver.kill()
    driver.wait()
    wait(lambda: not of_session(driver.pid))  # Java, the Python that it started, and the children of that
    assert (output / ".lock").exists()
    assert not (output / "manifest.json").exists()
    assert run(lines, output, started) == run(lines, tmp_path / "undisturbed", started)
    assert sorted(path.name for path in output.iterdir()) == sorted(
        path.name for path in (tmp_path / "undisturbed").iterdir()
    )


def test_ctrl_c_ends_a_run_and_all_that_it_started(driver: subprocess.Popen[str], tmp_path: Path) -> None:
    os.killpg(driver.pid, signal.SIGINT)
    assert driver.communicate(timeout=60) == ("", "polgraph: interrupted\n")
    assert driver.returncode == 130
    wait(lambda: not of_session(driver.pid))
    assert not (tmp_path / "output" / "manifest.json").exists()
