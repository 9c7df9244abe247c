"""What people give to take in: files, folders and addresses, each read when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.engine import instant
from polgraph.errors import SourceError
from polgraph.resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.fetching import Fetcher

ENDINGS = (".htm", ".html", ".txt", ".xhtml")
DOCUMENT = ".json"
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Found:
    """One release as it was found: its bytes, where, and when if on the web."""

    where: str
    content: bytes
    text: bytes | None = None
    """The text of a facts document; None for a text or a page."""
    address: str = ""
    retrieved: str = ""
    charset: str | None = None
    """As the server states it."""


def names(inputs: Sequence[str]) -> list[str]:
    """Return the files and addresses that *inputs* stand for, each once: a folder for the texts and pages below it."""
    found: dict[str, None] = {}
    for name in inputs:
        found |= dict.fromkeys([name] if is_address(name) else _files(Path(name)))
    return list(found)


def listed(path: Path) -> list[str]:
    """Return the inputs that a file lists, one a line; a line that begins with # is none."""
    try:
        lines = read_bytes(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as exc:
        raise SourceError(f"{path}: byte {exc.start} is not UTF-8; expected a list of files and addresses") from exc
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def is_address(name: str) -> bool:
    """Tell whether *name* is an address on the web."""
    return name.lower().startswith(_SCHEMES)


def gathered(name: str, fetcher: Fetcher) -> Found:
    """Read one file or fetch one address; SourceError if that fails."""
    if is_address(name):
        page = fetcher.fetch(name)
        return Found(name, page.content, address=page.address, retrieved=instant(page.retrieved), charset=page.charset)
    path = Path(name)
    text = _read(path.with_suffix(".txt")) if path.suffix == DOCUMENT and path.exists() else None
    return Found(name, _read(path), text)


def _read(path: Path) -> bytes:
    """Read a regular file; a pipe need never end."""
    if not path.is_file():
        what = "is no regular file" if path.exists() else "is not there"
        raise SourceError(f"{path}: {what}; expected a text, a page, a facts document with its text, or a folder")
    return read_bytes(path)


def _files(path: Path) -> list[str]:
    if not path.is_dir():
        return [str(path)]
    below = (file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
    shown = [str(file) for file in below if not any(part.startswith(".") for part in file.relative_to(path).parts)]
    if not shown:
        raise SourceError(f"{path}: holds no texts and pages; expected files that end in {', '.join(ENDINGS)}")
    return sorted(shown)
