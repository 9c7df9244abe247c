"""What becomes of a run whose driver is killed or interrupted: with `--torture`."""

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
from bench.cluster import Cluster, kill, of_session

from polgraph.errors import StoreError
from tests.spark.conftest import FAST, run

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture
def driver(tortured: None, needed: None, lines: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
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
