"""What a SPARQL constraint surely needs of a node: properties without which it finds nothing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.namespaces import RDF
from polgraph.shacl.query_text import BRACKETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.shacl.query_text import Token

_CLAUSES = frozenset(("BIND", "EXISTS", "FILTER", "GRAPH", "NOT", "OPTIONAL", "UNION"))
_PATH_SIGNS = frozenset("/|^*+?!")
_ENDS = {".": 0, ";": 1, ",": 2}
# A property, and its value where the query names it.
Need = tuple[str, str | None]


def needs_of(tokens: list[Token], start: int) -> tuple[Need, ...]:
    """Return the properties of ?this in the triple patterns that stand in the group at *start* itself."""
    found: list[Need] = []
    this, verb, steps, place, clause = False, "", 1, 0, False  # place: 0 the subject, 1 the verb, 2 the object, 3 after
    walk = _walk(tokens, start)
    for token in walk:
        if token.text == "{" or (token.text == "(" and clause):
            place, clause = 0, False
        elif token.keyword in _CLAUSES:
            place, clause = 0, True
        elif token.kind == "sign" and token.text in _ENDS:
            place = _ENDS[token.text]
        elif place == 0:
            this, place = token.names("this"), 1
        elif place == 1:
            verb, steps, place = _verb(token), 1, 2
        elif place == 2 and token.kind == "sign" and token.text in _PATH_SIGNS:
            verb, steps = _along(token.text, verb, walk), steps + 1
        elif place == 2:
            if this and verb:
                found.append((verb, token.text[1:-1] if token.kind == "iri" and steps == 1 else None))
            place = 3
    return tuple(found)


def _verb(token: Token) -> str:
    if token.kind == "iri":
        return token.text[1:-1]
    return RDF.type if token.text == "a" else ""


def _along(sign: str, verb: str, walk: Iterator[Token]) -> str:
    """Go a step along a path; return *verb*, its first step, as long as no way leads around it."""
    if sign in "/|":
        step = next(walk, None)
        if step and step.text in ("^", "!"):
            next(walk, None)
    return verb if sign in "/+" else ""


def _walk(tokens: list[Token], start: int) -> Iterator[Token]:
    """Yield what stands in the group at *start* itself; of brackets and groups within it only their opening."""
    depth: list[str] = []
    for token in tokens[start + 1 :]:
        if depth:
            if token.text in ("{", *BRACKETS):
                depth.append({"{": "}", **BRACKETS}[token.text])
            elif token.text == depth[-1]:
                depth.pop()
            continue
        if token.text == "}":
            return
        if token.text in ("{", *BRACKETS):
            depth.append({"{": "}", **BRACKETS}[token.text])
        if token.text.strip() and not token.text.startswith("#"):
            yield token
