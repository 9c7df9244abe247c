"""Lists of addresses, as people keep them: one a line, with comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from polgraph.errors import SourceError
from polgraph.fetching.addresses import target_of
from polgraph.resources import read_bytes


def read_list(path: Path, *, allow_private: bool = False) -> tuple[str, ...]:
    """Return the addresses in a file, each once; SourceError that names the line which is none."""
    try:
        lines = read_bytes(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as exc:
        raise SourceError(f"{path}: byte {exc.start} is not UTF-8; expected addresses, one a line") from exc
    found = tuple(dict.fromkeys(_addresses(path, lines, allow_private)))
    if not found:
        raise SourceError(f"{path}: holds no address; expected one a line")
    return found


def _addresses(path: Path, lines: list[str], allow_private: bool) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        url = line.strip()
        if not url or url.startswith("#"):
            continue
        try:
            target_of(url, allow_private=allow_private)
        except SourceError as exc:
            raise SourceError(f"{path}: line {number}: {exc}") from exc
        yield url
