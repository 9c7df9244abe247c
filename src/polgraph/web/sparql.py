"""/sparql: the query operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from polgraph.engine.limits import BYTES
from polgraph.web.bodies import FORM, body_of, fields_of, media_of, text_of
from polgraph.web.readers import reader_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from starlette.requests import Request
    from starlette.responses import Response

    from polgraph.web.service import Service

QUERY = "application/sparql-query"
_GRAPHS = ("default-graph-uri", "named-graph-uri")
ROOM_FOR_ESCAPES = 3
"""How much longer a query may be in a form, where a letter may take three."""


async def sparql(request: Request) -> Response:
    """Answer a query by GET, by a form, or by its text; without one, describe the service."""
    service: Service = request.app.state.service
    fields = await _fields(request, service)
    if "update" in fields:
        raise HTTPException(400, "an update is asked of /sparql; expected it by POST at /update")
    if not fields.keys() - {"lang"} and request.method in ("GET", "HEAD"):
        values = {"accept": accept_of(request), "base": base_of(request)}
        return service.read(request, "description", {**values, **reader_of(request)})
    return service.read(
        request,
        "query",
        {
            "query": only(fields, "query"),
            "default": list(fields.get(_GRAPHS[0], [])),
            "named": list(fields.get(_GRAPHS[1], [])),
            "accept": accept_of(request),
            "base": str(request.url.replace(query="")),
        },
    )


async def _fields(request: Request, service: Service) -> dict[str, list[str]]:
    """Return what is asked, wherever the protocol allows it to stand."""
    in_address = fields_of(request.url.query.encode())
    if request.method in ("GET", "HEAD"):
        return in_address
    limits, media = service.settings.limits, media_of(request)
    if media == FORM:
        refuse_beside_form(in_address, ("query", *_GRAPHS))
        return fields_of(await body_of(request, BYTES * ROOM_FOR_ESCAPES, limits.body_seconds))
    if media == QUERY:
        text = text_of(await body_of(request, BYTES, limits.body_seconds))
        if "query" in in_address:
            raise HTTPException(400, "there are two queries, in the address and in the body; expected one")
        return {**in_address, "query": [text]}
    raise HTTPException(415, f"the body is {media[:60]!r}; expected {QUERY} or {FORM}")


def refuse_beside_form(in_address: Collection[str], names: Iterable[str]) -> None:
    """Refuse fields of the protocol in the address of a form, which has them all; HTTPException."""
    if name := next((name for name in names if name in in_address), None):
        raise HTTPException(400, f"the field {name!r} stands in the address; expected it in the form")


def only(fields: dict[str, list[str]], name: str) -> str:
    """Return the one value of a field."""
    values = fields.get(name, [])
    if len(values) != 1:
        raise HTTPException(400, f"the field {name!r} is given {len(values)} times; expected once")
    return values[0]


def accept_of(request: Request) -> str:
    """Return what the client accepts."""
    return ",".join(request.headers.getlist("accept"))[:2000]


def base_of(request: Request) -> str:
    """Return the address that the service was asked by."""
    return str(request.base_url)
