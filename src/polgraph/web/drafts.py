"""/check: what people send is read and judged; POST changes nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from polgraph.pipeline.serving.parts import MULTIPART
from polgraph.web.bodies import body_of, media_of
from polgraph.web.readers import reader_of
from polgraph.web.sparql import base_of
from polgraph.web.writers import refuse_other_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from polgraph.web.service import Service
    from polgraph.workers.kept.jobs import Json

_TOO_LARGE = 413


async def check(request: Request) -> Response:
    """Answer with the page; a form that is too large is told so on it."""
    service: Service = request.app.state.service
    limits = service.settings.limits
    values: dict[str, Json] = {**reader_of(request), "base": base_of(request), "most": limits.body_bytes}
    content = b""
    if request.method == "POST":
        refuse_other_page(request)
        if media_of(request) != MULTIPART:
            raise HTTPException(415, f"the body is {media_of(request)[:60]!r}; expected {MULTIPART}")
        values |= {"sent": True, "type": request.headers.get("content-type", "")[:200]}
        try:
            content = await body_of(request, limits.body_bytes, limits.body_seconds)
        except HTTPException as exc:
            if exc.status_code != _TOO_LARGE:
                raise
            values["refused"] = str(exc.detail)
    return service.read(request, "draft", values, content, limits.check())


ROUTES = [Route("/check", check, methods=["GET", "POST"])]
