"""Which graphs differ between two copies of one folder of the engine."""

from __future__ import annotations

from itertools import zip_longest

from pyoxigraph import NamedNode, Quad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from polgraph.engine.disk import DiskStore


def changed_graphs(before: DiskStore, after: DiskStore) -> set[str | None]:
    """Name the graphs that do not hold the same quads; None is the default graph.

    Both are read side by side, and what both yield is forgotten at once: they yield it in one order, so that little is
    held, however much there is.
    """
    only_before: set[Quad] = set()
    only_after: set[Quad] = set()
    for old, new in zip_longest(before.quads(), after.quads()):
        if old == new:
            continue
        _put(old, only_after, only_before)
        _put(new, only_before, only_after)
    changed = only_before | only_after
    return {quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None for quad in changed}


def _put(quad: Quad | None, others: set[Quad], own: set[Quad]) -> None:
    if quad is None:
        return
    if quad in others:
        others.remove(quad)
    else:
        own.add(quad)
