"""The children of a service: started in a few milliseconds, as copies of a prepared process; killed when they must."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from polgraph.workers.kept.held import Child, Nursery, born
from polgraph.workers.kept.jobs import Reply, Task
from polgraph.workers.kept.lanes import Lanes, Room


class Pool:
    """Does tasks in children; each child does one at a time."""

    def __init__(self, nursery: Nursery, room: Room) -> None:
        self._nursery, self._lanes, self._room = nursery, Lanes(room), room
        self._idle: list[Child] = []
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([nursery.prepared])
        self._refilling: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Have children that wait for tasks."""
        while len(self._idle) < self._room.running:
            self._idle.append(await self._born())

    async def close(self) -> None:
        """End the children that are idle; one that works is ended by who waits for it."""
        self._closed = True
        for task in list(self._refilling):
            with suppress(asyncio.CancelledError):
                await task
        while self._idle:
            await self._idle.pop().end()

    @asynccontextmanager
    async def reply(self, task: Task) -> AsyncIterator[Reply]:
        """Have *task* done; yield the answer, whose pieces are read within. BusyError, or Failed."""
        async with self._lanes.place(task.client) as place:
            child = self._living() or await self._born()
            place.process = child.process.pid
            if place.aside:
                place.step_aside()
            try:
                yield await child.ask(task)
            finally:
                await self._back(child, usable=not place.aside)

    def _living(self) -> Child | None:
        """Return a child that waits, if one does; the system may have ended some, for want of memory."""
        while self._idle:
            child = self._idle.pop()
            if not child.is_gone:
                return child
            child.kill()
        return None

    async def _back(self, child: Child, *, usable: bool) -> None:
        """Keep a child that has ended its task for the next; else have another in its place."""
        if child.is_free and usable and len(self._idle) < self._room.running and not self._closed:
            self._idle.append(child)
            return
        child.kill()
        if len(self._idle) < self._room.running and not self._closed:
            refilling = asyncio.create_task(self._refill())
            self._refilling.add(refilling)
            refilling.add_done_callback(self._refilling.discard)

    async def _refill(self) -> None:
        child = await self._born()
        if len(self._idle) < self._room.running and not self._closed:
            self._idle.append(child)
        else:
            child.kill()

    async def _born(self) -> Child:
        return await born(self._context, self._nursery)
