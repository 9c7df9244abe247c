"""What deriving costs over invented releases, rule by rule, in CPU seconds after loading.

Run it as `python -m bench.deriving [NUMBER]`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.generator.dataset import made  # noqa: E402
from bench.measuring import peak  # noqa: E402

from polgraph import derivation, store  # noqa: E402


def main(number: int) -> None:
    """Print what each rule makes and costs, alone, and what all of them cost together."""
    dataset = store.open_shipped()
    dataset.load_quads(made(number))
    dataset.merge()  # as a store does: to leave one graph out, the engine would look through each of the others
    print("| rule | things | CPU s |\n|---|---:|---:|")
    for name in derivation.RULES:
        start = time.process_time()
        things = sum(1 for _ in derivation.things(dataset, [name]))
        print(f"| {name} | {things:,} | {time.process_time() - start:.2f} |")
    start = time.process_time()
    triples = len(derivation.derive(dataset))
    print(f"| all together: {triples:,} statements | | {time.process_time() - start:.2f} |")
    print(f"\n{number:,} releases; peak memory {peak():,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
