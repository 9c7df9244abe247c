"""Linked data: each IRI of ours at its path, the documents about them, and what pages are dressed in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from polgraph.pipeline.serving.documents import DOCUMENTS, FOLDERS
from polgraph.pipeline.serving.forms import FORMS
from polgraph.resources import read_bytes, resource_dir
from polgraph.web import tags
from polgraph.web.pages.files import statics
from polgraph.web.readers import reader_of
from polgraph.web.sparql import accept_of, base_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from polgraph.web.service import Service
    from polgraph.workers.kept.jobs import Json

_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /sparql\nDisallow: /store\nDisallow: /update\n"


async def thing(request: Request) -> Response:
    """Answer what is at the path."""
    path: bytes = request.scope.get("raw_path") or request.url.path.encode()
    values = {"path": path.decode("ascii", "replace").removeprefix("/"), "accept": accept_of(request)}
    return _read(request, "thing", {**values, "base": base_of(request)})


async def static(request: Request) -> Response:
    """Return a file whose name changes with its content."""
    name = request.path_params["name"]
    if name not in statics():
        raise HTTPException(404)
    media, content = statics()[name]
    return Response(content, headers=_FOR_EVER, media_type=media)


async def favicon(request: Request) -> Response:
    """Return the sign of these pages, for those who look for it where browsers once did."""
    return _kept(request, *next(one for name, one in statics().items() if name.endswith(".svg")))


async def context(request: Request) -> Response:
    """Return our JSON-LD context."""
    return _kept(request, "application/ld+json", read_bytes(f"{resource_dir('ontology')}/context.jsonld"))


async def robots(request: Request) -> Response:
    """Tell those who read everything what is made anew for each of them."""
    return _kept(request, "text/plain", _ROBOTS.encode())


def _read(request: Request, job: str, values: Mapping[str, Json]) -> Response:
    """Have a page made in the language of who reads it."""
    service: Service = request.app.state.service
    return service.read(request, job, {**values, **reader_of(request)}, bounds=service.settings.limits.check())


def _kept(request: Request, media: str, content: bytes) -> Response:
    """Answer with what is the same till the next version."""
    tag = f'"{sha256(content).hexdigest()[:20]}"'
    headers = {"Cache-Control": "public, max-age=3600", "ETag": tag, "Vary": "Accept-Encoding"}
    if tags.is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media)


_SUFFIXED = [f"/{path}.{suffix}" for path in DOCUMENTS for suffix in FORMS]
ROUTES = [
    Route("/context.jsonld", context),
    Route("/favicon.ico", favicon),
    Route("/robots.txt", robots),
    Route("/static/{name}", static),
    *(Route(f"/{path}", thing) for path in DOCUMENTS),
    *(Route(path, thing) for path in _SUFFIXED),
    *(Route(path, thing) for path in ("/def", *(f"/def.{suffix}" for suffix in FORMS))),
    *(Route(f"/{folder}/{{path:path}}", thing) for folder in ("def", "graph", "id", "text", *FOLDERS)),
]
