"""The disk of the power cuts keeps what was synced, and may lose the rest: else the trials would prove nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench.generator.dice import Dice

from tests.torture.disk import MODES, Disk
from tests.torture.trace import Replay, calls, traced

BEGIN = """
import os, sys
root, told = sys.argv[1:]
def sync(path):
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
def write(name, content):
    with open(f"{root}/{name}", "w") as file:
        file.write(content)
"""
SYNCED = """
write("a.new", "new")
sync(f"{root}/a.new")
os.rename(f"{root}/a.new", f"{root}/a")
sync(root)
"""
CASES = {
    "nothing is sure without a sync": ("write('a', 'new')", {}),
    "a file without its name is lost": ("write('a', 'new'); sync(f'{root}/a')", {}),
    "a name without its content is empty": ("write('a', 'new'); sync(root)", {"a": ""}),
    "what was synced is there": (SYNCED, {"a": "new"}),
    "what comes after is not": (f"{SYNCED}\nwrite('a', 'newer')", {"a": "new"}),
    "a removed file comes back": (f"{SYNCED}\nos.unlink(f'{{root}}/a')", {"a": "new"}),
    "unless its folder was synced": (f"{SYNCED}\nos.unlink(f'{{root}}/a'); sync(root)", {}),
    "a second name has the same bytes": (
        f"{SYNCED}\nos.mkdir(f'{{root}}/b'); os.link(f'{{root}}/a', f'{{root}}/b/c'); sync(f'{{root}}/b'); sync(root)",
        {"a": "new", "b/c": "new"},
    ),
}


def replayed(script: str, folder: Path) -> Disk:
    root = folder / "disk"
    root.mkdir()
    trace, told = folder / "trace", folder / "told"
    subprocess.run(traced([sys.executable, "-c", BEGIN + script, str(root), str(told)], trace), check=True)
    disk = Disk(str(root))
    for _ in Replay(disk, str(told)).run(calls(trace)):
        pass
    return disk


def survivors(disk: Disk, mode: str, target: Path, key: int = 0) -> dict[str, str]:
    disk.survive(mode, Dice(key), target)
    return {str(path.relative_to(target)): path.read_text() for path in target.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("case", CASES)
def test_only_what_was_synced_is_sure(case: str, tmp_path: Path) -> None:
    script, expected = CASES[case]
    assert survivors(replayed(script, tmp_path), "only synced", tmp_path / "after") == expected


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("mode", MODES)
def test_the_rest_may_be_there_or_not(mode: str, tmp_path: Path) -> None:
    disk = replayed(f"{SYNCED}\nwrite('a', 'newer')", tmp_path)
    found = {survivors(disk, mode, tmp_path / str(key), key)["a"] for key in range(20)}
    assert found == {"new"} if mode == "only synced" else {"new", "newer"} <= found


@pytest.mark.usefixtures("strace")
def test_what_cannot_be_replayed_is_refused(tmp_path: Path) -> None:
    script = "import mmap; f = open(f'{root}/a', 'w+b'); f.write(bytes(9)); f.flush(); mmap.mmap(f.fileno(), 9)"
    with pytest.raises(NotImplementedError, match="mmap changed the disk"):
        replayed(script, tmp_path)
