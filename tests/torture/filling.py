"""Fill a small disk with a store till nothing goes any more, look at it, and go on when there is room again.

    python -m tests.torture.filling FOLDER MATERIALS SEED

*FOLDER* becomes a disk of its own, which is gone with this process: run it where it may mount (`unshare --mount`).
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from bench.generator.dice import Dice

from polgraph.errors import StoreError
from polgraph.pipeline.stores import caring
from tests.torture.looking import assert_whole, expected, held, read
from tests.torture.workload import Materials, State

MEGABYTES = 24


def main(folder: Path, materials: Path, seed: int) -> None:
    """Fill the disk *folder*, of which somebody else takes more and more."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", folder], check=True)
    work, store, ballast = Materials(materials), folder / "store", folder / "ballast"
    caring.create(store)
    dice = Dice("full", seed)
    _fill(ballast, 6_000_000 + dice.below(3_000_000))
    state: State = {}
    steps = work.steps(seed)
    try:
        for step in work.do(work.steps(seed), store):
            assert step == next(steps)
            state = step.after(state)
            _fill(ballast, dice.below(1_000_000))
    except StoreError as exc:
        assert "No space left on device" in str(exc), exc
        assert "\n" not in str(exc), exc
    _fill(ballast, MEGABYTES * 1_000_000)  # what the writer let go of when it ended
    read(store, work)
    command = [sys.executable, "-m", "polgraph", "ingest", *map(str, materials.glob("*.txt")), "--store", str(store)]
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 3, again
    assert again.stderr.startswith("polgraph: "), again
    assert again.stderr.count("\n") == 1, again
    ballast.unlink()
    begun = next(steps)
    found = held(store, work)
    assert found in [expected(one, work) for one in begun.during(state)], (state, found)
    list(work.do(iter([begun]), store))
    assert held(store, work) == expected(begun.after(state), work)
    assert_whole(store)
    print(f"full after {begun.number} steps")


def _fill(path: Path, number: int) -> None:
    """Add up to *number* bytes to the file of somebody else, as long as there is room."""
    with suppress(OSError), path.open("ab", buffering=0) as file:
        for _ in range(0, number, 4096):
            file.write(bytes(4096))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
