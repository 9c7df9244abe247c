"""The SPARQL constraints of shapes (SHACL 5): read, checked, and turned into one query for many nodes at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from polgraph.engine import Literal
from polgraph.engine.limits import refuse_unbearable
from polgraph.engine.merged import syntax_error
from polgraph.errors import QueryError, SourceError
from polgraph.namespaces import OWL, SH
from polgraph.shacl.joins import Join, join_in
from polgraph.shacl.letters import Letters, letters_of
from polgraph.shacl.paths import read_path
from polgraph.shacl.query_text import Group, Token, groups_of, text_of, tokens_of
from polgraph.shacl.report import Messages
from polgraph.shacl.triples import Need, triple_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Node, Term
    from polgraph.shacl.syntax import Parameters

REFUSED = frozenset(("FROM", "LOAD", "MINUS", "SERVICE", "VALUES"))  # the standard allows none of them (5.3, A)
_CUTS = frozenset(("LIMIT", "OFFSET"))


@dataclass(frozen=True, slots=True)
class Select:
    """A SPARQL constraint, ready for any set of nodes."""

    node: Node
    parts: tuple[str, ...]
    """The query, cut where the nodes have to be put in."""
    needs: tuple[Need, ...]
    """What each node has that breaks it, as far as that is sure."""
    join: Join | None
    """The nodes beside ?this that agree with it in two or more values."""
    one_by_one: bool
    """It cuts its answer, so that many nodes at once would have too few."""
    letters: Letters
    """What it reads of literals beside their value."""
    message: Messages

    def at(self, nodes: str) -> str:
        """Return the query over the nodes that the triple patterns *nodes* bind to ?this."""
        return nodes.join(self.parts)


def read_select(given: Parameters, *, path: Term | None) -> Select:
    """Read the SPARQL constraint of a shape, a property shape if it has a *path*; SourceError if it cannot be used."""
    text = given.text(SH.select)
    if text is None:
        raise given.unusable(SH.select, "missing", "a SELECT query")
    try:
        refuse_unbearable(text)
        tokens = tokens_of(text, _prefixes(given))
    except (QueryError, SourceError) as exc:
        raise given.unusable(SH.select, str(exc).partition(";")[0], "a query within its limits") from exc
    if path is not None:
        tokens = [_with_path(token, given, path) for token in tokens]
    groups = groups_of(tokens)
    if reason := _refused(tokens, groups) or syntax_error(text_of(tokens)):
        raise given.unusable(SH.select, reason, "a SELECT query as SHACL 5.3 has it")
    where = next(group for group in groups if group.selected)
    patterns = triple_patterns(tokens, where.start)
    texts = [text for text in given.all(SH.message) if isinstance(text, Literal)]
    return Select(
        given.node,  # type: ignore[arg-type]  # a subject
        tuple(_cut(tokens, {group.start for group in groups if _needs_nodes(group)})),
        tuple(dict.fromkeys(need for pattern in patterns if pattern.subject == "?this" and (need := pattern.need()))),
        join_in(patterns),
        any(token.keyword in _CUTS for token in tokens),
        letters_of(tokens),
        Messages({text.language or "": text.value for text in texts}),
    )


def _prefixes(given: Parameters) -> dict[str, str]:
    """Return the prefixes of all sh:prefixes and of the ontologies that these import (SHACL 5.2.1)."""
    index, found = given.index, {}
    waiting, seen = given.all(SH.prefixes), set()
    while waiting:
        ontology = waiting.pop()
        if ontology in seen:
            continue
        seen.add(ontology)
        waiting += index.objects(ontology, OWL.imports)
        for declaration in index.objects(ontology, SH.declare):
            for prefix in index.objects(declaration, SH.prefix):
                for namespace in index.objects(declaration, SH.namespace):
                    if isinstance(prefix, Literal) and isinstance(namespace, Literal):
                        found[prefix.value] = namespace.value
    return found


def _with_path(token: Token, given: Parameters, path: Term) -> Token:
    """Write $PATH as the path."""
    return Token("text", read_path(given.index, path).sparql(), token.before) if token.names("PATH") else token


def _refused(tokens: list[Token], groups: list[Group]) -> str:
    """Say what of a query SHACL does not allow; empty if nothing."""
    for token in tokens:
        if token.keyword in REFUSED:
            return f"uses {token.keyword}"
    if not groups[0].selects:
        return "is no SELECT"
    if any(before.keyword == "AS" and token.names("this") for before, token in pairwise(tokens)):
        return "binds ?this anew"
    for group in groups:
        if group.selects and "this" not in group.projected and (group.parent or "*" not in group.projected):
            return "does not return ?this" if not group.parent else "has a SELECT inside that does not return ?this"
    return ""


def _cut(tokens: list[Token], places: set[int]) -> Iterator[str]:
    """Yield the text up to each of the *places*, and the rest."""
    start = 0
    for place in sorted(places):
        yield f"{text_of(tokens[start : place + 1])} "
        start = place + 1
    yield f" {text_of(tokens[start:])}"


def _needs_nodes(group: Group) -> bool:
    """Tell whether a group has to have the nodes put in: what filters them here cannot see those outside."""
    if group.selected:
        return not group.exists
    reads = "this" in group.in_expression and "this" not in group.in_pattern
    return reads and not group.exists and not group.selects and group.parent is not None
