"""The nodes at the end of a property path, over an index (SPARQL 1.1, 18.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.engine import Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from polgraph.engine import Term
    from polgraph.shacl.index import Index
    from polgraph.shacl.paths import Path


def follow(index: Index, path: Path, node: Term) -> Collection[Term]:
    """Return the nodes that *path* leads to from *node*, each once."""
    if path.kind == "iri":
        return () if isinstance(node, Literal) else index.objects(node, path.iri)
    if path.kind == "^":
        return _backwards(index, path.parts[0], node)
    if path.kind == "/":
        reached: Collection[Term] = (node,)
        for part in path.parts:
            reached = _all(index, part, reached)
        return reached
    if path.kind == "|":
        return dict.fromkeys(end for part in path.parts for end in follow(index, part, node))
    return _repeated(index, path, node)


def _repeated(index: Index, path: Path, node: Term) -> Collection[Term]:
    (part,) = path.parts
    if path.kind == "?":
        return dict.fromkeys([node, *follow(index, part, node)])
    found = dict.fromkeys([node] if path.kind == "*" else follow(index, part, node))
    waiting = list(found)
    while waiting:
        more = [end for end in follow(index, part, waiting.pop()) if end not in found]
        found.update(dict.fromkeys(more))
        waiting += more
    return found


def _backwards(index: Index, path: Path, node: Term) -> Collection[Term]:
    if path.kind == "iri":
        return index.subjects(path.iri, node)
    return follow(index, _inverted(path), node)


def _inverted(path: Path) -> Path:
    """Return the path that leads back."""
    if path.kind == "^":
        return path.parts[0]
    parts = tuple(_inverted(part) for part in path.parts)
    if path.kind == "iri":
        return type(path)("^", (path,))
    return type(path)(path.kind, parts[::-1] if path.kind == "/" else parts)


def _all(index: Index, path: Path, nodes: Iterable[Term]) -> Collection[Term]:
    return dict.fromkeys(end for node in nodes for end in follow(index, path, node))
