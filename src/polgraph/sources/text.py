"""Texts of releases from files: the bytes that are hashed, and the characters that are sliced."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from polgraph.errors import SourceError
from polgraph.facts import Span
from polgraph.resources import read_bytes


@dataclass(frozen=True, slots=True)
class SourceText:
    """A hashed text; positions are code points of *content*."""

    sha256: str
    content: str

    @property
    def length(self) -> int:
        """Length in code points."""
        return len(self.content)

    def slice(self, span: Span) -> str | None:
        """Return the words at *span*."""
        return self.content[span.start : span.end]


def text_of(content: str) -> SourceText:
    """Hash *content* as UTF-8."""
    return SourceText(sha256(content.encode("utf-8")).hexdigest(), content)


def read_text(path: Path) -> SourceText:
    """Read a UTF-8 text file unchanged; SourceError if it is not one."""
    return decoded_text(read_bytes(path), str(path))


def decoded_text(content: bytes, where: str) -> SourceText:
    """Read the bytes of a UTF-8 text unchanged; SourceError, which names *where*, if they are none."""
    try:
        return SourceText(sha256(content).hexdigest(), content.decode("utf-8"))
    except UnicodeDecodeError as exc:
        raise SourceError(f"{where}: byte {exc.start} is not UTF-8; expected a UTF-8 text file") from exc
