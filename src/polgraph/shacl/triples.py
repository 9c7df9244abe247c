"""The triple patterns that stand in a group of a query itself: what surely holds of each of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.shacl.query_text import Token

_CLAUSES = frozenset(("BIND", "EXISTS", "FILTER", "GRAPH", "NOT", "OPTIONAL", "UNION"))
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_AFTER_STEP, _BETWEEN_STEPS = frozenset("*+?"), frozenset("/|")
# A property that a node must have, and its value where the query names it.
Need = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class TriplePattern:
    """Subject, path and object as the query has them; the path in its lexemes."""

    subject: str
    path: tuple[str, ...]
    object: str

    def __str__(self) -> str:
        """Write the pattern as SPARQL has it."""
        return f"{self.subject} {' '.join(self.path)} {self.object} ."

    def need(self) -> Need | None:
        """Return what the subject must have, None if the path says nothing for sure."""
        first = RDF.type if self.path[0] == "a" else self.path[0][1:-1] if self.path[0].startswith("<") else ""
        if not first or (len(self.path) > 1 and self.path[1] not in "/+"):
            return None
        named = len(self.path) == 1 and self.object.startswith("<")
        return (first, self.object[1:-1] if named else None) if "|" not in self.path else None


def triple_patterns(tokens: list[Token], start: int) -> list[TriplePattern]:
    """Return the patterns with a variable as subject that stand in the group that opens at *start*."""
    return list(_Reader(tokens[start + 1 :]).patterns())


class _Reader:
    """Reads triple patterns one lexeme after the other, and steps over all else."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._at = tokens, 0

    def patterns(self) -> Iterator[TriplePattern]:
        while self._text not in ("", "}"):
            if self._tokens[self._at].keyword in _CLAUSES:
                self._skip_clause()
            elif self._text in (*_CLOSING, "."):
                self._take()
            else:
                yield from self._of_subject(self._take())

    def _of_subject(self, subject: str) -> Iterator[TriplePattern]:
        sign = ";"
        while sign in (";", ","):
            if sign == ";":
                if self._text in ("", ".", "}", ";"):
                    sign = self._take() if self._text == ";" else ""
                    continue
                path = self._path()
            value = self._take()
            self._skip_datatype()
            if subject.startswith("?"):
                yield TriplePattern(subject, path, value)
            sign = self._take() if self._text in (";", ",") else ""

    def _path(self) -> tuple[str, ...]:
        found: list[str] = []
        while True:
            while self._text in ("^", "!"):
                found.append(self._take())
            found.append(self._take())
            while self._text in _AFTER_STEP:
                found.append(self._take())
            if self._text not in _BETWEEN_STEPS:
                return tuple(found)
            found.append(self._take())

    def _skip_clause(self) -> None:
        """Step over FILTER, BIND and the like, up to the end of the brackets that belong to them."""
        while self._text and self._text not in _CLOSING and self._text != "}":
            self._take()
        if self._text in _CLOSING:
            self._take()

    def _skip_datatype(self) -> None:
        if self._text == "^^":
            self._take()
            self._take()

    @property
    def _text(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        """Return the next lexeme, or all that stands between brackets."""
        start, closing = self._at, [_CLOSING[self._text]] if self._text in _CLOSING else []
        self._at += 1
        while closing and self._text:
            if self._text in _CLOSING:
                closing.append(_CLOSING[self._text])
            elif self._text == closing[-1]:
                closing.pop()
            self._at += 1
        return " ".join(token.text for token in self._tokens[start : self._at])
