"""A writer that is killed at any moment loses nothing that it told, and leaves no release half done."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench.generator.dice import Dice

from tests.cases import ROOT
from tests.torture.looking import assert_whole, expected, held, read
from tests.torture.workload import Materials, State

CHAINS = 2
KILLS, FEW = 130, 5
LONGEST = 0.4  # seconds that a writer is let live


def killed(command: list[str], seconds: float) -> None:
    """Run *command*, and kill it some time after its first line."""
    with subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def told_in(path: Path) -> int:
    """Count the steps that were told since the driver was ready."""
    return len(path.read_text().split()) - 1


@pytest.mark.parametrize("chain", range(CHAINS))
def test_kills(chain: int, many: bool, materials: Path, tmp_path: Path) -> None:
    work, dice, store = Materials(materials), Dice("kills", chain), tmp_path / "store"
    state: State = {}
    number = 0
    kills = KILLS if many else FEW
    for kill in range(kills):
        told = tmp_path / f"told-{kill}"
        words = [str(store), str(materials), str(told), str(chain * 1000 + kill), str(number)]
        killed(["tests.torture.driver", *words], LONGEST * dice.below(1000) / 1000)
        read(store, work)
        steps = work.steps(chain * 1000 + kill, number)
        for _ in range(told_in(told)):
            state = next(steps).after(state)
        begun = next(steps)
        found = held(store, work)
        assert found in [expected(one, work) for one in begun.during(state)], f"kill {kill}"
        list(work.do(iter([begun]), store))
        state, number = begun.after(state), begun.number + 1
        assert held(store, work) == expected(state, work), f"kill {kill}, and the step repeated"
        if many or kill == kills - 1:
            assert_whole(store)
