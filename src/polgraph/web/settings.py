"""What a service is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from polgraph.workers.kept.jobs import Bounded
from polgraph.workers.kept.lanes import Room


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken and given; WHAT tells what each is."""

    query_seconds: float = 10.0
    update_seconds: float = 30.0
    check_seconds: float = 60.0
    answer_seconds: float = 120.0
    memory: int = 1024
    answer: int = 256
    body_bytes: int = 16 * 1024 * 1024
    body_seconds: float = 30.0
    header_bytes: int = 32 * 1024
    header_seconds: float = 10.0
    connections: int = 64
    workers: int = 2
    aside: int = 14
    waiting: int = 64
    client: int = 32

    def query(self) -> Bounded:
        """Return what a query may take."""
        return Bounded(self.query_seconds, self.memory, self.answer, self.answer_seconds)

    def update(self) -> Bounded:
        """Return what a change may take."""
        return Bounded(self.update_seconds, self.memory, self.answer, self.answer_seconds)

    def check(self) -> Bounded:
        """Return what the check of data, or the reading of a text, may take."""
        return Bounded(self.check_seconds, self.memory, self.answer, self.answer_seconds)

    def room(self) -> Room:
        """Return how many requests there may be."""
        return Room(self.workers, self.aside, self.waiting, self.client)


WHAT = {
    "query_seconds": "seconds that a query may take to its first 256 KB, and of the processor in all",
    "update_seconds": "seconds that a change may take",
    "check_seconds": "seconds that a check of data, or the reading of a text, may take",
    "answer_seconds": "seconds that a client may take to receive an answer",
    "memory": "megabytes of memory that a request may take",
    "answer": "megabytes of an answer",
    "body_bytes": "bytes of an upload or an update, after decompression",
    "body_seconds": "seconds that a client may take to send a body",
    "header_bytes": "bytes of the head of a request",
    "header_seconds": "seconds that a client may take to send it",
    "connections": "connections at a time",
    "workers": "requests that are worked on at full priority, in a process each",
    "aside": "requests that have lasted for 0.1 s while others waited, and run on at low priority",
    "waiting": "requests that wait",
    "client": "requests of one client, at work and waiting",
}
"""Each limit in words, in the order in which people are told of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served, to whom, and whether it may be changed."""

    folder: Path | None = None
    """The store, or the folder of a scratch dataset; the shipped data if there is none."""
    scratch: bool = False
    """Whether any RDF is taken, and nothing is checked."""
    token: str = ""
    """What those who write have to show; nobody may write if it is empty."""
    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    """Names that the service is asked by, besides its address."""
    limits: Limits = field(default_factory=Limits)
