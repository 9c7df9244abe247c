"""One cluster and one session on it for the tests of this folder, by one process of pytest at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.cluster import Cluster, cluster

from tests.spark import given

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from polgraph.spark.ingesting import Done

FEW = 12
FAST = "-XX:TieredStopAtLevel=1"
"""What a minute of Java does not earn back is not compiled twice."""


@pytest.fixture(scope="package")
def needed() -> None:
    """What Spark needs is here, or the test is skipped."""
    pytest.importorskip("pyspark", reason="PySpark is not installed (the extra spark)")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("Java is not installed (Debian: apt install openjdk-17-jre-headless)")


@pytest.fixture(scope="package")
def started(needed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A master and two workers, on whose two cores nobody else's cluster is at work."""
    folder = tmp_path_factory.mktemp("cluster")
    with (tmp_path_factory.getbasetemp().parent / "spark.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with cluster(folder) as one:
            yield one


@pytest.fixture(scope="package")
def spark(started: Cluster) -> Iterator[SparkSession]:
    from polgraph.spark.session import session

    compiled = {f"spark.{who}.extraJavaOptions": FAST for who in ("driver", "executor")}
    with session(started.master, compiled) as one:
        yield one


@pytest.fixture
def tortured(request: pytest.FixtureRequest) -> None:
    """This test takes half a minute: it is skipped but for `make torture`."""
    if not request.config.getoption("--torture"):
        pytest.skip("takes half a minute; expected --torture (make torture)")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A few texts as JSON Lines."""
    texts = list(given.texts().values())[:FEW]
    return given.write_lines(tmp_path / "texts.jsonl", [{"text": text, "url": f"{n}"} for n, text in enumerate(texts)])


def run(source: Path, output: Path, started: Cluster, **more: object) -> Done:
    from polgraph.spark.ingesting import Wanted, ingest

    return ingest(Wanted((str(source),), str(output), started.master, **more))
