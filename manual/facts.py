"""The sections of the facts document, asked of what reads it: a key is given what fits nowhere, and the error tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, get_args, get_type_hints

from manual.markdown import code, table, words
from manual.schemes import sections
from polgraph.errors import SourceError
from polgraph.facts.format import DOCUMENT
from polgraph.facts.model import Facts
from polgraph.facts.readers import Value

NAME = "en/reference/facts-document.md"
PAGE = Path(__file__).parents[1] / "docs" / NAME
BELOW = "## Sections\n"
"""What stands above it is written by hand."""
_ONE = "one of "
_JUNK = {"": None}
"""No key takes it, and a record tells which keys it has."""
_SCHEME = re.compile(r"an id of the scheme '(.*)'")
Place = Callable[[object], object]
"""Puts a value where it stands in a document of which nothing is read before it."""


class Key(NamedTuple):
    """A key of a record: whether it must be there, whether it may be null, what it holds."""

    name: str
    required: bool
    null: bool
    many: bool
    holds: str


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(BELOW)[0]
    yield NAME, by_hand + "\n".join([BELOW, *_section("the document", Facts, lambda value: value)])


def _section(name: str, made: type, place: Place) -> Iterator[str]:
    """Yield the lines about the record at *place*, then those about the records in it."""
    required = _expected(place, 0).removeprefix("an object with the keys ").split(", ")
    others = dict.fromkeys(required, 0)
    inner = [(key, _placed(place, key, others)) for key in _expected(place, _JUNK).removeprefix(_ONE).split(", ")]
    yield from (f"### {name}", "", words(" ".join((made.__doc__ or "").split())), "")
    keys = [_key(key, where, required=key in required) for key, where in inner]
    rows = ((code(key.name), _yes(key.required), _yes(key.null), _told(key)) for key in keys)
    yield from table(("key", "must be there", "may be null", "holds"), rows)
    for key, (_, where) in zip(keys, inner, strict=True):
        if key.holds.startswith(_ONE):
            yield from _section(key.name, _class_of(made, key.name), _first(where) if key.many else where)


def _placed(place: Place, key: str, others: dict[str, int]) -> Place:
    return lambda value: place({key: value, **{name: junk for name, junk in others.items() if name != key}})


def _first(place: Place) -> Place:
    return lambda value: place([value])


def _key(name: str, place: Place, *, required: bool) -> Key:
    many = _expected(place, _JUNK).startswith("a list")
    least = many and "at least" in _expected(place, _JUNK)
    null = not least if many else f"{name} is null" not in _error(place, None)
    return Key(name, required, null, many, _expected(_first(place) if many else place, _JUNK))


def _expected(place: Place, given: object) -> str:
    """Return what the reader expects at *place* instead of *given*."""
    return _error(place, given).rpartition("; expected ")[2]


def _error(place: Place, given: object) -> str:
    try:
        DOCUMENT(Value(place(given), "", defaultdict(tuple)))
    except SourceError as exc:
        return str(exc)
    raise ValueError(f"{place(given)} was taken; expected an error")


def _class_of(made: type, key: str) -> type:
    """Return the class of the values of *key*, which alone or in a tuple are of one of ours."""
    hint = get_type_hints(made)[re.sub("[A-Z]", lambda found: "_" + found[0].lower(), key)]
    kinds: tuple[type, ...] = (hint, *get_args(hint))
    return next(kind for kind in kinds if getattr(kind, "__module__", "") == made.__module__)


def _told(key: Key) -> str:
    """Say what a key holds, with a link where that is told elsewhere."""
    scheme = _SCHEME.match(key.holds)
    if key.holds.startswith(_ONE):
        holds = f"[{key.name}](#{key.name.lower()})"
    elif scheme and scheme[1] in sections():
        holds = f"an id of [{scheme[1]}](schemes.md#{sections()[scheme[1]]})"
    else:  # the language of a text is no concept of ours
        holds = "`ru` or `kk`" if scheme else words(key.holds)
    return f"a list: {holds}" if key.many else holds


def _yes(it_is: bool) -> str:
    return "yes" if it_is else ""
