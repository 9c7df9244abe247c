"""The dataset of an update that is chosen beside its text: it is put where the text would have it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from polgraph.engine.lexemes import LEXEMES
from polgraph.errors import QueryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OWN = ("USING", "WITH")


def with_using(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Let the patterns of *update* match the graphs given (SPARQL 1.1 Protocol, 2.2.3); they are put in as terms.

    QueryError if the update names graphs with USING or WITH itself, or one that is given is no IRI.
    """
    if not default and not named:
        return update
    clause = "".join([*(f"USING {_iri(one)} " for one in default), *(f"USING NAMED {_iri(one)} " for one in named)])
    pieces: list[str] = []
    depth = end = 0
    before = ""
    for lexeme in LEXEMES.finditer(update):
        sign, word = lexeme["sign"], (lexeme["word"] or "").upper()
        depth += (sign == "{") - (sign == "}")
        if not depth and word in _OWN:
            raise QueryError(f"the update has {word} and is given graphs besides; expected them in one place")
        if not depth and word == "WHERE" and before != "DELETE":
            pieces += [update[end : lexeme.start()], clause]
            end = lexeme.start()
        before = word or (before if (lexeme["opaque"] or "").startswith("#") else "")
    return "".join([*pieces, update[end:]])


def _iri(name: str) -> NamedNode:
    try:
        return NamedNode(name)
    except ValueError as exc:
        raise QueryError(f"{name[:100]!r} is no IRI of a graph; expected one") from exc
