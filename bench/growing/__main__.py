"""What grows when the releases grow: loading, opening, and every saved query, over a store on the disk.

    python -m bench.growing [RELEASES ...]
    python -m bench.growing >> docs/en/explanation/benchmarks.md

Seventy thousand releases have ten million quads; they take an hour and ten gigabytes of the disk, so `make bench` does
without. Nothing here fails, for a time on a noisy machine is no test.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.generator.dataset import made, shipped
from bench.growing import tables
from bench.growing.measured import MEGABYTES, SECONDS, Size, measured
from bench.growing.work import ROUNDS


def main(numbers: list[int]) -> None:
    """Measure each number of releases, and print what they came to side by side."""
    before = os.getloadavg()[0]
    for line in _report({number: _measured(number) for number in sorted(numbers)}, before):
        print(line)


def _measured(number: int) -> Size:
    with tempfile.TemporaryDirectory() as folder:
        return measured([shipped(), made(number)], Path(folder))


def _report(found: Mapping[int, Size], before: float) -> Iterator[str]:
    command = f"python -m bench.growing {' '.join(map(str, found))}"
    yield "## When the releases grow"
    yield ""
    yield f"`{command}`, {time.strftime('%Y-%m-%d', time.gmtime())},"
    yield f"on {os.cpu_count()} cores; other work was a load of {before:.1f} just before."
    yield ""
    yield from tables.of_stores(found)
    yield ""
    yield f"Every saved query over these stores, in a process of its own that may take {SECONDS} s by the clock and"
    yield f"{MEGABYTES:,} MB of address space. ms: CPU milliseconds, the median of {ROUNDS} rounds, or of one that"
    yield "takes a second. MB: the most resident memory, the rows among it, beyond that of a process that only opened"
    yield "the store. Power: of the quads, with which the time grew between the last two sizes."
    yield ""
    yield from tables.of_queries(list(found.values()))
    yield ""
    yield (Path(__file__).parent / "notes.md").read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1000, 10_000, 70_000])
