"""Very many releases through Spark: a real standalone master and two workers of one core each on this machine.

    python -m bench.scaling [RELEASES ...]

How long and how much processor each number of releases takes, beside the local engine in the same run; what a killed
worker changes; what a second run does; how much of what the texts state was found. Let nothing else run beside.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeVar

from bench.cluster import WORKERS, Cluster, add_worker, cluster
from bench.generator import accuracy
from bench.generator.newsroom import released, write_jsonl
from bench.measuring import busy
from pyarrow import dataset

from polgraph import sources
from polgraph.facts import Facts
from polgraph.pipeline import releases
from polgraph.pipeline.bulk.reading import Record, read_many
from polgraph.pipeline.stores import readings

T = TypeVar("T")
FEW = 256
"""So many texts the local engine is measured with, after as many to warm up."""
_TOGETHER = 32


class Run(NamedTuple):
    """What one run took: seconds, CPU seconds of the machine, tasks of each worker; what it said, and its manifest."""

    seconds: float
    cpu: float
    tasks: tuple[int, ...]
    said: str
    manifest: str


def main(sizes: Sequence[int]) -> None:
    """Print every part as soon as it is there."""
    with tempfile.TemporaryDirectory() as folder:
        for line in report(Path(folder), sizes):
            print(line, flush=True)


def report(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of the report; all is written in *folder*."""
    yield f"Local engine, CPU ms a release of {FEW}, texts of {_length():,.0f} characters in the middle:"
    for processes in (1, WORKERS):
        local = _side_by_side(processes)
        told = ", ".join(f"{name} {seconds * 1000:.1f}" for name, seconds in local.items())
        yield f"{processes} at once: {told}."
    for size in sizes:
        write_jsonl(folder / f"{size}.jsonl", 0, size)
    with cluster(folder) as spark:
        pids = ", ".join(f"{one.name} {one.process.pid}" for one in spark.processes)
        yield f"\nSpark at {spark.master}, one core a worker: {pids}.\n"
        runs = {}
        yield from _head(local)
        for size in sizes:
            runs[size] = _run(spark, folder, str(size), f"out-{size}")
            yield _line(size, runs[size], local)
        yield ""
        yield from _growth(runs)
        yield from _second(spark, folder, str(sizes[-1]), runs[sizes[-1]])
        yield from _killed(spark, folder, str(sizes[0]), runs[sizes[0]])
    yield from _weighed(folder / f"out-{sizes[-1]}", sizes[-1])
    yield f"How much of what the texts state was found, of {sizes[0]:,}:\n"
    yield from accuracy.table(accuracy.measured(_facts(folder / f"out-{sizes[0]}")))


