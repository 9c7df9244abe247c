"""Which nodes of a large graph may break a constraint: asked of all of them at once, so that few are left to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import NamedNode
from polgraph.namespaces import SH
from polgraph.shacl import sets
from polgraph.shacl.suspects import BadValues, anywhere
from polgraph.shacl.values import ValueTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from polgraph.engine import Term
    from polgraph.engine.merged import MergedGraph
    from polgraph.shacl.judge import Judge
    from polgraph.shacl.paths import Path
    from polgraph.shacl.respelled import AsWritten
    from polgraph.shacl.shape import Constraint, Rows, Shape


class Screens:
    """Finds the rows of a property shape that may break a constraint; *nodes* are triple patterns that bind ?this."""

    def __init__(self, graph: MergedGraph, judge: Judge, index: AsWritten, bad: BadValues) -> None:
        self._graph, self._judge, self._bad = graph, judge, bad
        self._apart, self._spellings = index.apart, index.respelled.spellings
        self._censuses: dict[str, Census] = {}
        self._found: dict[tuple[Constraint, Path, str], list[Term]] = {}

    def rows(self, constraint: Constraint, shape: Shape, nodes: str) -> Rows:
        """Return the rows of *shape* at *nodes* that may break *constraint*; those left out surely do not."""
        if shape.path is None:
            return [(node, (node,)) for node in self._of_node_shape(constraint, nodes)]
        asked = constraint, shape.path, nodes
        if asked not in self._found:
            self._found[asked] = self._suspects(*asked)
        suspects = [*self._found[asked], *self._spelled_apart(constraint, shape.path, nodes)]
        return self._judge.rows(shape, list(dict.fromkeys(suspects)))

    def values(self, path: Path, nodes: str) -> str:
        """Return the triple pattern that binds ?value to the values of *path* at *nodes*, or anywhere."""
        if path.iri:
            return anywhere(path.iri)
        found = f"SELECT DISTINCT ?value WHERE {{ {nodes} ?this {path.sparql()} ?value }}"
        return self._graph.mark([value for (value,) in self._graph.tuples(found)], "value")

    def with_values(self, values: set[Term], path: Path, nodes: str) -> list[Term]:
        """Return those of *nodes* that have one of *values* at the end of *path*."""
        if not values:
            return []
        return self.nodes(f"{nodes} ?this {path.sparql()} ?value . {self._graph.mark(values, 'value')}")

    def nodes(self, *alternatives: str) -> list[Term]:
        """Return the nodes that any of *alternatives* binds to ?this."""
        found = (f"SELECT DISTINCT ?this WHERE {{ {where} }}" for where in alternatives)
        nodes: dict[Term, None] = dict.fromkeys(node for query in found for (node,) in self._graph.tuples(query))
        return [self._spellings.get(node, node) for node in nodes] if self._spellings else list(nodes)

    def _of_node_shape(self, constraint: Constraint, nodes: str) -> Iterable[Term]:
        if isinstance(constraint, sets.Closed):
            used = self._census(nodes).values
            return self.nodes(nodes) if any(iri not in constraint.allowed for iri in used) else ()
        if isinstance(constraint, ValueTest) and not self._spellings:
            return self._bad.of(nodes.replace("?this", "?value"), constraint)
        return self.nodes(nodes)

    def _suspects(self, constraint: Constraint, path: Path, nodes: str) -> list[Term]:
        if isinstance(constraint, ValueTest):
            return self.with_values(self._bad.of(self.values(path, nodes), constraint), path, nodes)
        if path.iri and isinstance(constraint, sets.Count) and self._census(nodes).proves(constraint, path.iri):
            return []
        where = _WHERE.get(type(constraint))
        return self.nodes(*where(constraint, path.sparql(), nodes)) if where else self.nodes(nodes)

    def _spelled_apart(self, constraint: Constraint, path: Path, nodes: str) -> list[Term]:
        """Return the nodes with values that the store does not hold as they are written."""
        if not self._apart.forth:
            return []
        if not path.iri:
            return self.nodes(nodes)
        looked_at = {path.iri, getattr(constraint, "other", "")}
        found = [node for node, properties in self._apart.forth.items() if not looked_at.isdisjoint(properties)]
        return self.nodes(f"{nodes} {self._graph.mark(found)}") if found else []

    def _census(self, nodes: str) -> Census:
        if nodes not in self._censuses:
            self._censuses[nodes] = Census(self._graph, nodes)
        return self._censuses[nodes]


class Census:
    """How many values of each property some nodes have, and how many of the nodes have any."""

    def __init__(self, graph: MergedGraph, nodes: str) -> None:
        counted = f"""SELECT ?property (COUNT(*) AS ?values) (COUNT(DISTINCT ?this) AS ?nodes)
            WHERE {{ {nodes} ?this ?property ?value }} GROUP BY ?property"""
        rows = [(property_.value, int(n.value), int(m.value)) for property_, n, m in graph.tuples(counted)]  # type: ignore[union-attr]
        self.values = {iri: n for iri, n, _ in rows}
        self._nodes = {iri: m for iri, _, m in rows}
        ((total,),) = graph.tuples(f"SELECT (COUNT(DISTINCT ?this) AS ?nodes) WHERE {{ {nodes} }}")
        self._total = int(total.value)  # type: ignore[union-attr]  # a count

    def proves(self, count: sets.Count, iri: str) -> bool:
        """Tell whether the numbers show that no node has too few or too many values."""
        if count.component == SH.MinCountConstraintComponent:
            return count.number == 0 or (count.number == 1 and self._nodes.get(iri, 0) == self._total)
        return count.number >= 1 and self.values.get(iri, 0) == self._nodes.get(iri, 0)


def _of_count(constraint: sets.Count, path: str, nodes: str) -> tuple[str, ...]:
    if constraint.component == SH.MinCountConstraintComponent:
        none = f"{nodes} MINUS {{ ?this {path} ?value }}"
        return (none,) if constraint.number == 1 else (none, _grouped(path, nodes, f"< {constraint.number}"))
    return (_grouped(path, nodes, f"> {constraint.number}"),)


def _grouped(path: str, nodes: str, number: str) -> str:
    return f"""{{ SELECT ?this WHERE {{ {nodes} ?this {path} ?value }}
        GROUP BY ?this HAVING(COUNT(DISTINCT ?value) {number}) }}"""


def _of_languages(_: sets.UniqueLang, path: str, nodes: str) -> tuple[str, ...]:
    return (
        f"""{{ SELECT ?this WHERE {{ {nodes} ?this {path} ?value . BIND(LCASE(LANG(?value)) AS ?language)
        FILTER(?language != "") }} GROUP BY ?this ?language HAVING(COUNT(DISTINCT ?value) > 1) }}""",
    )


def _of_value(constraint: sets.HasValue, path: str, nodes: str) -> tuple[str, ...]:
    if not isinstance(constraint.value, NamedNode):
        return (nodes,)
    return (f"{nodes} MINUS {{ ?this {path} {constraint.value} }}",)


def _of_equal(constraint: sets.Equals, path: str, nodes: str) -> tuple[str, ...]:
    other = NamedNode(constraint.other)
    return (
        f"{nodes} ?this {path} ?value MINUS {{ ?this {other} ?value }}",
        f"{nodes} ?this {other} ?value MINUS {{ ?this {path} ?value }}",
    )


def _of_disjoint(constraint: sets.Disjoint, path: str, nodes: str) -> tuple[str, ...]:
    return (f"{nodes} ?this {path} ?value ; {NamedNode(constraint.other)} ?value",)


def _of_order(constraint: sets.LessThan, path: str, nodes: str) -> tuple[str, ...]:
    late = "FILTER(!COALESCE(?value < ?other, false))"
    return (f"{nodes} ?this {path} ?value ; {NamedNode(constraint.other)} ?other {late}",)


# Where a node must stand to break a constraint; of any other constraint all nodes are looked at.
_WHERE: dict[type, Callable[..., tuple[str, ...]]] = {
    sets.Count: _of_count,
    sets.Disjoint: _of_disjoint,
    sets.Equals: _of_equal,
    sets.HasValue: _of_value,
    sets.LessThan: _of_order,
    sets.UniqueLang: _of_languages,
}
