"""Do a workload to a store until killed, and tell each step when it is done.

python -m tests.torture.driver STORE MATERIALS TOLD SEED FIRST [STEPS]
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path

from polgraph.pipeline.stores import caring
from tests.torture.workload import Materials


def main(folder: str, materials: str, told: str, *numbers: str) -> None:
    """Begin when all is read, which one more line tells."""
    seed, first, *limit = map(int, numbers)
    work = Materials(Path(materials))
    if not Path(folder).exists():
        caring.create(Path(folder))
    descriptor = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(descriptor, b"ready\n")
    print("ready", flush=True)
    for step in work.do(islice(work.steps(seed, first), *limit or [None]), Path(folder)):
        os.write(descriptor, f"{step.number}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
