"""From paths to bytes: regular files of a bearable size, unpacked where they are compressed."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from polgraph.errors import SourceError
from polgraph.inputs.forms import ENDINGS, ending_of
from polgraph.limits import advice, limit

if TYPE_CHECKING:
    import gzip
    from collections.abc import Iterator

STDIN = "-"
_PART = 1 << 20
_GZIP = b"\x1f\x8b"
_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def expanded(path: str) -> list[str]:
    """Return the RDF files below a directory, told by their endings, hidden ones left out; any other path as it is."""
    if not os.path.isdir(path):  # noqa: PTH112  # pathlib costs a cold start
        return [path]
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [f"{folder}/{name}" for name in sorted(names) if ending_of(name) in ENDINGS and name[0] != "."]
    if not found:
        raise SourceError(
            f"{name_of(path)}: no RDF is in this directory; expected a file that ends in {', '.join(ENDINGS)}"
        )
    return found


def read_source(path: str) -> bytes:
    """Return the content of a file, or of the standard input for `-`; SourceError if there is too much of it."""
    most = limit("file") * 1024 * 1024
    content = _input(most) if path == STDIN else _file(path, most)
    if content is None:
        raise SourceError(f"{name_of(path)}: has more than {limit('file')} MB; {advice('file')}")
    return _unpacked(content, path, most) if content.startswith(_GZIP) else content


@contextmanager
def open_regular(path: str) -> Iterator[BinaryIO]:
    """Open a regular file; to open a pipe without this flag would wait for whoever writes into it."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        _refuse_irregular(file, path)
        yield file


def name_of(path: str) -> str:
    """Return how errors name *path*, in one line whatever it holds."""
    if path == STDIN:
        return "standard input"
    return path if path.isprintable() else ascii(path)


def _input(most: int) -> bytes | None:
    if sys.stdin is None:
        raise SourceError("standard input is closed; expected data")
    try:
        return _read(sys.stdin.buffer, most)
    except OSError as exc:
        raise SourceError(f"standard input: {exc.strerror}; expected data") from exc


def _file(path: str, most: int) -> bytes | None:
    try:
        with open_regular(path) as file:
            return None if os.fstat(file.fileno()).st_size > most else _read(file, most)
    except OSError as exc:
        raise SourceError(f"{name_of(path)}: {exc.strerror}; expected a readable file") from exc
    except ValueError as exc:
        raise SourceError(f"{name_of(path)}: {exc}; expected the name of a file") from exc


def _read(file: BinaryIO | gzip.GzipFile, most: int) -> bytes | None:
    """Read a file to its end, None if it has more than *most* bytes; to ask for them at once would take the room."""
    parts = []
    while part := file.read(_PART):
        parts.append(part)
        most -= len(part)
        if most < 0:
            return None
    return b"".join(parts)


def _refuse_irregular(file: BinaryIO, path: str) -> None:
    mode = os.fstat(file.fileno()).st_mode
    for is_such, name in _KINDS:
        if is_such(mode):
            raise SourceError(f"{name_of(path)}: is {name}; expected a regular file, or - for the standard input")


def _unpacked(content: bytes, path: str, most: int) -> bytes:
    import gzip
    import zlib

    ratio = limit("gzip")
    bound = min(ratio * len(content), most)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            unpacked = _read(file, bound)
    except (EOFError, OSError, zlib.error) as exc:
        raise SourceError(f"{name_of(path)}: cannot be unpacked: {exc}; expected a whole gzip file") from exc
    if unpacked is None:
        more = f"{limit('file')} MB" if bound == most else f"{ratio} times its size"
        raise SourceError(f"{name_of(path)}: unpacks to more than {more}; expected data that does not")
    return unpacked
