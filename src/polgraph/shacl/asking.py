"""SPARQL constraints asked of a graph, for many nodes with one query each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from polgraph.engine import Literal, NamedNode
from polgraph.namespaces import SH
from polgraph.shacl.paths import Path
from polgraph.shacl.report import Messages, Result, written
from polgraph.shacl.respelled import is_spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.engine import Term
    from polgraph.engine.merged import MergedGraph
    from polgraph.shacl.index import Index
    from polgraph.shacl.select import Select
    from polgraph.shacl.shape import Shape

_NAMED = 2000  # so many nodes are named in the query itself; more are marked in the store
_VARIABLE = re.compile(r"\{[$?](\w+)\}")


class Asking:
    """Evaluates SPARQL constraints over *graph*, which holds what *index* holds."""

    def __init__(self, graph: MergedGraph, index: Index, spellings: dict[Term, Term]) -> None:
        self._graph, self._index, self._spellings = graph, index, spellings

    def rows(self, select: Select, shape: Shape, nodes: Collection[Term]) -> list[Result]:
        """Return what *select* finds at *nodes*, as results of *shape*; at a node that comes twice, twice."""
        able = Counter(node for node in nodes if self._has_all(select, node))
        groups = [[node] for node in able] if select.one_by_one else [list(able)] if able else []
        rows = (row for group in groups for row in self._graph.rows(select.at(self._bound(group))))
        found = [result for row in rows for result in self._results(select, shape, row)]
        return found if len(able) == len(nodes) else [one for one in found for _ in range(able[one.focus])]

    def everywhere(self, select: Select, shape: Shape, nodes: str) -> list[Result]:
        """Return what *select* finds at the nodes that the triple patterns *nodes* bind to ?this."""
        rows = self._graph.rows(select.at(nodes))
        return [result for row in rows for result in self._results(select, shape, row)]

    def _has_all(self, select: Select, node: Term) -> bool:
        for predicate, value in select.needs:
            found = self._index.objects(node, predicate)
            if not found or (value is not None and NamedNode(value) not in found):
                return False
        return True

    def _bound(self, nodes: list[Term]) -> str:
        if len(nodes) <= _NAMED and all(isinstance(node, NamedNode) for node in nodes):
            return f"VALUES ?this {{ {' '.join(map(str, nodes))} }}"
        return self._graph.mark(nodes)

    def _results(self, select: Select, shape: Shape, row: dict[str, Term]) -> Iterator[Result]:
        """Yield a result for a row; for each spelling at the node, where the store knows only its own."""
        focus, path, value = self._spellings.get(row["this"], row["this"]), row.get("path"), row.get("value")
        values = [focus if shape.path is None else None] if value is None else self._as_written(select, focus, value)
        for one in values:
            yield Result(
                focus,
                Path("iri", iri=path.value) if isinstance(path, NamedNode) else shape.path,
                one,
                shape.severity,
                shape.node,
                SH.SPARQLConstraintComponent,
                select.node,
                _message(select, shape, row if one is None else {**row, "value": one}),
            )

    def _as_written(self, select: Select, focus: Term, value: Term) -> list[Term]:
        """Return how *value* is written at *focus*, by the properties that the query names."""
        if value not in self._spellings:
            return [value]
        named = select.letters.properties
        values = (one for predicate, one in self._index.about(focus) if named is None or predicate in named)
        at_node = dict.fromkeys(one for one in values if one == value or is_spelling(one, value))
        return list(at_node) or [self._spellings[value]]


def _message(select: Select, shape: Shape, row: dict[str, Term]) -> Messages:
    own = row.get("message")
    if isinstance(own, Literal):
        return Messages({own.language or "": own.value})
    texts = select.message or shape.message

    def put_in(match: re.Match[str]) -> str:
        return written(row[match[1]]) if match[1] in row else match[0]

    return Messages({language: _VARIABLE.sub(put_in, text) for language, text in texts.items()})
