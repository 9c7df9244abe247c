"""The routes of the service, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Route

from polgraph.web import faults, outer
from polgraph.web.service import Service
from polgraph.web.sparql import sparql

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from polgraph.web.settings import Settings

_COMPRESSED = 1024  # bytes of an answer from which on it is compressed
_LEVEL = 4


async def health(request: Request) -> Response:
    """Tell that the service is there, and what state it serves."""
    service: Service = request.app.state.service
    return Response(f'{{"status":"ok","revision":"{service.revision()}"}}\n', media_type="application/json")


ROUTES = [
    Route("/health", health),
    Route("/sparql", sparql, methods=["GET", "POST"]),
]


def application(settings: Settings) -> ASGIApp:
    """Make the application; its children run while it does."""
    service = Service(settings)
    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(GZipMiddleware, minimum_size=_COMPRESSED, compresslevel=_LEVEL)],
        exception_handlers={HTTPException: faults.unrouted, 500: faults.unrouted},
        lifespan=service.running,
    )
    app.state.service = service
    return outer.Outer(app, outer.names_of(settings.host, settings.names))
