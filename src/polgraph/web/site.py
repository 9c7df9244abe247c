"""The pages of the site: lists, questions and tools, each at its path; things are at the paths of their IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from polgraph.web.readers import reader_of
from polgraph.web.sparql import base_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from polgraph.web.service import Service

SITE = {
    "/": "home",
    "/agencies": "agencies",
    "/coverage": "coverage",
    "/data": "data",
    "/data/polgraph.{form}": "dataset",
    "/events": "events",
    "/indicators": "indicators",
    "/people": "people",
    "/questions": "questions",
    "/questions/{name}": "question",
    "/regions": "regions",
    "/releases": "releases",
    "/releases/{id}/facts.json": "release-facts",
    "/releases/{id}/text.txt": "release-text",
    "/search": "search",
}
"""Path to the job that makes the page."""
QUERIES = frozenset({"question"})
"""Pages that answer one query, within the time of one; all others may take longer over a large store."""


def _page(job: str) -> Callable[[Request], Awaitable[Response]]:
    async def route(request: Request) -> Response:
        service: Service = request.app.state.service
        values = {**request.path_params, **reader_of(request), "base": base_of(request)}
        limits = service.settings.limits
        return service.read(request, job, values, bounds=limits.query() if job in QUERIES else limits.check())

    return route


ROUTES = [Route(path, _page(job)) for path, job in SITE.items()]
