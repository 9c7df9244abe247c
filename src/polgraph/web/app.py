"""The routes of the service, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Route

from polgraph.engine.limits import BYTES
from polgraph.errors import PolgraphError, StoreError
from polgraph.web import api, drafts, editing, faults, linked, outer, site
from polgraph.web.budget import Budget
from polgraph.web.graphs import graph_store
from polgraph.web.sparql import sparql
from polgraph.web.updates import updated

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from polgraph.web.log import Log
    from polgraph.web.service import Service

_COMPRESSED = 1024  # bytes of an answer from which on it is compressed
_LEVEL = 4
_BODIES = 4  # of the largest, each with a query, that there may be at a time


async def health(request: Request) -> Response:
    """Tell that the service is there, and what state it serves, if there is one."""
    service: Service = request.app.state.service
    try:
        revision = service.revision()
    except StoreError as exc:
        request.scope["reason"] = str(exc)  # for the log
        revision = ""
    if revision:
        return Response(f'{{"status":"ok","revision":"{revision}"}}\n', media_type="application/json")
    return Response('{"status":"unavailable"}\n', 503, faults.LATER, media_type="application/json")


ROUTES = [
    *api.ROUTES,
    *editing.ROUTES,
    *drafts.ROUTES,
    Route("/health", health),
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/store", graph_store, methods=["GET", "PUT", "POST", "DELETE"]),
    Route("/update", updated, methods=["POST"]),
    *linked.ROUTES,
    *site.ROUTES,
]


def application(service: Service, log: Log) -> ASGIApp:
    """Make the application; the children of *service* run while it does, and *log* is written."""
    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Budget, most=_BODIES * (service.settings.limits.body_bytes + BYTES)),
            Middleware(GZipMiddleware, minimum_size=_COMPRESSED, compresslevel=_LEVEL),
        ],
        exception_handlers={HTTPException: faults.unrouted, PolgraphError: faults.refused, 500: faults.unrouted},
        lifespan=service.running,
    )
    app.state.service = service
    return outer.Outer(app, outer.names_of(service.settings.host, service.settings.names), log)
