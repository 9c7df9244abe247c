"""A Spark session with the settings that our jobs need, and errors in one line."""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import socket
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from polgraph.errors import PolgraphError, SourceError, StoreError, lacking

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
"""All cores of this machine, without a cluster."""
_MASTER = re.compile(r"spark://.+:\d+$|k8s://.+|yarn$|local$|local\[.+\]$|local-cluster\[.+\]$")
_HASTY = "-XX:TieredStopAtLevel=1"
"""Java compiles nothing twice: it does the smaller part of the work, and a small run is cheaper by a third and more."""
_SETTINGS = {
    "spark.app.name": "polgraph",
    "spark.driver.extraJavaOptions": _HASTY,
    "spark.executor.extraJavaOptions": _HASTY,
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",  # a job is there whole or not at all
    "spark.scheduler.mode": "FAIR",  # what is written side by side shares the cores
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",  # few texts wait in the memory of a worker
    "spark.sql.files.openCostInBytes": "65536",  # many small files for one task
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@contextmanager
def session(master: str = LOCAL, settings: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """Be connected to the Spark at *master*; *settings* are Spark's own and win over ours.

    A session that this process has already is used as it is, and stays.

    Workers run the Python of `PYSPARK_PYTHON`, by default this one, which must have polgraph. PolgraphError without
    PySpark or Java or for what is no master, StoreError if the master cannot be reached.
    """
    _reach(master)
    with _quiet():
        if running := _running():
            yield running
            return
        spark = _started(master, {**_SETTINGS, **_of_this_machine(master), **(settings or {})})
        try:
            yield spark
        finally:
            spark.stop()


@contextmanager
def failures_told(where: str) -> Iterator[None]:
    """Raise what Spark raises about *where* as our own error, in one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        yield
    except AnalysisException as exc:
        raise SourceError(f"{where}: {_first_line(exc)}; expected input that Spark can read") from exc
    except (Py4JError, PySparkException) as exc:
        if _interrupted(exc):
            raise KeyboardInterrupt from exc
        raise StoreError(
            f"{where}: Spark failed: {_first_line(exc)}; expected it to come to its end, see its own log"
        ) from exc


def _interrupted(exc: BaseException) -> bool:
    """Tell whether Ctrl-C came first: it ends a talk to Java amid, and what is tidied up after it may fail of that."""
    earlier = exc.__context__
    return isinstance(earlier, KeyboardInterrupt) or (earlier is not None and _interrupted(earlier))


def require() -> None:
    """Look that Spark can be started here; PolgraphError if not."""
    if find_spec("pyspark") is None or find_spec("pyarrow") is None:
        raise lacking("Spark needs PySpark", "spark")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise PolgraphError("Spark needs Java; expected 17 or newer as `java`, or its folder in JAVA_HOME")


def _reach(master: str) -> None:
    """Look whether a standalone master is there, for which Spark would wait a minute; others are asked by Spark."""
    if not _MASTER.match(master):
        raise PolgraphError(f"{master}: is no master of Spark; expected spark://HOST:PORT, yarn, k8s://… or local[N]")
    places = [place.rpartition(":") for place in master.removeprefix("spark://").split(",")]
    if master.startswith("spark://") and not any(_answers(host, port) for host, _, port in places):
        raise StoreError(f"{master}: nothing answers there; expected the address of a Spark master that is running")


def _answers(host: str, port: str) -> bool:
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=10):
            return True
    except (OSError, ValueError):
        return False


def _running() -> SparkSession | None:
    from pyspark.sql import SparkSession

    return SparkSession.getActiveSession()


def _started(master: str, settings: Mapping[str, str]) -> SparkSession:
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    with failures_told(master), _words_of_java_unheard(), _own_interrupts():
        return builder.getOrCreate()


@contextmanager
def _own_interrupts() -> Iterator[None]:
    """Keep what Ctrl-C does here: that of PySpark talks to Java amid another talk, and shows the traceback."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if current_thread() is main_thread():
            signal.signal(signal.SIGINT, before)


@contextmanager
def _quiet() -> Iterator[None]:
    """Leave out what PySpark says of newer packages that our jobs do not use, and py4j of what is raised anyway."""
    root, own = logging.getLogger(), logging.getLogger("py4j")
    root.addFilter(_is_of_others)
    before = own.level
    own.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
            yield
    finally:
        root.removeFilter(_is_of_others)
        own.setLevel(before)


def _is_of_others(record: logging.LogRecord) -> bool:
    return "py4j" not in record.pathname


@contextmanager
def _words_of_java_unheard() -> Iterator[None]:
    """Let the Java of the driver, which starts here, write to nobody: what goes wrong is raised."""
    own, nobody = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nobody, 2)
        yield
    finally:
        os.dup2(own, 2)
        os.close(own)
        os.close(nobody)


def _of_this_machine(master: str) -> dict[str, str]:
    """Return settings for a master on this machine, where the driver listens to nobody else."""
    if master.startswith("local") or "://127.0.0.1" in master:
        return {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return {}


def _first_line(exc: Exception) -> str:
    """Return what happened: the message of Java's exception, where one is behind the line about our call."""
    lines = [line.strip() for line in str(exc).splitlines() if line.strip()]
    caused = next((line[2:] for line in lines if line.startswith(": ")), lines[0] if lines else type(exc).__name__)
    return caused[:300]
