"""What shapes may not ask: queries that leave the data, which are refused, and features that are off, which is told."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.engine.lexemes import remote_words
from polgraph.errors import SourceError
from polgraph.namespaces import OWL, SH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.engine import Quad

_QUERIES = {SH.ask: "sh:ask", SH.construct: "sh:construct", SH.select: "sh:select", SH.update: "sh:update"}
OFF = {
    OWL.imports: "owl:imports",
    SH.entailment: "sh:entailment",
    SH.expression: "sh:expression",
    SH.js: "sh:js",
    SH.rule: "sh:rule",
    SH.target: "sh:target",
}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_remote(shapes: Iterable[Quad]) -> None:
    """Refuse queries inside shapes that would read from elsewhere; SourceError names the shape and the word."""
    for quad in shapes:
        name = _QUERIES.get(quad.predicate.value)
        if name and isinstance(quad.object, Literal):
            query = quad.object.value
            for word in chain(remote_words(query), remote_words(_unescaped(query))):
                where = f"the shapes cannot be used: {name} of {_named(quad)}"
                raise SourceError(f"{where} has {word}; expected a query over the data alone")


def not_followed(shapes: Iterable[Quad]) -> tuple[str, ...]:
    """Say which features the shapes ask for that are off, in a sentence each."""
    found = sorted({OFF[quad.predicate.value] for quad in shapes if quad.predicate.value in OFF})
    return tuple(f"the shapes ask for {name}, which is off: nothing follows from it" for name in found)


def _unescaped(query: str) -> str:
    """Return *query* as an engine reads it that knows the code point escapes of SPARQL 1.1."""
    return _ESCAPE.sub(lambda escape: chr(min(int(escape[1] or escape[2], 16), 0x10FFFF)), query)


def _named(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else "a constraint without a name"
