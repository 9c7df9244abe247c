"""The body of a request: within its limits of size and time, decompressed."""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from starlette.requests import Request

_FIELDS = 100
_GZIP = zlib.MAX_WBITS | 16
FORM = "application/x-www-form-urlencoded"


def media_of(request: Request) -> str:
    """Return the media type of the body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body_of(request: Request, most: int, seconds: float) -> bytes:
    """Read the body; HTTPException if it is larger than *most* bytes, or takes longer than *seconds*."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise HTTPException(415, f"the encoding {encoding[:40]!r} is not known; expected gzip or none")
    inflate = zlib.decompressobj(_GZIP) if encoding == "gzip" else None
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                part = inflate.decompress(chunk, most - size + 1) if inflate else chunk
                size += len(part)
                if size > most:
                    raise HTTPException(413, f"the body has more than {most} bytes; expected at most that many")
                parts.append(part)
    except TimeoutError:
        raise HTTPException(408, f"the body took longer than {seconds:g} seconds; expected it sooner") from None
    except zlib.error:
        raise HTTPException(400, "the body cannot be decompressed; expected gzip") from None
    if inflate and not inflate.eof:
        raise HTTPException(400, "the body ends too early; expected gzip to its end")
    return b"".join(parts)


def text_of(content: bytes) -> str:
    """Return a body that is a text."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise HTTPException(400, f"byte {exc.start} of the body is not UTF-8; expected UTF-8") from None


def fields_of(content: bytes) -> dict[str, list[str]]:
    """Return the fields of a form, in the order in which they come."""
    try:
        text = content.decode("utf-8")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(400, "the form cannot be read; expected fields in UTF-8, percent-encoded") from None
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields
