"""What was told is there after the power was cut, at whichever system call, whatever the disk did with unsynced writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import accumulate, islice
from pathlib import Path

import pytest
from bench.generator.dice import Dice

from tests.cases import ROOT
from tests.torture.disk import MODES, Disk
from tests.torture.looking import assert_whole, expected, held, read
from tests.torture.trace import Replay, calls, traced
from tests.torture.workload import Materials, State

TRACES, CUTS, STEPS = 3, 24, 40  # the cuts of each mode of a disk in each trace: 216
FEW_CUTS, FEW_STEPS = 7, 12


@pytest.mark.usefixtures("strace")
def test_power_cuts(many: bool, materials: Path, tmp_path: Path) -> None:
    for seed in range(TRACES if many else 1):
        (folder := tmp_path / str(seed)).mkdir()
        cut_off(seed, Materials(materials), materials, folder, many=many)


def cut_off(seed: int, work: Materials, materials: Path, folder: Path, *, many: bool) -> None:
    disk, trace, told, after = folder / "disk", folder / "trace", folder / "told", folder / "after/store"
    disk.mkdir()
    number = STEPS if many else FEW_STEPS
    driver = ["tests.torture.driver", str(disk / "store"), str(materials), str(told), str(seed), "0", str(number)]
    command = traced([sys.executable, "-m", *driver], trace)
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    steps = list(islice(work.steps(seed), number + 1))
    states: list[State] = list(accumulate(steps, lambda state, step: step.after(state), initial={}))
    traced_calls = list(calls(trace))
    counting = Replay(Disk(str(disk)), str(told))
    told_at = [len(counting.lines) for _ in counting.run(traced_calls)]
    first, dice = told_at.index(1), Dice("cuts", seed)
    modes = [mode for mode in MODES for _ in range(CUTS if many else FEW_CUTS)]
    cuts = {first + dice.below(len(told_at) - first): mode for mode in modes}
    replay = Replay(Disk(str(disk)), str(told))
    for call, _ in enumerate(replay.run(traced_calls)):
        if call not in cuts:
            continue
        replay.disk.survive(cuts[call], Dice(seed, call), after.parent)
        if (after / "unfinished").exists():  # the machine runs anew after a power cut, and this one does not
            (after / "unfinished").write_bytes(b"another run of the machine\n")
        done = len(replay.lines) - 1
        where = f"trace {seed}, call {call}, {cuts[call]}, {done} steps told"
        found = held(after, work)
        assert found in [expected(one, work) for one in steps[done].during(states[done])], where
        read(after, work)
        if many:
            list(work.do(iter(steps[done : done + 1]), after))
            assert held(after, work) == expected(states[done + 1], work), where
            assert_whole(after)
        shutil.rmtree(after.parent)
