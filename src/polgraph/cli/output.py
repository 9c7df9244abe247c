"""Write a result to stdout, or to a file whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from polgraph.errors import SourceError


def refuse_input(output: Path | None, inputs: tuple[Path, ...]) -> None:
    """Raise SourceError if *output* is one of the *inputs*; long work asks before it begins."""
    if output is not None and _real(output) in [_real(path) for path in inputs]:
        raise SourceError(f"{output}: is an input of this command; expected another file")


def write_result(content: bytes, output: Path | None, *, inputs: tuple[Path, ...] = ()) -> None:
    """Write *content*; a regular file is made under another name first, then renamed. *inputs* are never replaced."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        target = _real(output)
        refuse_input(output, inputs)
        if target.is_symlink():
            raise SourceError(f"{output}: its links run in a circle; expected a file that can be written")
        if target.is_dir():
            raise SourceError(f"{str(output) or 'an empty name'!r}: is a folder; expected the name of a file")
        if target.exists() and not target.is_file():  # a device or a pipe
            target.write_bytes(content)
            return
        unfinished = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(content)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, ValueError) as exc:
        why = exc.strerror if isinstance(exc, OSError) else str(exc)
        raise SourceError(f"{output}: {why}; expected a file that can be written") from exc


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each of *files* into *folder*, which is made where it is missing; other files in it stay."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise SourceError(f"{folder}: {exc.strerror}; expected a folder that can be written") from exc
    for name, content in files.items():
        write_result(content, folder / name)


def _real(path: Path) -> Path:
    """Follow links; of a circle of links one is left."""
    return Path(os.path.realpath(path))
