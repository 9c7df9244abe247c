"""Who runs and who waits, with jobs that are nothing but waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from polgraph.workers.kept.lanes import BusyError, Lanes, Place, Room


class Desk:
    """Starts jobs that last till they are told to end."""

    def __init__(self, room: Room) -> None:
        self.lanes = Lanes(room)
        self.running: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def begin(self, name: str, client: str = "") -> None:
        self._ends[name] = asyncio.Event()
        self._tasks[name] = asyncio.create_task(self._job(name, client or name))
        await asyncio.sleep(0)

    async def end(self, name: str) -> None:
        self._ends[name].set()
        await self._tasks[name]
        await asyncio.sleep(0)

    def end_unheard(self, name: str) -> None:
        """Tell a job to end, and do not wait till it has."""
        self._ends[name].set()

    async def leave(self, name: str) -> None:
        self._tasks[name].cancel()
        await asyncio.gather(self._tasks[name], return_exceptions=True)
        await asyncio.sleep(0)

    async def _job(self, name: str, client: str) -> None:
        async with self.lanes.place(client) as place:
            assert isinstance(place, Place)
            self.running.append(name)
            try:
                await self._ends[name].wait()
            finally:
                self.running.remove(name)


def played(room: Room, story: Callable[[Desk], Awaitable[None]]) -> None:
    async def told() -> None:
        await story(Desk(room))

    asyncio.run(told())


def test_the_next_begins_when_one_has_ended_in_the_order_of_coming() -> None:
    async def story(desk: Desk) -> None:
        for name in "abcd":
            await desk.begin(name)
        assert desk.running == ["a", "b"]
        await desk.end("b")
        assert desk.running == ["a", "c"]
        await desk.end("a")
        assert desk.running == ["c", "d"]
        await desk.end("c")
        await desk.end("d")

    played(Room(running=2, aside=0), story)


def test_what_lasts_steps_aside_for_those_that_wait() -> None:
    async def story(desk: Desk) -> None:
        for name in "abc":
            await desk.begin(name)
        while "c" not in desk.running:
            await asyncio.sleep(0.01)
        assert desk.running == ["a", "b", "c"]
        for name in "abc":
            await desk.end(name)

    played(Room(running=2, aside=4), story)


def test_there_are_never_more_than_both_lanes_hold() -> None:
    async def story(desk: Desk) -> None:
        for name in "abcdefgh":
            await desk.begin(name)
        for _ in range(100):
            await asyncio.sleep(0.005)
            assert len(desk.running) <= 3
        assert desk.running == ["a", "b", "c"]
        for name in "abcdefgh":
            await desk.end(name)

    played(Room(running=1, aside=2), story)


def test_who_goes_away_while_waiting_leaves_the_queue() -> None:
    async def story(desk: Desk) -> None:
        for name in "abc":
            await desk.begin(name)
        await desk.leave("b")
        await desk.end("a")
        assert desk.running == ["c"]
        await desk.leave("c")
        await desk.begin("d")
        assert desk.running == ["d"]
        await desk.end("d")

    played(Room(running=1, aside=0), story)


def test_who_left_the_queue_takes_no_room_in_it() -> None:
    async def story(desk: Desk) -> None:
        for name in "abcd":
            await desk.begin(name)
        await desk.leave("c")
        await desk.begin("e")
        await desk.begin("f")
        for name in "abdef":
            await desk.end(name)

    played(Room(running=1, aside=0, waiting=4), story)


def test_who_leaves_at_the_moment_of_its_turn_gives_it_on() -> None:
    async def story(desk: Desk) -> None:
        await desk.begin("a")
        await desk.begin("b")
        desk.end_unheard("a")
        await asyncio.sleep(0)  # now b has its turn, and has not heard of it
        await desk.leave("b")
        await desk.begin("c")
        assert desk.running == ["c"]
        await desk.end("c")

    played(Room(running=1, aside=0), story)


def test_one_client_leaves_room_for_another() -> None:
    async def story(desk: Desk) -> None:
        for name in "abcdef":
            await desk.begin(name, "one")
        while len(desk.running) < 3:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        assert desk.running == ["a", "b", "c"]
        await desk.begin("g", "two")
        while "g" not in desk.running:
            await asyncio.sleep(0.01)
        for name in "gabcdef":
            await desk.end(name)

    played(Room(running=1, aside=3), story)


@pytest.mark.parametrize(("room", "client"), [(Room(1, 0, waiting=1), False), (Room(1, 0, of_client=2), True)])
def test_too_many_are_told_whether_it_is_they(room: Room, client: bool) -> None:
    async def story(desk: Desk) -> None:
        await desk.begin("a", "one")
        await desk.begin("b", "one")
        with pytest.raises(BusyError) as busy:
            async with desk.lanes.place("one"):
                raise AssertionError
        assert busy.value.client is client
        await desk.end("a")
        await desk.end("b")

    played(room, story)
