"""A copy that is taken while a writer is at work is a store: each release whole, and restored with the same digests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from polgraph.pipeline.stores import caring
from tests.cases import ROOT
from tests.torture.looking import assert_whole, digests, held
from tests.torture.workload import Materials

COPIES, FEW = 20, 1


def test_copies_while_somebody_writes(many: bool, materials: Path, tmp_path: Path) -> None:
    work, store = Materials(materials), tmp_path / "store"
    driver = ["tests.torture.driver", str(store), str(materials), str(tmp_path / "told"), "3", "0"]
    with subprocess.Popen([sys.executable, "-m", *driver], cwd=ROOT, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            assert process.stdout.readline()
            for number in range(COPIES if many else FEW):
                copy, restored = tmp_path / f"copy-{number}", tmp_path / f"restored-{number}"
                caring.backup(store, copy)
                caring.restore(restored, copy)
                held(restored, work)
                assert_whole(restored)
                assert digests(copy) == digests(restored)
            assert process.poll() is None
        finally:
            process.kill()
