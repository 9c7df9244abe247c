"""Have a call done by a child, and say in one line why it was not."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from polgraph.errors import PolgraphError, QueryError, StoreError
from polgraph.mcp.arguments import checked
from polgraph.pipeline.serving.endings import TOLD
from polgraph.workers.kept.held import Nursery
from polgraph.workers.kept.jobs import Bounded, Failed, Task
from polgraph.workers.kept.lanes import BusyError, Room
from polgraph.workers.kept.pool import Pool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path


_BUSY = "too many calls are under way; expected fewer at once"
_UNTOLD = "the call failed; expected this never, please report it"
_JOBS, _PREPARED = "polgraph.pipeline.assisting.jobs", "polgraph.pipeline.assisting.prepared"
_MEGABYTES, _ANSWER = 1024, 1
_LONGER = dict.fromkeys(("ask", "find", "validate"), 6)
"""How many times as long a call may take: all names of a large store are read before the first question."""


class Calls:
    """Has calls done by children over the store in *folder*, or over the shipped data; each within *seconds*."""

    def __init__(self, folder: Path | None, seconds: float) -> None:
        nursery = Nursery(_JOBS, _PREPARED, {"folder": str(folder) if folder else None})
        self._pool, self._seconds = Pool(nursery, Room()), seconds

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let children work, the first of them as soon as it can."""
        import asyncio

        starting = asyncio.create_task(self._pool.start())
        try:
            yield
        finally:
            await starting
            await self._pool.close()

    async def call(self, tool: str, arguments: Mapping[str, object]) -> str:
        """Return what *tool* answers, as JSON; PolgraphError with one line if it cannot."""
        values = checked(tool, arguments)
        body = str(values.pop("rdf", "")).encode()
        seconds = self._seconds * _LONGER.get(tool, 1)
        return await self._done(Task(tool, values, body, Bounded(seconds, _MEGABYTES, _ANSWER)))

    async def document(self, name: str) -> str:
        """Return the document *name*; PolgraphError if there is none."""
        return cast("str", json.loads(await self._done(Task("document", {"name": name}))))

    async def _done(self, task: Task) -> str:
        try:
            async with self._pool.reply(task) as reply:
                pieces = [reply.whole] if reply.whole is not None else [piece async for piece in reply.pieces]
        except BusyError:
            raise QueryError(_BUSY) from None
        except Failed as exc:
            raise _error(exc) from None
        return b"".join(pieces).decode()


def _error(failure: Failed) -> PolgraphError:
    """Return what is told of a job that failed: its own line, the one for its end, or none of our insides."""
    kind = StoreError if failure.kind == "StoreError" else QueryError
    return kind("\n".join([failure.message or TOLD.get(failure.kind, _UNTOLD), *failure.notes]))
