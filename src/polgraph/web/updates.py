"""/update: the update operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from polgraph.web.bodies import FORM, body_of, fields_of, media_of, text_of
from polgraph.web.sparql import ROOM_FOR_ESCAPES, only, refuse_beside_form
from polgraph.web.writers import refuse_stranger

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from polgraph.web.service import Service
    from polgraph.workers.kept.jobs import Json

UPDATE = "application/sparql-update"
_GRAPHS = ("using-graph-uri", "using-named-graph-uri")


async def updated(request: Request) -> Response:
    """Do an update, sent as a form or as its text."""
    refuse_stranger(request)
    service: Service = request.app.state.service
    fields = await _fields(request, service)
    values: dict[str, Json] = {
        "update": only(fields, "update"),
        "default": list(fields.get(_GRAPHS[0], [])),
        "named": list(fields.get(_GRAPHS[1], [])),
        "base": str(request.url.replace(query="")),
    }
    return service.write(request, "update", values)


async def _fields(request: Request, service: Service) -> dict[str, list[str]]:
    limits, media = service.settings.limits, media_of(request)
    in_address = fields_of(request.url.query.encode())
    if "update" in in_address or "query" in in_address:
        raise HTTPException(400, "an update stands in the address; expected it in the body")
    if media == FORM:
        refuse_beside_form(in_address, _GRAPHS)
        return fields_of(await body_of(request, limits.body_bytes * ROOM_FOR_ESCAPES, limits.body_seconds))
    if media == UPDATE:
        return {**in_address, "update": [text_of(await body_of(request, limits.body_bytes, limits.body_seconds))]}
    raise HTTPException(415, f"the body is {media[:60]!r}; expected {UPDATE} or {FORM}")
