"""The children of a service, and how a request becomes a job for one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from starlette.responses import Response

from polgraph.pipeline.serving.origin import Origin
from polgraph.web import faults, tags
from polgraph.workers.kept.held import Nursery
from polgraph.workers.kept.jobs import CUT, Bounded, Failed, Task
from polgraph.workers.kept.lanes import BusyError, Room
from polgraph.workers.kept.pool import Pool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from polgraph.web.settings import Settings
    from polgraph.workers.kept.jobs import Json, Reply

_READY = Task("ready", {}, bounds=Bounded(seconds=60))
"""The first job: it waits for the preparation of the children too, which takes long on a busy machine."""
_ONE_WRITER = Room(running=1, aside=0, waiting=32)
_NONE: Mapping[str, str] = {}
_OURS = ("revision",)
"""What children tell us, and nobody else."""


class Service:
    """Has what is asked done by children: many that read, one that writes."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.failure = ""
        """Why it could not be started."""
        told: dict[str, Json] = {
            "folder": str(settings.folder) if settings.folder else None,
            "scratch": settings.scratch,
        }
        prepared = "polgraph.web.jobs" if settings.scratch else "polgraph.web.prepared"  # of which scratch has no use
        self.readers = Pool(Nursery("polgraph.web.jobs", prepared, told), settings.limits.room())
        self.writer = Pool(Nursery("polgraph.pipeline.serving.writing", prepared, told), _ONE_WRITER)
        self._origin = Origin(settings.folder, scratch=settings.scratch)

    @asynccontextmanager
    async def running(self, _: object) -> AsyncIterator[None]:
        """Start the children, and end them."""
        try:
            if self.settings.token:  # first: a scratch dataset is made by its writer
                await self.writer.start()
                await self.made(_READY, self.writer)
            await self.readers.start()
            await self.made(_READY)
        except Failed as exc:
            self.failure = exc.message
            raise
        try:
            yield
        finally:
            await self.readers.close()
            await self.writer.close()

    async def made(self, task: Task, pool: Pool | None = None) -> bytes:
        """Return what a job comes to, whole, for another job; Failed or BusyError if it comes to nothing."""
        async with (pool or self.readers).reply(task) as reply:
            return reply.whole if reply.whole is not None else b"".join([piece async for piece in reply.pieces])

    def revision(self) -> str:
        """Name the state that is served now."""
        return self._origin.revision()

    def read(
        self, request: Request, job: str, values: Mapping[str, Json], body: bytes = b"", bounds: Bounded | None = None
    ) -> Response:
        """Answer *request* by a job of a child that reads; 304 if the client has that answer."""
        task = Task(job, values, body, bounds or self.settings.limits.query(), client(request))
        tag = tags.of(self.revision(), task) if tags.is_lasting(request, task) else ""
        if tag and tags.is_known(request, tag):
            return tags.unchanged(tag, task)
        return Answering(self.readers, request, task, tag)

    def write(
        self, request: Request, job: str, values: Mapping[str, Json], body: bytes = b"", more: Mapping[str, str] = _NONE
    ) -> Response:
        """Answer *request*, which may write, by a job of the child that does; with *more* headers, if it succeeds."""
        task = Task(job, values, body, self.settings.limits.update(), client(request))
        return Answering(self.writer, request, task, more=more)


class Answering(Response):
    """An answer that a child makes while it is sent; who goes away before is no longer worked for."""

    def __init__(
        self, pool: Pool, request: Request, task: Task, tag: str = "", more: Mapping[str, str] = _NONE
    ) -> None:
        super().__init__()
        self._pool, self._request, self._task, self._tag, self._more = pool, request, task, tag, more

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, unless the client goes away first."""
        work = asyncio.create_task(self._answer(scope, receive, send))
        gone = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            if not work.done():
                work.cancel()
            with suppress(asyncio.CancelledError):
                await work

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, or why there is none; Failed if it is cut, which ends the connection before its time."""
        try:
            async with self._pool.reply(self._task) as reply:
                response = self._response(reply)
                if reply.whole is None:
                    await self._stream(reply, response, send)
                    return
        except Failed as exc:
            if exc.kind == CUT:
                raise
            response = await self._failed(exc)
        except BusyError as exc:
            response = faults.busy(self._request, client=exc.client)
        await response(scope, receive, send)  # when the child is at work for others

    async def _failed(self, exc: Failed) -> Response:
        """Return the answer to a job that came to no end."""
        return faults.failed(self._request, exc)

    def _response(self, reply: Reply) -> Response:
        told = {name: value for name, value in reply.headers.items() if name not in _OURS}
        headers = {**self._more, **told, **tags.headers(self._tag, reply.headers.get("revision", ""))}
        return Response(reply.whole, reply.status, headers, media_type=reply.media or None)

    async def _stream(self, reply: Reply, response: Response, send: Send) -> None:
        """Send piece by piece, to a client that takes them in time."""
        del response.headers["content-length"]  # which is that of no content
        try:
            async with asyncio.timeout(self._task.bounds.streaming):
                await send({"type": "http.response.start", "status": reply.status, "headers": response.raw_headers})
                async for piece in reply.pieces:
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
        except TimeoutError:
            raise Failed(CUT) from None
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def client(request: Request) -> str:
    """Tell one client from another."""
    return request.client.host if request.client else ""
