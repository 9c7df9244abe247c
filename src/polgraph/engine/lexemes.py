"""The lexemes of SPARQL, so far as it takes to tell code from strings, IRIs and comments."""

from __future__ import annotations

import re
from functools import lru_cache, wraps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    Found = TypeVar("Found")

# Strings, IRIs and comments first, so that nothing inside them is taken for code.
LEXEMES = re.compile(
    r"""(?P<opaque><[^<>"{}|^`\\\x00-\x20]*>|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*)"""
    r"""|[?$](?P<variable>\w+)|(?P<name>[\w.-]*:[\w.:%\\-]*)|(?P<word>[A-Za-z]\w*)"""
    r"""|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<sign>&&|\|\||\^\^|[{}()\[\].;,/|^!+*=<>?-])""",
    re.DOTALL,
)
_LONG = 20_000
_TOKEN = re.compile(r"_(?P<name>\w+)_(?P<type>[a-z]+)\Z")


def token_of(lexeme: re.Match[str]) -> tuple[str, str] | None:
    """Return the name and type of a parameter token `?_name_type`, None for any other lexeme."""
    token = _TOKEN.match(lexeme["variable"]) if lexeme["variable"] else None
    return (token["name"], token["type"]) if token else None


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, type) of each parameter token outside strings, IRIs and comments."""
    return (token for lexeme in LEXEMES.finditer(text) if (token := token_of(lexeme)))


def remembered(look: Callable[[str], Found]) -> Callable[[str], Found]:
    """Let *look* remember what it found in texts: a service is asked the same again and again, and looks several times.

    Long texts are left out: they are updates full of data, another each time.
    """
    kept = lru_cache(maxsize=256)(look)
    return wraps(look)(lambda text: kept(text) if len(text) <= _LONG else look(text))


@remembered
def words(text: str) -> tuple[str, ...]:
    """Return the bare words of a query, its keywords among them, in capitals, each once."""
    return tuple(dict.fromkeys(lexeme["word"].upper() for lexeme in LEXEMES.finditer(text) if lexeme["word"]))
