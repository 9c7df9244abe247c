"""What a kept child is asked, and what it answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Write = Callable[[IO[bytes]], None]
"""Writes an answer, piece by piece; it may find that there is none, till the first piece has left."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of a request, and its body."""

    values: Mapping[str, Json]
    body: bytes = b""

    def text(self, name: str, default: str = "") -> str:
        """Return a value that is a text, *default* if it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, str) else default

    def texts(self, name: str) -> list[str]:
        """Return a value that is a list of texts; none if it was not given."""
        value = self.values.get(name)
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

    def mapping(self, name: str) -> dict[str, str]:
        """Return a value that maps names to texts; none if it was not given."""
        value = self.values.get(name)
        return {key: one for key, one in value.items() if isinstance(one, str)} if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out, in which media type; *headers* go to who asked."""

    media: str
    content: bytes | Write
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Job = Callable[[Asked], Answer]


@dataclass(frozen=True, slots=True)
class Bounded:
    """What one job may take: seconds to its first piece and of the processor, megabytes of memory and of its answer."""

    seconds: float = 10.0
    megabytes: int = 1024
    answer: int = 256
    streaming: float = 300.0
    """Seconds that the reader of an answer may take for all of it."""


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


CUT = "cut"
"""How a job fails once a part of its answer is sent."""


class Failed(Exception):  # noqa: N818  # the end of a job, which a service has an answer for
    """A job did not come to its end: *kind* is the name of an error, `time`, `memory`, `died` or `cut`."""

    def __init__(self, kind: str, message: str = "", notes: tuple[str, ...] = ()) -> None:
        super().__init__(kind, message)
        self.kind, self.message, self.notes = kind, message, notes
