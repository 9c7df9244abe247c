"""A hostile request to the service, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.hostile.service.wire import Pieces

Which = Literal["hungry", "scratch", "shipped"]
"""A service with the shipped data, or one that takes any; a hungry one has little memory and much time."""
CLOSED = 0
"""The status of a connection that is closed without a word."""


@dataclass(frozen=True)
class Hostile:
    """Bytes *sent* to a service, the *status* of its answer, and words *told* there.

    HOST, TOKEN and CANARY stand for what is known when it runs, LENGTH for the size of the body; *pieces* are sent after
    those, each after a pause of that many seconds.
    """

    name: str
    sent: bytes
    status: int
    told: str = ""
    which: Which = "shipped"
    pieces: Pieces = ()
    again: int = 0
    """The status of a second answer on the same connection, if there is one."""


def request(line: str, body: bytes = b"", *, headers: str = "", media: str = "") -> bytes:
    """Return a request with *body*; *headers* are lines."""
    lines = [f"{line} HTTP/1.1", "Host: HOST", "Connection: close"]
    lines += [f"Content-Type: {media}"] if media else []
    lines += ["Content-Length: LENGTH"] if body else []
    return "\r\n".join([*lines, *headers.splitlines(), "", ""]).encode() + body


def authorized(line: str, body: bytes = b"", *, headers: str = "", media: str = "") -> bytes:
    """Return a request of one who may write."""
    return request(line, body, headers=f"Authorization: Bearer TOKEN\n{headers}", media=media)
