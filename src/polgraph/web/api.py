"""/api: the saved queries, questions, names, evidence, checks and readings as JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from polgraph.pipeline.serving import checking, extracting
from polgraph.web.bodies import body_of, fields_of, media_of
from polgraph.web.sparql import accept_of, only

if TYPE_CHECKING:
    from polgraph.web.service import Service
    from polgraph.workers.kept.jobs import Json

Endpoint = Callable[[Request], Awaitable[Response]]


def _reads(job: str, *, long: bool = False) -> Endpoint:
    """Make a route that answers by *job*, which may take *long*: a large store has many names to be read first."""

    async def route(request: Request) -> Response:
        service: Service = request.app.state.service
        bounds = service.settings.limits.check() if long else None
        return service.read(request, job, _values(request), bounds=bounds)

    return route


def _takes(job: str, known: tuple[str, ...]) -> Endpoint:
    """Make a route that answers by *job* about a body, of one of the media types *known*."""

    async def route(request: Request) -> Response:
        service: Service = request.app.state.service
        limits, media = service.settings.limits, media_of(request)
        if media not in known:
            raise HTTPException(415, f"the body is {media[:60]!r}; expected one of {', '.join(known)}")
        values = {**_values(request), "media": media, "type": request.headers.get("content-type", "")[:200]}
        content = await body_of(request, limits.body_bytes, limits.body_seconds)
        return service.read(request, job, values, content, limits.check())

    return route


def _values(request: Request) -> dict[str, Json]:
    fields = fields_of(request.url.query.encode())
    return {
        **request.path_params,
        "fields": {name: only(fields, name) for name in fields},
        "accept": accept_of(request),
    }


ROUTES = [
    Route("/api/ask", _reads("ask", long=True)),
    Route("/api/evidence/{kind}/{id}", _reads("evidence")),
    Route("/api/extract", _takes("extract", extracting.MEDIA), methods=["POST"]),
    Route("/api/find", _reads("find", long=True)),
    Route("/api/openapi.json", _reads("openapi")),
    Route("/api/queries", _reads("queries")),
    Route("/api/queries/{name}", _reads("answer")),
    Route("/api/validate", _takes("check", checking.MEDIA), methods=["POST"]),
]
