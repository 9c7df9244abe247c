"""Files that prove themselves: whole on the disk or not there, their last line the hash of all before it."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from polgraph.errors import SourceError, StoreError
from polgraph.resources import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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


def write_durably(files: Mapping[Path, bytes | None]) -> None:
    """Write files, or remove those without content, so that it outlives the machine.

    Each is whole or as it was before, and they come in their order. StoreError if that fails.
    """
    path = None
    try:
        for path, content in files.items():
            if content is not None:
                _write(_unfinished(path), content)
        for folder, paths in groupby(files, attrgetter("parent")):  # so that they come in their order on any disk
            for path in paths:
                if files[path] is None:
                    path.unlink(missing_ok=True)
                else:
                    _unfinished(path).replace(path)
            sync_folder(folder)
    except OSError as exc:
        for one in files:
            with suppress(OSError):  # it was not made, or the disk is gone: the first failure is what is told
                _unfinished(one).unlink(missing_ok=True)
        raise StoreError(f"{path}: {exc.strerror}; expected room and a folder that can be written") from exc


def _unfinished(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put the names in *folder* on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
