"""What verification costs: spans a second, over invented releases and the texts that belong to them.

    python -m bench.verifying [RELEASES]

The releases are read from files, as polgraph writes them; proving is what is left when they are in memory: slicing,
hashing, and reading each number again. Nothing here fails, for a time on a noisy machine is no test.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.generator.scenes import invent
from bench.generator.world import World

from polgraph.engine import Quad, parse_file
from polgraph.extraction.quantities.stated import StatedNumbers
from polgraph.pipeline import verifying
from polgraph.pipeline.releases import release_turtle, shipped_lexicon
from polgraph.verification import Verified, verify

ROUNDS = 5


def main(number: int) -> None:
    """Print how many spans a second are proved, and how many with the reading of the files."""
    with tempfile.TemporaryDirectory() as folder:
        files, texts = _made(number, Path(folder))
        releases = [parse_file(file) for file in files]
        gc.freeze()  # else the releases are walked again and again
        reading = _least(lambda: [len(parse_file(file)) for file in files])
        proving = _least(lambda: [_proved(quads, texts) for quads in releases])
        total = sum((_proved(quads, texts) for quads in releases), Verified())
    print(f"{number} releases, {total.spans} spans, {total.numbers} numbers, {len(total.findings)} findings")
    print(f"proving                 {total.spans / proving:>9,.0f} spans a second")
    print(f"with reading the files  {total.spans / (proving + reading):>9,.0f} spans a second")


def _made(number: int, folder: Path) -> tuple[list[Path], Path]:
    world = World(shipped_lexicon(), 7)
    texts = folder / "texts"
    texts.mkdir()
    files = []
    for n in range(number):
        facts, text = invent(world, n)
        files.append(folder / f"{n:06}.ttl")
        files[-1].write_bytes(release_turtle(facts, text, world.lexicon))
        (texts / f"{text.sha256}.txt").write_text(text.content, encoding="utf-8")
    return files, texts


_NUMBERS = StatedNumbers()


def _proved(quads: list[Quad], texts: Path) -> Verified:
    return verify(quads, verifying.archive_in(texts), _NUMBERS)


def _least(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the fastest of some rounds: what other work on the machine adds is not ours."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
