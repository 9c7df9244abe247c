"""The parts of a form with files, as browsers send it (RFC 7578)."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from polgraph.errors import SourceError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MULTIPART = "multipart/form-data"


class Part(NamedTuple):
    """A field of a form, or a file in it, which has the name of a *file*."""

    name: str
    file: str
    media: str
    content: bytes


def parts_of(media: str, content: bytes, where: str) -> Iterator[Part]:
    """Yield the parts of a body of the media type *media*, as its header has it; SourceError if there are none."""
    message = message_from_bytes(f"Content-Type: {media}\r\nMIME-Version: 1.0\r\n\r\n".encode() + content)
    if not message.is_multipart():
        raise SourceError(f"{where}: has no parts; expected a form with files in it")
    for part in message.get_payload():
        if isinstance(part, Message):
            name, held = part.get_param("name", "", header="content-disposition"), part.get_payload(decode=True)
            known = held if isinstance(held, bytes) else b""
            yield Part(str(name), part.get_filename("") or "", part.get_content_type(), known)
