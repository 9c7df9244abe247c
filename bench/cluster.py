"""A real standalone cluster of Spark on this machine: a master and two workers, each a process, ended by their ids."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

WORKERS = 2
_CLASSES = "org.apache.spark.deploy"
_REGISTERED = re.compile(r"Registering worker 127\.0\.0\.1:(\d+) with 1 cores")
_DONE = re.compile(r"Finished task \S+ in stage")


@dataclass(frozen=True, slots=True)
class Process:
    """One of the cluster: its process, which leads a session of its own, and where its words go."""

    name: str
    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def log(self) -> str:
        """What it has said."""
        return (self.folder / f"{self.name}.log").read_text(encoding="utf-8", errors="replace")

    @property
    def tasks(self) -> int:
        """How many tasks its executors have finished, as their own logs say."""
        logs = (self.folder / self.name).glob("app-*/*/stderr")
        return sum(len(_DONE.findall(path.read_text(encoding="utf-8", errors="replace"))) for path in logs)

    def end(self) -> None:
        """Kill it and all that it started: executors, their Python, the children of that."""
        for process in of_session(self.process.pid):
            kill(process)
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Cluster:
    """A master, its address, and the workers."""

    master: str
    processes: list[Process]

    @property
    def workers(self) -> list[Process]:
        """All but the master."""
        return self.processes[1:]


@contextmanager
def cluster(folder: Path, workers: int = WORKERS) -> Iterator[Cluster]:
    """Start a master and workers of one core each on 127.0.0.1, with all that they write in *folder*."""
    port = free_port()
    one = Cluster(f"spark://127.0.0.1:{port}", [])
    try:
        one.processes.append(_started(folder, "master", ["master.Master", "--port", str(port)]))
        _until(one, lambda: "New state: ALIVE" in one.processes[0].log)
        for number in range(workers):
            add_worker(one, folder, f"worker-{number + 1}")
        yield one
    finally:
        for process in reversed(one.processes):
            process.end()


def add_worker(one: Cluster, folder: Path, name: str) -> Process:
    """Start one more worker, and wait until the master knows it."""
    known = len(_REGISTERED.findall(one.processes[0].log))
    arguments = ["worker.Worker", "--cores", "1", "--memory", "1g", "--work-dir", str(folder / name), one.master]
    one.processes.append(_started(folder, name, arguments))
    _until(one, lambda: len(_REGISTERED.findall(one.processes[0].log)) > known)
    return one.processes[-1]


def of_session(leader: int) -> list[int]:
    """Return the processes of a session, whatever their parents and groups."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(int(path.parent.name))
    return sorted(found)


def kill(process: int) -> None:
    """Kill a process, which may have gone."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _started(folder: Path, name: str, arguments: list[str]) -> Process:
    import pyspark

    home = Path(pyspark.__file__).parent
    java = Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else Path("java")
    kind, *more = arguments
    command = [java, "-Xmx512m", "-cp", f"{home}/jars/*", f"{_CLASSES}.{kind}", "--host", "127.0.0.1"]
    own = {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_SCALA_VERSION": "2.13"}
    environment = {**os.environ, **own, "PYSPARK_PYTHON": sys.executable}
    with _log(folder, name) as log:
        process = subprocess.Popen(
            [*command, "--webui-port", "0", *more],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
    return Process(name, process, folder)


def _log(folder: Path, name: str) -> IO[bytes]:
    return (folder / f"{name}.log").open("wb")


def _until(one: Cluster, true: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not true():
        last = one.processes[-1]
        if last.process.poll() is not None or time.monotonic() > until:
            raise TimeoutError(f"{last.name} does not come up; expected it within a minute\n{last.log}")
        time.sleep(0.1)
