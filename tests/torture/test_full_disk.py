"""A full disk is told in one line; nothing that was stored is lost, readers go on, and so do writers when there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import ROOT

DISKS, FEW = 20, 1


@pytest.fixture(scope="module")
def mounting() -> list[str]:
    """The beginning of a command that may mount, which only it sees."""
    words = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]
    trial = [*words, "sh", "-c", "mount -t tmpfs none /mnt"]
    if not shutil.which("unshare") or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a small disk (unshare --mount)")
    return words


def test_a_full_disk(many: bool, mounting: list[str], materials: Path, tmp_path: Path) -> None:
    for seed in range(DISKS if many else FEW):
        command = [*mounting, sys.executable, "-m", "tests.torture.filling", str(tmp_path), str(materials), str(seed)]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"disk {seed}: {result.stderr}"
