"""XML of the engine, made such that every reader takes it as it was meant, or refused."""

from __future__ import annotations

import re

from polgraph.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

_NO_CHARACTER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_LONGEST = 3
"""Bytes of the longest of these, which may come in two pieces."""


class XmlWriter:
    """Passes XML on to *out*, for the engine writes every character as it is."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._last = b""

    def write(self, content: bytes) -> int:
        """Write a piece; QueryError where it holds a character that no XML may."""
        self._out.write(readable(content, self._last))
        self._last = (self._last + content)[1 - _LONGEST :]
        return len(content)

    def flush(self) -> None:
        """Flush what is written to."""
        self._out.flush()


def readable(content: bytes, before: bytes = b"") -> bytes:
    """Return *content*, which comes after *before*; QueryError where it holds a character that no XML may."""
    if found := _NO_CHARACTER.search(before + content):
        told = f"a text holds the character U+{ord(found[0].decode()):04X}, which XML cannot"
        raise QueryError(f"{told}; expected another format")
    return content.replace(b"\r", b"&#13;")  # a parser takes a bare one for the end of a line
