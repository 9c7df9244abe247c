"""Files that prove themselves: whole on the disk or not there, their last line the hash of all before it."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from polgraph.errors import SourceError, StoreError
from polgraph.resources import read_bytes

_MARK = b"# sha256 "
_SEAL = len(_MARK) + 64 + 1


def seal_of(content: bytes) -> str:
    """Return the hash that a sealed file of *content* ends in."""
    return sha256(content).hexdigest()


def sealed(content: bytes) -> bytes:
    """Return *content*, which ends in a line end, with its seal."""
    return b"%b%b%b\n" % (content, _MARK, seal_of(content).encode())


def read_sealed(path: Path) -> bytes:
    """Return the content of a sealed file without the seal; StoreError if a byte of it is not as it was written."""
    try:
        whole = read_bytes(path)
    except SourceError as exc:
        raise StoreError(str(exc)) from exc
    content, seal = whole[:-_SEAL], whole[-_SEAL:]
    if seal != sealed(content)[-_SEAL:]:
        raise StoreError(f"{path}: is damaged; expected bytes with the SHA-256 in its last line")
    return content


def write_durably(path: Path, content: bytes) -> None:
    """Write a file so that it outlives the machine; StoreError, and what was there before, if that fails."""
    unfinished = path.with_name(f"{path.name}.new")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        sync_folder(path.parent)
    except OSError as exc:
        with suppress(OSError):  # it was not made, or the disk is gone: the first failure is what is told
            unfinished.unlink()
        raise StoreError(f"{path}: {exc.strerror}; expected room and a folder that can be written") from exc


def remove_durably(path: Path) -> None:
    """Remove a file, if it is there, so that it does not come back."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as exc:
        raise StoreError(f"{path}: {exc.strerror}; expected a file that can be removed") from exc


def sync_folder(folder: Path) -> None:
    """Put the names in *folder* on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
