"""What a server has used, with all its children: CPU seconds and memory, as the kernel counts them."""

from __future__ import annotations

import os
from pathlib import Path

_PROC = Path("/proc")


def cpu_seconds(root: int) -> float:
    """Return the CPU seconds of process *root* and of all below it, those that have ended too."""
    ticks = sum(sum(map(int, fields[11:15])) for fields in _family(root).values())  # own and of ended children
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(root: int) -> float:
    """Return the memory of process *root* and of all below it; what several share counts once (PSS)."""
    return sum(_share(process) for process in _family(root)) / 1024


def _family(root: int) -> dict[int, list[str]]:
    """Return the fields of `/proc/…/stat` from the state on, of *root* and of who descends from it."""
    every = {int(path.name): fields for path in _PROC.iterdir() if path.name.isdigit() and (fields := _fields(path))}
    found = {root}
    while more := {process for process, fields in every.items() if int(fields[1]) in found} - found:
        found |= more
    return {process: every[process] for process in found if process in every}


def _fields(path: Path) -> list[str]:
    try:
        return (path / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return []


def _share(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
