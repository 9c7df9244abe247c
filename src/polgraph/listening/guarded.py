"""HTTP/1.1 as uvicorn reads it, with bounds: on the head of a request, how long it may take, how many there are."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from asyncio import Transport

_ANSWER = "HTTP/1.1 {}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n{}\n"
_TOO_LARGE = _ANSWER.format(
    "431 Request Header Fields Too Large", "the head of the request is too large; expected fewer or shorter headers"
)
_FULL = _ANSWER.format(
    "503 Service Unavailable\r\nRetry-After: 5", "there are too many connections; expected to be asked again later"
)
_WRONG = _ANSWER.format(
    "400 Bad Request", "the request cannot be read; expected HTTP/1.1, with letters beyond ASCII percent-encoded"
)
_LINGER = 1.0
"""Seconds for which a client that still sends is listened to, so that it can read why nobody heeds it."""
_VERSIONS = ("1.0", "1.1")


class Guarded(HttpToolsProtocol):
    """Ends a connection that is one too many, or whose request has a head or a body that lasts, or too large a head."""

    connections_most = 64
    header_bytes = 32 * 1024
    header_seconds = 10.0
    body_seconds = 30.0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._unread = 0  # bytes that are neither of a head that has ended nor of a body
        self._in_head, self._over = True, False
        self._clock: asyncio.TimerHandle | None = self._started(self.header_seconds)
        if len(self.server_state.connections) > self.connections_most:
            self._end(_FULL)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes before the end of a head, and what a body has beside its content: the parser holds it."""
        if self._over:
            return
        if self._in_head and self._clock is None:
            self._clock = self._started(self.header_seconds)
        self._unread += len(data)
        if self._in_head and self._unread > self.header_bytes and b"\r\n\r\n" not in data[: self.header_bytes]:
            self._end(_TOO_LARGE)
            return
        super().data_received(data)
        if not self._in_head and self._unread > self.header_bytes:
            self._end(_TOO_LARGE)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take what stands in the head, and nothing of what follows the body (RFC 9110, 6.5.1)."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Give the body its own time; of two hosts, that of a whole address counts (RFC 9112, 3.2.2)."""
        if self.parser.get_http_version() not in _VERSIONS:
            raise ValueError
        if self.url[:1] not in (b"/", b"*"):
            address = httptools.parse_url(self.url)
            host = address.host + (b":%d" % address.port if address.port else b"")
            self.headers[:] = [*(one for one in self.headers if one[0] != b"host"), (b"host", host)]
        self._unread, self._in_head = 0, False
        self._stop()
        self._clock = self._started(self.body_seconds + _LINGER)  # who reads the body tells first that it is late
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Begin to count anew."""
        self._unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Expect the head of another request."""
        self._unread, self._in_head = 0, True
        self._stop()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer to what is no HTTP."""
        self._end(_WRONG)

    def _end(self, answer: str) -> None:
        """Answer, and heed no more."""
        self._over = True
        self.transport.write(answer.encode())
        self.transport.write_eof()
        asyncio.get_running_loop().call_later(_LINGER, self.transport.close)

    def _started(self, seconds: float) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(seconds, self.transport.close)

    def _stop(self) -> None:
        if self._clock:
            self._clock.cancel()
        self._clock = None
