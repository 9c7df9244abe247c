"""Pairs of nodes that agree in two or more values, found by a table of those values: a planner would try all pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Term
    from polgraph.engine.merged import MergedGraph
    from polgraph.shacl.triples import TriplePattern

_MOST = 2_000_000  # pairs; with more of them the query is asked as it is
_FEW = 50  # nodes for one value: a planner that goes by such a value needs no help


@dataclass(frozen=True, slots=True)
class Join:
    """The variable whose nodes agree with ?this, the variables they agree in, and the patterns of both sides."""

    other: str
    keys: tuple[str, ...]
    mine: str
    theirs: str
    single: tuple[str, ...]
    """The patterns of the other side that bind one of the variables, each by itself."""


def join_in(patterns: list[TriplePattern]) -> Join | None:
    """Return the join of ?this with another subject over two or more values, None if the query has none."""
    mine = [pattern for pattern in patterns if pattern.subject == "?this"]
    subjects = dict.fromkeys(pattern.subject for pattern in patterns if pattern.subject != "?this")
    for other in subjects:
        theirs = [pattern for pattern in patterns if pattern.subject == other]
        keys = {p.object for p in mine} & {p.object for p in theirs} - {other, "?this"}
        shared = tuple(sorted(key for key in keys if key.startswith("?")))
        if len(shared) > 1:
            single = tuple(str(pattern) for pattern in theirs if pattern.object in shared)
            return Join(other, shared, _written(mine, shared), _written(theirs, shared), single)
    return None


def pairs(join: Join, graph: MergedGraph, nodes: str) -> str | None:
    """Mark the pairs that agree, and return the triple pattern that binds them, None if no help is needed."""
    if any(_average(pattern, graph) < _FEW for pattern in join.single):
        return None
    keys = " ".join(join.keys)
    theirs: dict[tuple[Term, ...], list[Term]] = {}
    for other, *values in graph.tuples(f"SELECT DISTINCT {join.other} {keys} WHERE {{ {join.theirs} }}"):
        theirs.setdefault(tuple(values), []).append(other)
    mine = graph.tuples(f"SELECT DISTINCT ?this {keys} WHERE {{ {nodes} {join.mine} }}")
    found = [(this, others) for this, *values in mine if (others := theirs.get(tuple(values)))]
    if sum(len(others) for _, others in found) > _MOST:
        return None
    return graph.mark_pairs(_flat(found), join.other)


def _average(pattern: str, graph: MergedGraph) -> float:
    """Return how many nodes have the same value, on average."""
    value = pattern.split()[-2]
    counts = f"SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT {value}) AS ?values) WHERE {{ {pattern} }}"
    ((all_, values),) = graph.tuples(counts)
    return int(all_.value) / max(1, int(values.value))  # type: ignore[union-attr]  # counts


def _flat(found: list[tuple[Term, list[Term]]]) -> Iterator[tuple[Term, Term]]:
    return ((this, other) for this, others in found for other in others)


def _written(patterns: list[TriplePattern], keys: tuple[str, ...]) -> str:
    """Write the patterns that bind *keys* or name their value; the others may have many values, and are left out."""
    return " ".join(str(pattern) for pattern in patterns if pattern.object in keys or pattern.object.startswith("<"))
