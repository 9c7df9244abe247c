"""What was told is there after the power was cut, at whichever system call, whatever the disk did with unsynced writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from bench.generator.dice import Dice

from tests.cases import ROOT
from tests.torture.disk import MODES, Disk
from tests.torture.looking import assert_whole, expected, held, read
from tests.torture.trace import Replay, traced
from tests.torture.workload import Materials, State

TRACES = 2
CUTS, STEPS = 34, 40  # in each mode of each trace, which is more than 200
FEW, FEW_STEPS = 3, 12


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("seed", range(TRACES))
def test_power_cuts(seed: int, many: bool, materials: Path, tmp_path: Path) -> None:
    work, disk, trace, told = Materials(materials), tmp_path / "disk", tmp_path / "trace", tmp_path / "told"
    disk.mkdir()
    steps = STEPS if many else FEW_STEPS
    driver = ["tests.torture.driver", str(disk / "store"), str(materials), str(told), str(seed), "0", str(steps)]
    subprocess.run(traced([sys.executable, "-m", *driver], trace), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    states: list[State] = [{}]
    for step in islice(work.steps(seed), steps + 1):
        states.append(step.after(states[-1]))
    calls = [len(replay.lines) for replay in [Replay(Disk(str(disk)), str(told))] for _ in replay.run(trace)]
    first, dice = calls.index(1), Dice("cuts", seed)
    cuts = {first + dice.below(len(calls) - first): mode for mode in MODES for _ in range(CUTS if many else FEW)}
    replay = Replay(Disk(str(disk)), str(told))
    for call, _ in enumerate(replay.run(trace)):
        if call not in cuts:
            continue
        after = tmp_path / "after"
        replay.disk.survive(cuts[call], Dice(seed, call), after)
        done = len(replay.lines) - 1
        where = f"call {call}, {cuts[call]}, {done} steps told"
        found = held(after / "store", work)
        assert found in [expected(state, work) for state in states[done : done + 2]], where
        read(after / "store", work)
        if many:
            list(work.do(islice(work.steps(seed), done, done + 1), after / "store"))
            assert held(after / "store", work) == expected(states[done + 1], work), where
            assert_whole(after / "store")
        shutil.rmtree(after)
