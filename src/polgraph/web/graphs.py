"""/store: the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from polgraph.namespaces import BASE
from polgraph.pipeline.serving.parts import MULTIPART
from polgraph.pipeline.serving.uploading import FORMS
from polgraph.web import faults
from polgraph.web.bodies import body_of, fields_of, media_of
from polgraph.web.conditions import condition
from polgraph.web.service import client
from polgraph.web.sparql import accept_of, only
from polgraph.web.writers import refuse_stranger
from polgraph.workers.kept.jobs import Failed, Task
from polgraph.workers.kept.lanes import BusyError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from polgraph.web.service import Service

_JOBS = {"DELETE": "delete", "POST": "post", "PUT": "put"}
_WANTED = "expected ?default, or ?graph= with the IRI of a graph"


async def graph_store(request: Request) -> Response:
    """Return a graph in the form that the client likes best, replace it, add to it, or remove it."""
    if request.method not in ("GET", "HEAD"):
        return await _written(request)
    service: Service = request.app.state.service
    return service.read(request, "graph", {"graph": _graph(request), "accept": accept_of(request)})


async def _written(request: Request) -> Response:
    refuse_stranger(request)
    service: Service = request.app.state.service
    if request.method == "DELETE":
        return service.write(request, "delete", {"graph": _graph(request), "condition": condition(request)})
    if media_of(request) not in (*FORMS, MULTIPART):
        told = f"the body is {media_of(request)[:60]!r}"
        raise HTTPException(415, f"{told}; expected one of {', '.join(FORMS)}", {"Accept-Post": ", ".join(FORMS)})
    limits, wanted = service.settings.limits, condition(request)
    content = await body_of(request, limits.body_bytes, limits.body_seconds)
    named = request.method == "PUT" or bool(request.url.query)
    graph = _graph(request) if named else f"{BASE}graph/upload/{sha256(content).hexdigest()[:12]}"
    media = request.headers.get("content-type", "")
    values = {"media": media, "base": graph or str(request.url.replace(query=""))}
    try:
        triples = await service.made(Task("parse", values, content, limits.update(), client(request)))
    except Failed as exc:
        return faults.failed(request, exc)
    except BusyError as exc:
        return faults.busy(request, client=exc.client)
    where = {} if named else {"Location": str(request.url.include_query_params(graph=graph))}
    return service.write(request, _JOBS[request.method], {"graph": graph, "condition": wanted}, triples, where)


def _graph(request: Request) -> str:
    """Return the name of the graph that is asked for, nothing for the default graph."""
    fields = fields_of(request.url.query.encode())
    if "default" in fields and "graph" not in fields:
        return ""
    if "graph" not in fields or "default" in fields:
        raise HTTPException(400, f"the address names no graph, or two; {_WANTED}")
    if name := only(fields, "graph"):
        return name
    raise HTTPException(400, f"the name of the graph is empty; {_WANTED}")
