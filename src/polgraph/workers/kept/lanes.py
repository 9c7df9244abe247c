"""Who may run and who waits: a few jobs at a time; one that lasts steps aside while others wait, at low priority."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter, deque
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENCE = 0.1
"""Seconds after which a job steps aside if others wait."""
ASIDE = 10
"""How much less a job that stepped aside matters to the system, as `nice` has it."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many jobs there may be."""

    running: int = 2
    aside: int = 14
    waiting: int = 64
    of_client: int = 32
    """Running and waiting, of one client."""


class BusyError(Exception):
    """There is no room: for this *client* alone, or for anybody."""

    def __init__(self, *, client: bool) -> None:
        super().__init__()
        self.client = client


@dataclass(eq=False, slots=True)
class Place:
    """One job that runs; *process* is the child that does it, once it is known."""

    began: float = field(default_factory=time.monotonic)
    aside: bool = False
    process: int | None = None

    def step_aside(self) -> None:
        """Run on at low priority."""
        self.aside = True
        if self.process:
            with suppress(OSError):  # it has ended meanwhile
                os.setpriority(os.PRIO_PROCESS, self.process, ASIDE)


class Lanes:
    """Lets jobs run by *room*, in the order in which they came."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._running: set[Place] = set()
        self._waiting: deque[asyncio.Future[Place]] = deque()
        self._clients: Counter[str] = Counter()
        self._ticking: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def place(self, client: str) -> AsyncIterator[Place]:
        """Wait for a place, and keep it till the end; BusyError if there is no room to wait."""
        if self._clients[client] >= self.room.of_client:
            raise BusyError(client=True)
        if len(self._waiting) >= self.room.waiting:
            raise BusyError(client=False)
        self._clients[client] += 1
        try:
            place = await self._turn()
            try:
                yield place
            finally:
                self._running.discard(place)
        finally:
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]
            self._let_in()

    async def _turn(self) -> Place:
        if not self._waiting and self._is_free():
            return self._taken()
        turn: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._tick()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._running.discard(turn.result())
            raise

    def _taken(self) -> Place:
        place = Place()
        self._running.add(place)
        return place

    def _is_free(self) -> bool:
        young = sum(not place.aside for place in self._running)
        return young < self.room.running and len(self._running) < self.room.running + self.room.aside

    def _let_in(self) -> None:
        """Give those in the queue their places, as far as there are any."""
        while self._waiting and (self._waiting[0].done() or self._is_free()):
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(self._taken())
        self._tick()

    def _tick(self) -> None:
        if self._waiting and self._ticking is None:
            self._ticking = asyncio.get_running_loop().call_later(PATIENCE / 2, self._make_room)

    def _make_room(self) -> None:
        """Let the jobs that have lasted step aside, for others wait."""
        self._ticking = None
        now = time.monotonic()
        for place in self._running:
            if not place.aside and now - place.began > PATIENCE:
                place.step_aside()
        self._let_in()
