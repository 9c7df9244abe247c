"""What went wrong, as an answer of HTTP: a status, and one line of text without our insides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from polgraph.pipeline.serving.endings import TOLD
from polgraph.workers.kept.jobs import Failed

if TYPE_CHECKING:
    from starlette.requests import Request

_NONE: Mapping[str, str] = {}
LATER = {"Retry-After": "10"}
"""When to come again to what is not available."""
_ALL = "DELETE, GET, HEAD, OPTIONS, POST, PUT"  # what may be asked of one address or another
_NOT_ALLOWED, _UNAVAILABLE = 405, 503
_UNTOLD = "the request failed; expected this never, please report it with the request id"
# How a job may end, and what that is in HTTP; the message of an error of ours is for who asked.
STATUSES: dict[str, tuple[int, str]] = {
    "ConformanceError": (422, ""),
    "FarQueryError": (403, ""),
    "NotAcceptableError": (406, ""),
    "QueryError": (400, ""),
    "QueryParameterError": (400, ""),
    "RefusedWriteError": (403, ""),
    "SourceError": (400, ""),
    "StoreError": (503, "the store is held by another writer, or cannot be read; expected to be asked again later"),
    "TooMuchError": (413, TOLD["TooMuchError"]),
    "UnknownQueryError": (404, ""),
    "UnknownThingError": (404, ""),
    "UnmetConditionError": (412, ""),
    "UnsupportedQueryError": (501, ""),
    "died": (507, TOLD["died"]),
    "memory": (507, TOLD["memory"]),
    "time": (504, TOLD["time"]),
}


def fault(request: Request, status: int, message: str, headers: Mapping[str, str] = _NONE) -> Response:
    """Answer with one line about what went wrong: problem details (RFC 9457) below /api, plain text elsewhere."""
    if request.url.path.startswith("/api"):
        problem = {"type": "about:blank", "status": status, "detail": message}
        content = json.dumps(problem, ensure_ascii=False)
        return Response(content, status, headers, media_type="application/problem+json")
    return Response(f"{message}\n", status, headers, media_type="text/plain")


def failed(request: Request, failure: Failed) -> Response:
    """Answer that a job came to no end."""
    status, message = STATUSES.get(failure.kind, (500, _UNTOLD))
    request.scope["reason"] = failure.message  # for the log
    lines = "\n".join([message or failure.message, *failure.notes])
    return fault(request, status, lines, LATER if status == _UNAVAILABLE else _NONE)


def busy(request: Request, *, client: bool) -> Response:
    """Answer that there is no room: too many requests of this client, or of all."""
    if client:
        told = "too many requests of yours are under way; expected fewer at once"
        return fault(request, 429, told, {"Retry-After": "2"})
    told = "too many requests are waiting; expected to be asked again later"
    return fault(request, _UNAVAILABLE, told, {"Retry-After": "5"})


async def refused(request: Request, exc: Exception) -> Response:
    """Answer for an error of ours that came before any job."""
    return failed(request, Failed(type(exc).__name__, str(exc)))


async def unrouted(request: Request, exc: Exception) -> Response:
    """Answer for what no route has: 404, and 405 with what is allowed; for what OPTIONS asks, too."""
    status, headers = (exc.status_code, exc.headers or {}) if isinstance(exc, HTTPException) else (500, {})
    if request.method == "OPTIONS" and request.scope["path"] == "*":
        return _options(_ALL)
    if status != _NOT_ALLOWED:
        return fault(request, status, _TOLD.get(status, str(getattr(exc, "detail", _UNTOLD))), headers)
    allowed = ", ".join(sorted({*headers["Allow"].split(", "), "OPTIONS"}))
    if request.method == "OPTIONS":
        return _options(allowed)
    return fault(request, status, f"the method is not allowed here; expected one of {allowed}", {"Allow": allowed})


def _options(allowed: str) -> Response:
    """Tell what may be asked of an address, and browsers that pages of others may read it."""
    shared = {
        "Access-Control-Allow-Methods": allowed,
        "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers={"Allow": allowed, **shared})


_TOLD = {
    404: "there is nothing here; expected /sparql, /api/openapi.json, or the path of a thing such as /id/region/KZ-47",
    500: _UNTOLD,
}
