"""/editor: a query typed in a form, answered within the bounds of /sparql, with what its editor completes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from polgraph.engine.limits import BYTES
from polgraph.web import faults
from polgraph.web.bodies import FORM, body_of, fields_of, media_of
from polgraph.web.readers import reader_of
from polgraph.web.service import Answering, client
from polgraph.web.sparql import ROOM_FOR_ESCAPES, base_of
from polgraph.workers.kept.jobs import Failed, Task
from polgraph.workers.kept.lanes import BusyError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from polgraph.web.service import Service
    from polgraph.workers.kept.jobs import Json

_MEDIA = {
    "csv": "text/csv",
    "json": "application/sparql-results+json, application/ld+json",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
}
"""What an answer can be downloaded as."""
_NAMED = 1000
"""Things that are named at a time."""


class _Telling(Answering):
    """An answer as a page, on which it is told too if there is none."""

    def __init__(self, service: Service, request: Request, task: Task) -> None:
        super().__init__(service.readers, request, task)
        self._service = service

    async def _failed(self, exc: Failed) -> Response:
        told = faults.failed(self._request, exc)
        failure: Json = {"status": told.status_code, "told": bytes(told.body).decode().rstrip()}
        task = Task("editor", {**self._task.values, "failure": failure}, bounds=self._task.bounds)
        try:
            told.body = await self._service.made(task)
        except (Failed, BusyError):
            return told
        told.headers["content-type"] = "text/html; charset=utf-8"
        told.headers["content-length"] = str(len(told.body))
        return told


async def editor(request: Request) -> Response:
    """Show the form, and the answer if the query in it is to be `run`; as a file, if a `format` is named."""
    service: Service = request.app.state.service
    reader = reader_of(request)
    fields = await _fields(request, service) if request.method == "POST" else reader["fields"]
    if not _of(fields, "run") and not _of(fields, "format"):
        return service.read(request, "editor", {**reader, "fields": fields})
    values = {**reader, "fields": fields, "query": _of(fields, "query"), "base": f"{base_of(request)}sparql"}
    if (form := _of(fields, "format")) in _MEDIA:
        return service.read(request, "query", {**values, "accept": _MEDIA[form]})
    return _Telling(service, request, Task("editor", values, b"", service.settings.limits.query(), client(request)))


async def terms(request: Request) -> Response:
    """Return what is completed: the terms that are here by their names, and queries to begin with."""
    service: Service = request.app.state.service
    return service.read(request, "editor-terms", reader_of(request), bounds=service.settings.limits.check())


async def labels(request: Request) -> Response:
    """Name the things whose IRIs are the lines of the field `iris`."""
    service: Service = request.app.state.service
    iris: list[Json] = [*_of(await _fields(request, service), "iris").splitlines()[:_NAMED]]
    return service.read(request, "editor-labels", {**reader_of(request), "iris": iris})


async def _fields(request: Request, service: Service) -> dict[str, Json]:
    """Return the first value of each field of a form."""
    if media_of(request) != FORM:
        raise HTTPException(415, f"the body is {media_of(request)[:60]!r}; expected {FORM}")
    content = await body_of(request, BYTES * ROOM_FOR_ESCAPES, service.settings.limits.body_seconds)
    return {name: values[0] for name, values in fields_of(content).items()}


def _of(fields: Json | Mapping[str, Json], name: str) -> str:
    value = fields.get(name) if isinstance(fields, dict) else None
    return value if isinstance(value, str) else ""


ROUTES = [
    Route("/editor", editor, methods=["GET", "POST"]),
    Route("/editor/labels", labels, methods=["POST"]),
    Route("/editor/terms", terms),
]
