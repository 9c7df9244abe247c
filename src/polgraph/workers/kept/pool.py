"""The children of a service: started in a few milliseconds, as copies of a prepared process; killed when they must."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from polgraph.workers.kept import frames
from polgraph.workers.kept.child import OVER_MEMORY, work
from polgraph.workers.kept.jobs import Bounded, Failed
from polgraph.workers.kept.lanes import Lanes, Room
from polgraph.workers.spawned import without_main

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from multiprocessing.context import ForkServerProcess

    from polgraph.workers.kept.jobs import Json

T = TypeVar("T")
_GONE = (EOFError, OSError, asyncio.IncompleteReadError)
_ENDING = 5.0  # seconds that a child has to end by itself
_SIGNS = {OVER_MEMORY: "memory", -signal.SIGXCPU: "time"}


@dataclass(frozen=True, slots=True)
class Nursery:
    """What children are made of: *table* has their jobs, by *settings*; *prepared* is imported once for them all."""

    table: str
    prepared: str
    settings: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Task:
    """A job by its name, with what is asked and what it may take; *client* is who asks."""

    job: str
    values: Mapping[str, Json]
    body: bytes = b""
    bounds: Bounded = field(default_factory=Bounded)
    client: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a child answers: the head, and the pieces of the content; Failed if it comes to no end."""

    status: int
    media: str
    headers: Mapping[str, str]
    pieces: AsyncIterator[bytes]
    whole: bytes | None
    """The content, if it came in one piece."""


class Pool:
    """Does tasks in children; each child does one at a time."""

    def __init__(self, nursery: Nursery, room: Room) -> None:
        self._nursery, self._lanes, self._room = nursery, Lanes(room), room
        self._idle: list[_Child] = []
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

    def _living(self) -> _Child | None:
        """Return a child that waits, if one does; the system may have ended some, for want of memory."""
        while self._idle:
            child = self._idle.pop()
            if not child.is_gone:
                return child
            child.kill()
        return None

    async def _back(self, child: _Child, *, usable: bool) -> None:
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

    async def _born(self) -> _Child:
        ours, theirs = socket.socketpair()
        process = self._context.Process(
            target=work, args=(theirs, self._nursery.table, dict(self._nursery.settings)), daemon=True
        )
        with theirs:
            await asyncio.to_thread(_start, process)
        reader, writer = await asyncio.open_connection(sock=ours, limit=4 * frames.PIECE_BYTES)
        return _Child(process, reader, writer)


def _start(process: ForkServerProcess) -> None:
    with without_main():
        process.start()


class _Child:
    """A process, and what is said to it and heard of it."""

    def __init__(self, process: ForkServerProcess, reader: StreamReader, writer: StreamWriter) -> None:
        self.process, self._reader, self._writer = process, reader, writer
        self.is_free = True

    @property
    def is_gone(self) -> bool:
        """Whether it has ended while it waited."""
        return self._reader.at_eof()

    async def ask(self, task: Task) -> Reply:
        """Give it a task, and wait for the first piece of its answer, or the end."""
        self.is_free = False
        bounds = task.bounds
        order: Json = {
            "job": task.job,
            "values": dict(task.values),
            "bounds": [bounds.seconds, bounds.megabytes, bounds.answer, bounds.streaming],
        }
        try:
            async with asyncio.timeout(bounds.seconds):
                self._writer.write(frames.told(frames.ASKED, order) + frames.frame(frames.BODY, task.body))
                await self._writer.drain()
                head = await self._frame(frames.HEAD)
                first = await frames.received(self._reader)
        except TimeoutError:
            self.kill()
            raise Failed("time") from None
        except _GONE:
            raise await self._died() from None
        told = cast("dict[str, Json]", frames.loaded(head))
        whole = None
        if first[0] == frames.END:
            whole = b""
        elif first[0] == frames.PIECE and len(first[1]) < frames.PIECE_BYTES:
            await self._heard(self._frame(frames.END))
            whole = first[1]
        if whole is not None:
            await self._heard(self._stays())
        pieces = self._pieces(first, bounds)
        headers = cast("dict[str, str]", told["headers"])
        return Reply(cast("int", told["status"]), cast("str", told["media"]), headers, pieces, whole)

    def kill(self) -> None:
        """End it at once."""
        self.is_free = False
        self._writer.close()
        with suppress(OSError):
            if self.process.exitcode is None:
                self.process.kill()

    async def end(self) -> None:
        """Let it end by itself, for nothing is asked any more."""
        self._writer.close()
        await asyncio.to_thread(self.process.join, _ENDING)
        self.kill()

    async def _frame(self, expected: bytes) -> bytes:
        """Receive a frame of the *expected* kind; Failed if the job has failed instead."""
        kind, content = await frames.received(self._reader)
        if kind == frames.ERROR:
            await self._stays()
            told = cast("dict[str, Json]", frames.loaded(content))
            raise Failed(str(told["kind"]), str(told["message"]), tuple(map(str, cast("list[str]", told["notes"]))))
        if kind != expected:
            raise EOFError
        return content

    async def _stays(self) -> None:
        """Hear whether it stays for another job."""
        kind, _ = await frames.received(self._reader)
        self.is_free = kind == frames.STAYS

    async def _heard(self, awaited: Awaitable[T]) -> T:
        try:
            return await awaited
        except _GONE:
            raise await self._died() from None

    async def _pieces(self, first: tuple[bytes, bytes], bounds: Bounded) -> AsyncIterator[bytes]:
        kind, content = first
        last = time.monotonic() + bounds.streaming
        try:
            while kind == frames.PIECE:
                yield content
                kind, content = await asyncio.wait_for(frames.received(self._reader), last - time.monotonic())
            await self._stays()
        except (*_GONE, TimeoutError):
            self.kill()
            raise Failed("cut") from None
        if kind != frames.END:
            raise Failed("cut")

    async def _died(self) -> Failed:
        """Return why it is gone."""
        self.kill()
        await asyncio.to_thread(self.process.join, _ENDING)
        code = self.process.exitcode or 0
        return Failed(_SIGNS.get(code, "died"))
