"""A child as its caller has it: how it is born, asked, heard and ended."""

from __future__ import annotations

import asyncio
import signal
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from polgraph.workers.kept import frames
from polgraph.workers.kept.child import OVER_MEMORY, work
from polgraph.workers.kept.jobs import CUT, Bounded, Failed, Reply, Task
from polgraph.workers.spawned import without_main

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    from polgraph.workers.kept.jobs import Json

T = TypeVar("T")
_GONE = (EOFError, OSError, asyncio.IncompleteReadError)
_ENDING = 5.0  # seconds that a child has to end by itself
_SIGNS = {OVER_MEMORY: "memory", -signal.SIGXCPU: "time"}
_one_birth = Lock()
"""Held while a child is born: `without_main` changes what all threads see."""


@dataclass(frozen=True, slots=True)
class Nursery:
    """What children are made of: *table* has their jobs, by *settings*; *prepared* is imported once for them all."""

    table: str
    prepared: str
    settings: Mapping[str, Json]


class Child:
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
            raise Failed(CUT) from None
        if kind != frames.END:
            raise Failed(CUT)

    async def _died(self) -> Failed:
        """Return why it is gone."""
        self.kill()
        await asyncio.to_thread(self.process.join, _ENDING)
        code = self.process.exitcode or 0
        return Failed(_SIGNS.get(code, "died"))


async def born(context: ForkServerContext, nursery: Nursery) -> Child:
    """Return a new child of *nursery*; one that nobody waits for any more is ended at once."""
    birth = asyncio.ensure_future(asyncio.to_thread(_started, context, nursery))
    try:
        process, ours = await asyncio.shield(birth)
    except asyncio.CancelledError:
        birth.add_done_callback(_ended)
        raise
    reader, writer = await asyncio.open_connection(sock=ours, limit=4 * frames.PIECE_BYTES)
    return Child(process, reader, writer)


def _started(context: ForkServerContext, nursery: Nursery) -> tuple[ForkServerProcess, socket.socket]:
    """Start a child; what it is given is closed here once it has it, and by nobody before."""
    ours, theirs = socket.socketpair()
    with theirs, _one_birth, without_main():
        process = context.Process(target=work, args=(theirs, nursery.table, dict(nursery.settings)), daemon=True)
        process.start()
    return process, ours


def _ended(birth: asyncio.Future[tuple[ForkServerProcess, socket.socket]]) -> None:
    if not birth.cancelled() and birth.exception() is None:
        process, ours = birth.result()
        ours.close()
        process.kill()
