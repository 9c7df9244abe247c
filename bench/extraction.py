"""What extraction costs: load time, releases a second on one core when warm, peak memory; and texts made to be slow.

    python bench/extraction.py [MEBIBYTES]

Each hostile text has five mebibytes unless told otherwise and a child of its own; one that takes more than LIMIT is
stopped and told. Nothing here fails, for a time on a noisy machine is no test.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from statistics import median

from polgraph import sources
from polgraph.errors import PolgraphError
from polgraph.pipeline import releases
from polgraph.workers import Bounds, run_bounded

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests/extraction/own"
ROUNDS = 20
LIMIT = 10.0
MEBIBYTE = 1024 * 1024
HOSTILE = {
    "digits without end": "7",
    "numbers": "123 456 ",
    "one endless line": "полиция зарегистрировала кражи ",
    "one endless word": "а",
    "newlines": "\n",
    "full stops": ".",
    "opening quotes": "«",
    "names": "Асан Асанов ",
    "names with posts": "начальник департамента Асан Асанов, ",
    "counts in one sentence": "12 краж, ",
    "sentences": "В 2025 году раскрыто 12 краж, их число снизилось на 5 %. ",
    "Kazakh sentences": "2025 жылы 12 ұрлық тіркелді, бұл 5 пайызға аз. ",
}


def main(mebibytes: float) -> None:
    """Print the three figures, then a line for each hostile text."""
    print("\n".join(run_bounded(ordinary, bounds=Bounds(300))))
    print(f"\n{'hostile text':<26}{'MiB':>6}{'seconds':>9}{'MB':>7}   (stopped after {LIMIT:g} s)")
    for name in HOSTILE:
        try:
            seconds, megabytes = run_bounded(hostile, name, mebibytes, bounds=Bounds(LIMIT + 3, 4096, "text"))
            told = f"{seconds:>9.2f}{megabytes:>7}" + ("   too slow" if seconds > LIMIT else "")
        except PolgraphError as exc:
            told = f"{'-':>9}{'-':>7}   {exc}"
        print(f"{name:<26}{mebibytes:>6g}{told}", flush=True)


def ordinary() -> list[str]:
    """Measure the load and the rate over our own releases."""
    start = time.process_time()
    extractor = releases.extractor()
    loaded = time.process_time() - start
    texts = [sources.read_text(path) for path in sorted(OWN.glob("*.txt"))]
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            extractor.extract(text.content, text.sha256)
        rounds.append(time.process_time() - start)
    warm, letters = median(rounds[1:]), sum(text.length for text in texts)
    return [
        f"load                      {loaded:6.2f} s",
        f"first round, cold caches  {len(texts) / rounds[0]:6.0f} releases/s",
        f"warm                      {len(texts) / warm:6.0f} releases/s  {letters / warm:8.0f} letters/s",
        f"peak memory               {_peak():6} MB",
    ]


def hostile(name: str, mebibytes: float) -> tuple[float, int]:
    """Return the seconds and the peak memory that one hostile text takes."""
    piece = HOSTILE[name]
    text = sources.text.text_of(piece * int(mebibytes * MEBIBYTE / len(piece.encode())))
    extractor = releases.extractor()
    start = time.process_time()
    extractor.extract(text.content, text.sha256)
    return time.process_time() - start, _peak()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
