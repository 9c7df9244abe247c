"""Taking releases into a store: how fast, whether it gets slower as the store grows, and what the store weighs.

    python -m bench.ingesting [RELEASES ...]

The texts are invented (`bench/generator/newsroom.py`), and go through everything: read, extracted, mapped, checked,
archived, stored. *CPU* is that of the whole machine, for who reads is nobody's child: let nothing else run beside.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.generator.newsroom import write_texts
from bench.measuring import busy

from polgraph import iris
from polgraph.store.reader import open_reader

MORE = 100  # releases that a store gets when it is full
ROUNDS = 3  # of which the fastest counts, for what is short


def table(sizes: Sequence[int]) -> Iterator[str]:
    """Fill a store with each number of releases, and yield the lines of two tables."""
    yield f"`polgraph ingest` on {os.cpu_count()} cores; the next {MORE} releases come to the store that is full then."
    yield ""
    yield f"| releases | seconds | releases/s | CPU s | CPU ms each | next {MORE}: CPU ms each | ÷ {sizes[0]:,} |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    weights, first = [], 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            seconds, cpu = _ingested(Path(folder), 0, size)
            _, more = _ingested(Path(folder), size, MORE)
            first = first or more
            each = f"{cpu / size * 1000:.1f} | {more / MORE * 1000:.1f} | {more / first:.2f}"
            yield f"| {size:,} | {seconds:.1f} | {size / seconds:.1f} | {cpu:.1f} | {each} |"
            weights.append(_weighed(Path(folder) / "store", size + MORE))
    yield ""
    yield "What these stores weigh, bytes a release; and a cold start that asks them for the evidence of a figure."
    yield ""
    yield "| releases | triples | texts | releases' files | engine and copy | all | seconds | CPU s |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|"
    yield from weights


def _ingested(folder: Path, first: int, number: int) -> tuple[float, float]:
    """Ingest *number* new texts into the store in *folder*; return the seconds and the CPU seconds."""
    texts, store = folder / f"texts-{first}", folder / "store"
    write_texts(texts, first, number)
    if not first:
        _cost("store", "create", str(store))
    return _cost("ingest", str(texts), "--store", str(store), "--format", "jsonl")


def _weighed(store: Path, number: int) -> str:
    """Return a line on the bytes of a store with *number* releases and on a question to it."""
    reader = open_reader(store)
    triples = reader.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0].value
    claim = reader.select("SELECT ?claim WHERE { ?claim a pg:Observation } LIMIT 1").rows[0][0].value
    caches = _bytes(store / "engine", store / "snapshots")
    texts, records = _bytes(store / "texts"), _bytes(store / "releases")
    every = " | ".join(f"{size / number:,.0f}" for size in (texts, records, caches, texts + records + caches))
    question = ("query", "evidence-of-a-claim", "--claim", iris.compact(claim), "--store", str(store))
    seconds, cpu = min(_cost(*question) for _ in range(ROUNDS))
    return f"| {number:,} | {int(triples):,} | {every} | {seconds:.2f} | {cpu:.2f} |"


def _bytes(*folders: Path) -> int:
    """Count the bytes on the disk below *folders*, what has two names once."""
    found = (path.stat() for folder in folders for path in folder.rglob("*") if path.is_file())
    return sum({one.st_ino: one.st_blocks * 512 for one in found}.values())


def _cost(*words: str) -> tuple[float, float]:
    """Return the seconds of a command, and the CPU seconds of the machine meanwhile."""
    before, start = busy(), time.perf_counter()
    command = [sys.executable, "-m", "polgraph", *words]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, busy() - before


if __name__ == "__main__":
    for line in table([int(word) for word in sys.argv[1:]] or [100, 1000, 10_000]):
        print(line, flush=True)
