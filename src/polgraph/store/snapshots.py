"""Copies of the engine's folder that share its files: readers open the newest, the writer removes those unread."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import suppress

from polgraph.errors import StoreError
from polgraph.sealed import sync_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRIES = 10


def take(folder: Path, checkpoint: Callable[[Path], None]) -> None:
    """Let *checkpoint* make the next copy in *folder*, and remove the copies that no reader has open."""
    known = copies(folder)
    number = int(known[-1].name) + 1 if known else 1
    unfinished = folder / f"{number}.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    checkpoint(unfinished)
    unfinished.replace(folder / str(number))
    sync_folder(folder)
    for old in known:
        _remove_unread(old)


def newest(folder: Path) -> tuple[Path, int]:
    """Return the newest copy and a descriptor that keeps it; StoreError if there is none."""
    for _ in range(_TRIES):
        known = copies(folder)
        if not known:
            break
        try:
            descriptor = os.open(known[-1], os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:  # removed since it was listed, or about to be: there is a newer one
            continue
        if known[-1].exists():
            return known[-1], descriptor
        os.close(descriptor)
    raise StoreError(f"{folder.parent}: its index is not made yet; expected `polgraph store rebuild {folder.parent}`")


def copies(folder: Path) -> list[Path]:
    """Return the copies in *folder*, the newest last."""
    try:
        return sorted((path for path in folder.iterdir() if path.name.isdecimal()), key=lambda path: int(path.name))
    except OSError as exc:
        raise StoreError(f"{folder}: {exc.strerror}; expected a folder that can be read") from exc


def _remove_unread(copy: Path) -> None:
    """Remove a copy unless a reader holds it; the next writer tries again."""
    with suppress(OSError):
        descriptor = os.open(copy, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(copy, ignore_errors=True)
        finally:
            os.close(descriptor)
