"""HTTP/1.1 as uvicorn reads it, with bounds on the head of a request: its size, and how long it may take."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from asyncio import Transport

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Connection: close\r\n\r\nthe head of the request is too large; expected fewer or shorter headers\n"
)


class Guarded(HttpToolsProtocol):
    """Ends a connection whose request has a head that is too large, or does not come to its end."""

    header_bytes = 32 * 1024
    header_seconds = 10.0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._head = 0
        self._in_head = True
        self._clock: asyncio.TimerHandle | None = self._started()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes before the end of a head."""
        if self._in_head:
            if self._clock is None:
                self._clock = self._started()
            self._head += len(data)
            if self._head > self.header_bytes and b"\r\n\r\n" not in data[: self.header_bytes]:
                self.transport.write(_TOO_LARGE)
                self.transport.close()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """Let the body take its own time."""
        self._in_head = False
        self._stop()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Expect the head of another request."""
        self._head, self._in_head = 0, True
        super().on_message_complete()

    def _started(self) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(self.header_seconds, self._too_late)

    def _stop(self) -> None:
        if self._clock:
            self._clock.cancel()
        self._clock = None

    def _too_late(self) -> None:
        if self._in_head and not self.transport.is_closing():
            self.transport.close()
