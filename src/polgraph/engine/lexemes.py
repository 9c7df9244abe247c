"""The lexemes of SPARQL, so far as it takes to tell code from strings, IRIs and comments."""

from __future__ import annotations

import re
from functools import lru_cache, wraps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    Found = TypeVar("Found")

# Exactly as the grammar has them (SPARQL 1.1, 19.2 and 19.8): where an engine read a string, an IRI or a comment to
# end sooner than this does, what follows it would be code that nobody looked at.
_CODE_POINT = r"\\(?:u(?![dD][89a-fA-F])|U0000(?![dD][89a-fA-F])|U000[1-9a-fA-F]|U0010)[0-9a-fA-F]{4}"
_IRI = rf"""<(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODE_POINT})*>"""
_STRING = "|".join(
    rf"""(?P<{mark}>{quotes})(?:[^\\"'{ends}]|{_CODE_POINT}|\\[tbnrf\\"']|(?!(?P={mark}))["'])*(?P={mark})"""
    for mark, quotes, ends in (("long", "\"\"\"|'''", ""), ("short", "[\"']", r"\n\r"))
)
_FAR = r"\u00b7-\U0010ffff"  # of these the grammar takes most into names, and none anywhere else
_NAME = rf"(?:[A-Za-z{_FAR}][\w.{_FAR}-]*|_)?:(?:[\w.:{_FAR}-]|%[0-9a-fA-F]{{2}}|\\[_~.!$&'()*+,;=/?\#@%-])*"
_NUMBER = r"(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+|\d+(?:\.\d+)?"
# Strings, IRIs and comments first, so that nothing inside them is taken for code.
LEXEMES = re.compile(
    rf"(?P<opaque>{_IRI}|{_STRING}|\#[^\n\r]*|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    rf"|[?$](?P<variable>\w+)|(?P<name>{_NAME})|(?P<word>[A-Za-z]\w*)"
    rf"|(?P<number>{_NUMBER})|(?P<sign>&&|\|\||\^\^|[{{}}()\[\].;,/|^!+*=<>?-])"
)
UPDATES = ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")
"""The keywords that updates begin with."""
_LONG = 20_000
REMOTE = ("SERVICE", "LOAD", "FROM")
"""The keywords by which a query or an update reaches out of the dataset at hand."""
# What follows `FROM:a`, `LOAD:a` and `SERVICE:a`, and hardly ever a name with such a prefix.
_AFTER = {"FROM": r"\{|WHERE|\Z", "LOAD": r";|INTO|\Z", "SERVICE": r"\{"}
_REMOTE = re.compile("|".join(REMOTE))
# An IRI that may be a comparison, and then begins a string or a comment that ends beyond it: from there on nobody but
# the engine knows what is code. No comparison has `//`, as IRIs of the web do.
_TORN = re.compile("<(?:(?!//)[^'#])*+(?P<mark>['#])")
_TOKEN = re.compile(r"_(?P<name>\w+)_(?P<type>[a-z]+)\Z")


def token_of(lexeme: re.Match[str]) -> tuple[str, str] | None:
    """Return the name and type of a parameter token `?_name_type`, None for any other lexeme."""
    token = _TOKEN.match(lexeme["variable"]) if lexeme["variable"] else None
    return (token["name"], token["type"]) if token else None


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, type) of each parameter token outside strings, IRIs and comments."""
    return (token for lexeme in LEXEMES.finditer(text) if (token := token_of(lexeme)))


def first_word(text: str) -> str:
    """Return the keyword that a query or an update begins with, in capitals, after what it declares."""
    words = (lexeme["word"].upper() for lexeme in LEXEMES.finditer(text) if lexeme["word"])
    return next((word for word in words if word not in ("BASE", "PREFIX")), "")


def remembered(look: Callable[[str], Found]) -> Callable[[str], Found]:
    """Let *look* remember what it found in texts: a service is asked the same again and again, and looks several times.

    Long texts are left out: they are updates full of data, another each time.
    """
    kept = lru_cache(maxsize=256)(look)
    return wraps(look)(lambda text: kept(text) if len(text) <= _LONG else look(text))


@remembered
def remote_words(text: str) -> tuple[str, ...]:
    """Return which of SERVICE, LOAD and FROM are in a query, wherever an engine may read them.

    The engine wants no space after a keyword (`LOADSILENT<a>`, `trueSERVICE<a>`), takes a name for a keyword and
    another name where that is the reading that succeeds (`SERVICE:a {}`), and `<` for a comparison (`1<2)SERVICE:a#>`).
    """
    found: list[str] = []
    long = "'''" in text or '"""' in text
    for lexeme in LEXEMES.finditer(text):
        if (torn := _TORN.match(lexeme["opaque"] or "")) and (long or torn["mark"] == "'"):
            return tuple(dict.fromkeys([*found, *_REMOTE.findall(text[lexeme.start() :].upper())]))
        prefix = (lexeme["name"] or "").partition(":")[0]
        words = _REMOTE.findall((lexeme["word"] or prefix or _code_in(lexeme["opaque"] or "")).upper())
        found += [word for word in words if not prefix or _stands_as(word, text, lexeme.end())]
    return tuple(dict.fromkeys(found))


def _stands_as(keyword: str, text: str, end: int) -> bool:
    """Tell whether a name that ends there could be the *keyword* and another name."""
    return bool(re.compile(rf"(?i)(?:\s|#[^\n\r]*)*+(?:{_AFTER[keyword]})").match(text, end))


def _code_in(opaque: str) -> str:
    """Return what of an IRI would be code if `<` were a comparison: from the `)` that ends it to a comment."""
    return opaque.partition(")")[2].rpartition("#")[0] if opaque.startswith("<") else ""
