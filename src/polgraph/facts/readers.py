"""Small readers of JSON values: each takes a value with its place and returns it checked, or says what was expected."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from polgraph.errors import SourceError, did_you_mean
from polgraph.facts.model import Number, Period, Span, Summary, Vocabulary

T = TypeVar("T")
Reader = Callable[["Value"], T]

LANGUAGES = ("en", "ru", "kk")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_REGION = re.compile(r"KZ(?:-\d\d)?\Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value, the place it stands at, and what its ids are checked against."""

    json: object
    where: str
    vocabulary: Vocabulary

    def part(self, key: str | int, value: object) -> Value:
        """Return a value inside this one."""
        where = f"{self.where}[{key}]" if isinstance(key, int) else f"{self.where}.{key}".lstrip(".")
        return Value(value, where, self.vocabulary)

    def wrong(self, expected: str) -> SourceError:
        """Return the error that says what stands here and what was expected."""
        shown = json.dumps(self.json, ensure_ascii=False)
        return SourceError(f"{self.where or 'the document'} is {shown[:80]}; expected {expected}")


def string(value: Value) -> str:
    """Read a text of one line."""
    text = value.json
    if not isinstance(text, str) or not text.strip():
        raise value.wrong("a text that is not empty")
    if any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise value.wrong("a text of one line without control characters or lone surrogates")
    return text


def boolean(value: Value) -> bool:
    """Read true or false."""
    if not isinstance(value.json, bool):
        raise value.wrong("true or false")
    return value.json


def number(value: Value) -> Number:
    """Read a finite JSON number."""
    return _number(value, "a number")


def _number(value: Value, expected: str) -> Number:
    found = value.json
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise value.wrong(expected)
    if not abs(found) < 1e18:
        raise value.wrong("a number below 10^18")
    return found


def confidence(value: Value) -> Number:
    """Read a number from 0 to 1."""
    expected = "a number from 0 to 1"
    found = _number(value, expected)
    if not 0 <= found <= 1:
        raise value.wrong(expected)
    return found


def slug(value: Value) -> str:
    """Read a kebab-case id."""
    if not isinstance(value.json, str) or not _SLUG.match(value.json):
        raise value.wrong("a kebab-case id such as 'police-department-kz-47'")
    return value.json


def region(value: Value) -> str:
    """Read an ISO 3166-2 code of Kazakhstan, or a place id."""
    if not isinstance(value.json, str) or not (_REGION.match(value.json) or _SLUG.match(value.json)):
        raise value.wrong("KZ, a code such as 'KZ-47', or a place id such as 'zhanaozen'")
    return value.json


def sha256(value: Value) -> str:
    """Read a SHA-256 in lower-case hexadecimal."""
    if not isinstance(value.json, str) or not _SHA256.match(value.json):
        raise value.wrong("a SHA-256 as 64 lower-case hexadecimal digits")
    return value.json


def date(value: Value) -> str:
    """Read an ISO date."""
    if not isinstance(value.json, str) or not _DATE.match(value.json):
        raise value.wrong("a date as YYYY-MM-DD")
    try:
        datetime.date.fromisoformat(value.json)
    except ValueError:
        raise value.wrong("a day that exists, as YYYY-MM-DD") from None
    return value.json


def period(value: Value) -> Period:
    """Read a closed interval of days."""
    if not isinstance(value.json, list) or len(value.json) != 2:
        raise value.wrong("[first day, last day]")
    first, last = (date(value.part(n, day)) for n, day in enumerate(value.json))
    if first > last:
        raise value.wrong("a first day that is not after the last")
    return Period(first, last)


def span(value: Value) -> Span:
    """Read [start, end) in code points."""
    pair = value.json
    if not isinstance(pair, list) or [type(n) for n in pair] != [int, int] or not 0 <= pair[0] < pair[1]:
        raise value.wrong("[start, end] with 0 <= start < end")
    return Span(pair[0], pair[1])


def level(value: Value) -> Number | tuple[Number, Number]:
    """Read one number, or [low, high]."""
    expected = "a number, or [low, high]"
    if not isinstance(value.json, list):
        return _number(value, expected)
    if len(value.json) != 2:
        raise value.wrong(expected)
    low, high = (number(value.part(n, bound)) for n, bound in enumerate(value.json))
    if low > high:
        raise value.wrong("a low that is not above the high")
    return low, high


def summary(value: Value) -> Summary:
    """Read our own words by language."""
    if not isinstance(value.json, dict) or not value.json or not value.json.keys() <= set(LANGUAGES):
        raise value.wrong("an object with the keys en, ru, kk")
    found = {language: string(value.part(language, words)) for language, words in sorted(value.json.items())}
    for language, words in found.items():
        if len(words) > 120 or "\n" in words:
            raise value.part(language, words).wrong("one line of at most 120 characters")
    return found


def concept(scheme: str) -> Reader[str]:
    """Make a reader of an id of *scheme*."""

    def read(value: Value) -> str:
        known = value.vocabulary[scheme]
        if not isinstance(value.json, str) or value.json not in known:
            near = did_you_mean(value.json, known) if isinstance(value.json, str) else ""
            raise value.wrong(f"an id of the scheme {scheme!r}{near and f' ({near})'}")
        return value.json

    return read


def entry_id(letter: str) -> Reader[str]:
    """Make a reader of ids such as p1; references between entries are checked by the caller."""
    pattern = re.compile(rf"{letter}[1-9]\d*\Z")

    def read(value: Value) -> str:
        if not isinstance(value.json, str) or not pattern.match(value.json):
            raise value.wrong(f"an id such as '{letter}1'")
        return value.json

    return read


def optional(reader: Reader[T]) -> Reader[T | None]:
    """Make a reader that also takes null."""
    return lambda value: None if value.json is None else reader(value)


def listed(reader: Reader[T], *, least: int = 0) -> Reader[tuple[T, ...]]:
    """Make a reader of a list without repeats; null is an empty list where that is allowed."""

    def read(value: Value) -> tuple[T, ...]:
        items = [] if value.json is None else value.json
        if not isinstance(items, list) or len(items) < least:
            raise value.wrong("a list" + (f" of at least {least}" if least else ""))
        found = tuple(reader(value.part(n, item)) for n, item in enumerate(items))
        if len(set(map(repr, found))) != len(found):
            raise value.wrong("a list that names nothing twice")
        return found

    return read


def record(required: Mapping[str, Reader[object]], also: Mapping[str, Reader[object]]) -> Reader[dict[str, object]]:
    """Make a reader of an object: every required key, some of the others, no unknown one; keys in snake_case."""

    def read(value: Value) -> dict[str, object]:
        if not isinstance(value.json, dict):
            raise value.wrong(f"an object with the keys {', '.join(required)}")
        for key in value.json.keys() - required.keys() - also.keys():
            hint = did_you_mean(key, [*required, *also]) or f"expected one of {', '.join([*required, *also])}"
            raise SourceError(f"{value.where or 'the document'} has the unknown key {key!r}; {hint}")
        for key in required:
            if key not in value.json:
                raise SourceError(
                    f"{value.where or 'the document'} has no key {key!r}; expected one (null if not stated)"
                )
        readers = {**required, **also}
        return {_snake(key): readers[key](value.part(key, item)) for key, item in value.json.items()}

    return read


def _snake(key: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: "_" + found[1].lower(), key)
