"""Which methods an address has: for who asks with OPTIONS, and for who asked with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Match, Route

from polgraph.web.faults import fault

if TYPE_CHECKING:
    from starlette.requests import Request

_READING = {"GET", "HEAD", "OPTIONS", "POST"}
_OF_QUERIES = "Accept, Content-Type, If-None-Match"


async def unallowed(request: Request, _: Exception) -> Response:
    """Tell what is allowed; a browser that asks for the page of another learns that it may send queries."""
    methods = _methods(request)
    allowed = ", ".join(sorted(methods))
    if request.method != "OPTIONS":
        return fault(request, 405, "the method is not allowed here; expected one of those in Allow", Allow=allowed)
    headers = {"Allow": allowed}
    if "GET" in methods <= _READING:
        headers |= {"Access-Control-Allow-Methods": allowed, "Access-Control-Allow-Headers": _OF_QUERIES}
    return Response(status_code=204, headers=headers)


def _methods(request: Request) -> set[str]:
    routes = [route for route in request.app.routes if isinstance(route, Route)]
    found = [route.methods or set() for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    return {"OPTIONS"}.union(*found)
