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

    @property
    def most(self) -> int:
        """How many may run."""
        return self.running + self.aside

    @property
    def most_of_client(self) -> int:
        """How many of one client may run, so that there is room for another."""
        return max(self.running, self.most - self.running)


class BusyError(Exception):
    """There is no room: for this *client* alone, or for anybody."""

    def __init__(self, *, client: bool) -> None:
        super().__init__()
        self.client = client


@dataclass(eq=False, slots=True)
class Place:
    """One job that runs; *process* is the child that does it, once it is known."""

    client: str
    began: float = field(default_factory=time.monotonic)
    aside: bool = False
    process: int | None = None

    def step_aside(self) -> None:
        """Run on at low priority."""
        self.aside = True
        if self.process:
            with suppress(OSError):  # it has ended meanwhile
                os.setpriority(os.PRIO_PROCESS, self.process, ASIDE)


@dataclass(eq=False, slots=True)
class _Turn:
    """One job that waits for its place."""

    client: str
    place: asyncio.Future[Place]


class Lanes:
    """Lets jobs run by *room*, in the order in which they came; those of a client that has many wait for others."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._running: set[Place] = set()
        self._waiting: deque[_Turn] = deque()
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
            place = await self._turn(client)
            try:
                yield place
            finally:
                self._running.discard(place)
        finally:
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]
            self._let_in()

    async def _turn(self, client: str) -> Place:
        if not self._waiting and self._is_free(client):
            return self._taken(client)
        turn = _Turn(client, asyncio.get_running_loop().create_future())
        self._waiting.append(turn)
        self._tick()
        try:
            return await turn.place
        except asyncio.CancelledError:
            with suppress(ValueError):  # it had its place already
                self._waiting.remove(turn)
            if turn.place.done() and not turn.place.cancelled():
                self._running.discard(turn.place.result())
            raise

    def _taken(self, client: str) -> Place:
        place = Place(client)
        self._running.add(place)
        return place

    def _is_free(self, client: str) -> bool:
        young = sum(not place.aside for place in self._running)
        own = sum(place.client == client for place in self._running)
        return young < self.room.running and len(self._running) < self.room.most and own < self.room.most_of_client

    def _let_in(self) -> None:
        """Give those in the queue their places, as far as there are any."""
        for turn in list(self._waiting):
            if self._is_free(turn.client):
                self._waiting.remove(turn)
                turn.place.set_result(self._taken(turn.client))
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