def _side_by_side(processes: int) -> dict[str, float]:
    """Return the CPU seconds of one release, in the mean of *processes* that share the cores as workers do."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = [dict(one) for one in pool.map(_local, range(processes))]
    return {name: sum(one[name] for one in found) / processes for name in found[0]}


def _local(_: int) -> list[tuple[str, float]]:
    return list(_measured())


def _measured() -> Iterator[tuple[str, float]]:
    """Yield the CPU seconds of one release, by what is done with it."""
    readings.prepare()
    gc.freeze()  # as in the children that read
    extractor = releases.extractor()
    contents = [released(number).text.encode() for number in range(2 * FEW)]
    pages = [sources.release_of(content) for content in contents]
    records = [Record("text", content) for content in contents]
    some = [records[at : at + _TOGETHER] for at in range(0, len(records), _TOGETHER)]
    yield "extraction alone", _each(lambda page: extractor.extract(page.text.content, page.text.sha256), pages)
    yield "all that a worker does", _each(lambda few: read_many(few, 0.5), some) / _TOGETHER
    yield (
        "all that `ingest --store` reads",
        _each(lambda one: readings.read(readings.Given("text", one), 0.5), contents),
    )


def _each(work: Callable[[T], object], items: Sequence[T]) -> float:
    """Return the CPU seconds of one of the later half of *items*, when all is warm."""
    half = len(items) // 2
    for item in items[:half]:
        work(item)
    start = time.process_time()
    for item in items[half:]:
        work(item)
    return (time.process_time() - start) / (len(items) - half)


def _length() -> float:
    return sum(len(released(number).text) for number in range(FEW)) / FEW


def _run(spark: Cluster, folder: Path, name: str, output: str, meanwhile: Callable[[], None] = lambda: None) -> Run:
    """Read the texts *name* into *output* by the command of the command line; *meanwhile* is called once it works."""
    before, worked, start = [one.tasks for one in spark.workers], busy(), time.perf_counter()
    command = [sys.executable, "-m", "polgraph", "ingest", "--engine", "spark", "--master", spark.master]
    words = [*command, str(folder / f"{name}.jsonl"), "--output", str(folder / output)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    meanwhile()
    said = " / ".join(process.communicate()[0].splitlines())
    seconds, cpu = time.perf_counter() - start, busy() - worked
    tasks = tuple(one.tasks - had for one, had in zip(spark.workers, before, strict=False))
    return Run(seconds, cpu, tasks, said, (folder / output / "manifest.json").read_text(encoding="utf-8"))


def _head(local: dict[str, float]) -> Iterator[str]:
    heads = ["releases", "s", "CPU s", "releases/s", "CPU ms each", *(f"÷ {name}" for name in local), "tasks", "said"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---:|' * (len(heads) - 2)}---|---|"


def _line(size: int, run: Run, local: dict[str, float]) -> str:
    """Write what a run took; the rate of a core beside that of the local engine is the inverse of their CPU seconds."""
    each = run.cpu / size
    ratios = " | ".join(f"{seconds / each:.2f}" for seconds in local.values())
    tasks = " + ".join(map(str, run.tasks))
    rate = f"{size / run.seconds:.1f} | {each * 1000:.1f}"
    return f"| {size:,} | {run.seconds:.1f} | {run.cpu:.1f} | {rate} | {ratios} | {tasks} | {run.said} |"


def _growth(runs: dict[int, Run]) -> Iterator[str]:
    """Say what one more release costs between two sizes, and what is left for the start."""
    for (few, less), (many, more) in pairwise(runs.items()):
        each, cpu = (more.seconds - less.seconds) / (many - few), (more.cpu - less.cpu) / (many - few)
        whole = (more.seconds / many) / (less.seconds / few)
        yield (
            f"From {few:,} to {many:,}: {each * 1000:.1f} ms and {cpu * 1000:.1f} CPU ms for each more; "
            f"fixed part {less.seconds - few * each:.1f} s; seconds a release {whole:.2f} of those before."
        )


def _second(spark: Cluster, folder: Path, name: str, first: Run) -> Iterator[str]:
    again = _run(spark, folder, name, f"out-{name}")
    same = "the same" if again.manifest == first.manifest else "ANOTHER"
    yield f"\nThe same once more: {again.seconds:.1f} s, {again.cpu:.1f} CPU s, {same} manifest, said: {again.said}."


def _killed(spark: Cluster, folder: Path, name: str, first: Run) -> Iterator[str]:
    victim, had = spark.workers[0], spark.workers[0].tasks

    def kill() -> None:
        until = time.monotonic() + 300
        while victim.tasks < had + 3 and time.monotonic() < until:
            time.sleep(0.2)
        victim.end()

    run = _run(spark, folder, name, "out-killed", kill)
    same = json.loads(run.manifest)["batches"] == json.loads(first.manifest)["batches"]
    told = "the same counts and digests" if same else "OTHER COUNTS OR DIGESTS"
    tasks = " + ".join(map(str, run.tasks))
    yield f"\n{victim.name} killed, with its executor, after some tasks: {told}, {run.seconds:.1f} s, tasks {tasks}.\n"
    spark.processes.remove(victim)
    add_worker(spark, folder, "worker-3")


def _weighed(output: Path, size: int) -> Iterator[str]:
    """Say what the output weighs."""
    yield f"Bytes a release on the disk, of {size:,}: "
    folders = sorted(path for path in output.iterdir() if path.is_dir())
    weights = {one.name: sum(file.stat().st_size for file in one.rglob("part-*")) for one in folders}
    yield ", ".join(f"{name} {weight / size:,.0f}" for name, weight in weights.items()) + "."
    yield ""


def _facts(output: Path) -> Iterator[tuple[int, Facts]]:
    """Yield the number of each release and its facts, as they were written."""
    rows = dataset.dataset(output / "facts", partitioning="hive")
    for batch in rows.to_batches(columns=["url", "facts"]):
        for row in batch.to_pylist():
            yield int(row["url"].rpartition("/")[2]), releases.read_facts(row["facts"].encode(), row["url"])


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [3000, 10_000, 30_000])
