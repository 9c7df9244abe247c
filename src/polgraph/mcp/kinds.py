"""The kinds of arguments: what each is in JSON Schema, and what is taken for one; assistants write 2025 for "2025"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from polgraph.errors import QueryParameterError

if TYPE_CHECKING:
    from polgraph.workers.kept.jobs import Json

SHOWN = 80
"""Characters of what somebody wrote that an error shows."""


class Kind(Protocol):
    """What an argument is."""

    @property
    def expected(self) -> str:
        """What is expected, in words."""

    @property
    def schema(self) -> dict[str, Json]:
        """The same as JSON Schema."""

    def read(self, name: str, value: object) -> Json:
        """Return the argument *name* as it is taken; QueryParameterError if its *value* is none."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most so many characters, and one of *options* if there are any."""

    most: int
    expected: str = "a text"
    options: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Json]:
        """What it is in JSON Schema."""
        return {"type": "string", **({"enum": list(self.options)} if self.options else {})}

    def read(self, name: str, value: object) -> str:
        """Return the text."""
        text = str(value)
        if not isinstance(value, str | int) or isinstance(value, bool) or (self.options and text not in self.options):
            raise _wrong(name, value, self.expected)
        if len(text) > self.most:
            raise QueryParameterError(f"{name} has {len(text)} characters; expected at most {self.most}")
        try:
            text.encode()
        except UnicodeEncodeError as exc:
            told = f"{name}: character {exc.start} is half a character; expected Unicode text"
            raise QueryParameterError(told) from None
        return text


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number in a range."""

    least: int
    most: int
    expected: str

    @property
    def schema(self) -> dict[str, Json]:
        """What it is in JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, name: str, value: object) -> int:
        """Return the number."""
        is_written = (
            isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(self.most))
        )
        number = int(str(value)) if is_written else value
        if not isinstance(number, int) or isinstance(number, bool) or not self.least <= number <= self.most:
            raise _wrong(name, value, self.expected)
        return number


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by their names."""

    each: Text
    expected: str = "an object with a text for each parameter"

    @property
    def schema(self) -> dict[str, Json]:
        """What they are in JSON Schema."""
        return {"type": "object", "additionalProperties": self.each.schema}

    def read(self, name: str, value: object) -> dict[str, Json]:
        """Return the texts; yes and no are texts too."""
        if not isinstance(value, dict):
            raise _wrong(name, value, self.expected)
        written = {str(key): str(one).lower() if isinstance(one, bool) else one for key, one in value.items()}
        return {key: self.each.read(f"{name}.{key[:SHOWN]}", one) for key, one in written.items() if one is not None}


def _wrong(name: str, value: object, expected: str) -> QueryParameterError:
    return QueryParameterError(f"{name} is {str(value)[:SHOWN]!r}; expected {expected}")


COUNT = Number(0, 1_000_000, "a whole number from 0 to 1000000")
DATA = Text(4 * 1024 * 1024, "RDF as a text")
LANGUAGE = Text(2, "en, ru or kk", ("en", "ru", "kk"))
NAME = Text(500)
QUERY = Text(256 * 1024)
SIZE = Number(1, 500, "a whole number from 1 to 500")
VALUES = Texts(NAME)
