"""The frames that a caller and its child send one another: a letter, a length, so many bytes; never code."""

from __future__ import annotations

import json
import struct
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import StreamReader

    from polgraph.workers.kept.jobs import Json

HEADER = struct.Struct(">cI")
ASKED, BODY = b"a", b"b"
HEAD, PIECE, END, ERROR = b"h", b"p", b"e", b"x"
STAYS, LEAVES = b"s", b"l"
"""What a child does after each job."""
PIECE_BYTES = 256 * 1024
MOST = 1 << 30
"""Bytes of a frame; one of a child that went astray is no reason to take in more."""


def frame(kind: bytes, content: bytes | bytearray = b"") -> bytes:
    """Return the bytes of one frame."""
    return HEADER.pack(kind, len(content)) + content


def told(kind: bytes, value: Json) -> bytes:
    """Return a frame whose content is JSON."""
    return frame(kind, json.dumps(value).encode())


def loaded(content: bytes) -> Json:
    """Return what a frame of JSON tells."""
    found: Json = json.loads(content)
    return found


def read(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Read a frame; EOFError if there is none."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        raise EOFError
    kind, length = HEADER.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return kind, content


async def received(reader: StreamReader) -> tuple[bytes, bytes]:
    """Wait for a frame; asyncio.IncompleteReadError if none comes any more."""
    kind, length = HEADER.unpack(await reader.readexactly(HEADER.size))
    if length > MOST:
        raise EOFError
    return kind, await reader.readexactly(length) if length else b""
