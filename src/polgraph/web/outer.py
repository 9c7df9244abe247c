"""What every request meets first and every answer last: the right host, headers that protect, a line in the log."""

from __future__ import annotations

import re
import time
from secrets import token_hex
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from polgraph.listening.sockets import shown
from polgraph.web.faults import fault
from polgraph.web.log import Log
from polgraph.workers.kept.jobs import Failed

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "Content-Security-Policy"
_PROTECTING = {
    _POLICY: "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_UNFRAMED = {"X-Frame-Options": "DENY"}
"""For what brings no policy of its own: one that may be framed says so in it, which this header would deny."""
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, Retry-After, X-Request-Id",
}
_UNCHANGED = 304
_OURS = 500  # the first status that tells of a failure on our side
_HOST = re.compile(r"(?P<name>\[[^]]*\]|[^:]*)(:[0-9]{0,5})?")
_VARYING = ("Accept", "Accept-Encoding")
"""What answers differ by, be they large enough to be compressed or not."""
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Outer:
    """Wraps the application; *names* are those that the service is asked by, any for an address that is one's own."""

    def __init__(self, app: ASGIApp, names: tuple[str, ...], log: Log) -> None:
        self._app, self._log = app, log
        self._names = {*_LOCAL, *(name.lower() for name in names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, if it was asked by a name of its own."""
        if scope["type"] != "http":  # all that lasts from the start to the end
            await self._app(scope, receive, send)
            return self._log.end()
        began, number = time.monotonic(), token_hex(8)
        sent = {"status": 0, "bytes": 0}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = number
                for name, value in _added(scope, headers, sent["status"]).items():
                    headers.setdefault(name, value)
                said = {one.strip().lower() for one in headers.get("vary", "").split(",")}
                for name in _VARYING:
                    if name.lower() not in said:
                        headers.add_vary_header(name)
            sent["bytes"] += len(message.get("body", b""))
            await send(message)

        request = Request(scope)
        try:
            if wrong := self._wrong_host(request):
                return await wrong(scope, receive, sending)
            await self._app(scope, receive, sending)
        except Failed:  # in the midst of an answer: the server ends the connection, for the answer has no end
            sent["status"] = 0
        finally:
            self._log.tell(_line(request, number, sent, time.monotonic() - began))

    def _wrong_host(self, request: Request) -> ASGIApp | None:
        """Return the answer to who asks by a name of others: their page may have led a browser here."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1:
            return fault(request, 400, f"there are {len(hosts)} Host headers; expected one")
        found = _HOST.fullmatch(hosts[0].lower())
        if not found:
            return fault(
                request, 400, f"the host {hosts[0][:100]!r} cannot be read; expected a name, and perhaps a port"
            )
        if found["name"] not in self._names:
            return fault(request, 421, f"the host {hosts[0][:100]!r} is not served here; expected --allow-host for it")
        return None


def names_of(host: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that a service at *host* is asked by."""
    return (shown(host), *names)


def _added(scope: Scope, headers: MutableHeaders, status: int) -> dict[str, str]:
    """Return the headers that an answer needs besides its own.

    One that is unchanged keeps the policy that it came with: caches would take another from here (RFC 9111, 4.3.4).
    """
    shared = _SHARED if _is_shared(scope) else {}
    if status == _UNCHANGED:
        return {name: value for name, value in (_PROTECTING | shared).items() if name != _POLICY}
    return _PROTECTING | shared | ({} if _POLICY in headers else _UNFRAMED)


def _is_shared(scope: Scope) -> bool:
    """Tell whether pages of others may read the answer: all reads, and no answer to a change."""
    reads = scope["method"] in ("GET", "HEAD", "OPTIONS")
    return reads or not scope["path"].startswith(("/store", "/update"))


def _line(request: Request, number: str, sent: dict[str, int], seconds: float) -> dict[str, str | float]:
    """Return a line about a request, without what was asked: that is the reader's own."""
    line: dict[str, str | float] = {
        "id": number,
        "client": request.client.host if request.client else "",
        "method": request.method,
        "path": request.url.path[:200],
        "status": sent["status"],
        "bytes": sent["bytes"],
        "ms": round(seconds * 1000, 1),
    }
    if sent["status"] >= _OURS and request.scope.get("reason"):
        line["reason"] = request.scope["reason"]
    return line
