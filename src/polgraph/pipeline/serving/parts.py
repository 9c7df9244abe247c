"""The parts of a form with files, as browsers send it (RFC 7578)."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import NamedTuple

from polgraph.errors import SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MULTIPART = "multipart/form-data"
MOST = 20_000
"""Parts of a form: a long release has some thousand inputs."""


class Part(NamedTuple):
    """A field of a form, or a file in it, which has the name of a *file*."""

    name: str
    file: str
    media: str
    content: bytes


def parts_of(media: str, content: bytes, where: str) -> Iterator[Part]:
    """Yield the parts of a body of the media type *media*; SourceError if there are none, or too many."""
    message = message_from_bytes(f"Content-Type: {media}\r\nMIME-Version: 1.0\r\n\r\n".encode())
    boundary = message.get_boundary("").encode()
    if message.get_content_type() != MULTIPART or not boundary:
        raise SourceError(f"{where}: has no parts; expected a form with files in it")
    line = rb"\r\n--" + re.escape(boundary) + rb"(?=--|[ \t]*\r\n)"
    pieces = re.split(line, b"\r\n" + content, maxsplit=MOST + 1)
    if len(pieces) > MOST + 1:
        raise SourceError(f"{where}: has more than {MOST} parts; expected a form as the page makes it")
    yield from (_part(piece) for piece in pieces[1:] if not piece.startswith(b"--"))


def _part(piece: bytes) -> Part:
    """Read the head of a part; what it holds stays as it is, whatever its media type."""
    head, _, held = piece.partition(b"\r\n\r\n")
    told = message_from_bytes(head.lstrip(b" \t\r\n") + b"\r\n\r\n")
    name = told.get_param("name", "", header="content-disposition")
    return Part(str(name), told.get_filename("") or "", told.get_content_type(), held)
