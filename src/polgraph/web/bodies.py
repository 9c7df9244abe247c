"""The body of a request: within its limits of size and time, decompressed."""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from polgraph.web.inflating import Inflating

if TYPE_CHECKING:
    from starlette.requests import Request

    from polgraph.web.budget import Share

_FIELDS = 100
_READ_ON = 64 * 1024 * 1024
"""Bytes of a body that are read and dropped once it is too large: who still sends does not read the answer."""
FORM = "application/x-www-form-urlencoded"


def media_of(request: Request) -> str:
    """Return the media type of the body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body_of(request: Request, most: int, seconds: float) -> bytes:
    """Read the body; HTTPException if it is larger than *most* bytes or there is no room, or takes over *seconds*."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise HTTPException(415, f"the encoding {encoding[:40]!r} is not known; expected gzip or none")
    if _declared(request) > most + _READ_ON:
        raise _too_large(most)
    try:
        async with asyncio.timeout(seconds):
            return await _read(request, most, packed=encoding == "gzip")
    except TimeoutError:
        raise HTTPException(408, f"the body took longer than {seconds:g} seconds; expected it sooner") from None
    except ClientDisconnect:  # this goes to nobody but the log
        raise HTTPException(400, "the body ends too early; expected it to its end") from None
    except zlib.error:
        raise HTTPException(400, "the body cannot be decompressed; expected gzip") from None


async def _read(request: Request, most: int, *, packed: bool) -> bytes:
    inflate = Inflating() if packed else None
    share: Share = request.scope["share"]
    parts: list[bytes] = []
    size = received = 0
    async for chunk in request.stream():
        received += len(chunk)
        if size <= most:
            parts.append(inflate.taken(chunk, most - size + 1) if inflate else chunk)
            size += len(parts[-1])
            share.take(len(parts[-1]))
        elif received > most + _READ_ON:
            break
    if size > most:
        raise _too_large(most)
    if inflate and not inflate.ended:
        raise HTTPException(400, "the body ends too early; expected gzip to its end")
    return b"".join(parts)


def _declared(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isdigit() else 0


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"the body has more than {most} bytes; expected at most that many")


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
