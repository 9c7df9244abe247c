"""What a service is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from polgraph.workers.kept.jobs import Bounded
from polgraph.workers.kept.lanes import Room


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken and given, as docs/service.md tells people."""

    query_seconds: float = 10.0
    update_seconds: float = 30.0
    check_seconds: float = 60.0
    memory: int = 1024
    """Megabytes that one request may take in its child."""
    answer: int = 256
    """Megabytes of one answer."""
    query_bytes: int = 256 * 1024
    body_bytes: int = 16 * 1024 * 1024
    """Of an upload, after decompression."""
    body_seconds: float = 30.0
    header_bytes: int = 32 * 1024
    header_seconds: float = 10.0
    connections: int = 64
    room: Room = field(default_factory=Room)

    def query(self) -> Bounded:
        """Return what a query may take."""
        return Bounded(self.query_seconds, self.memory, self.answer)

    def update(self) -> Bounded:
        """Return what a change may take."""
        return Bounded(self.update_seconds, self.memory, self.answer)

    def check(self) -> Bounded:
        """Return what the check of data, or the reading of a text, may take."""
        return Bounded(self.check_seconds, self.memory, self.answer)


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
