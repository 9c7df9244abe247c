"""What engines are compared by, and the engines there are."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

from polgraph.engine import Quad
from polgraph.errors import SourceError
from polgraph.shacl import Result
from polgraph.shacl.engines import ENGINES

REFERENCE = "pyshacl"
OTHERS = sorted(set(ENGINES) - {REFERENCE})
Found = Counter[tuple[str, ...]]


def key(result: Result) -> tuple[str, ...]:
    """Say what was found in words that are the same for every engine; messages are told, not judged."""
    parts = (result.focus, result.path, result.value, result.shape, result.constraint)
    return *(str(part) for part in parts), result.component.rpartition("#")[2], result.severity


def judged(data: list[Quad], context: list[Quad], shapes: list[Quad], engine: str) -> Found | str:
    """Return what *engine* finds at the subjects of *data*, each thing once, or `unusable` if it refuses the shapes.

    The engine itself is asked: shapes that match nothing are refused before any engine sees them.
    """
    try:
        results = import_module(ENGINES[engine]).results(data, context, shapes).results
    except SourceError:
        return "unusable"
    subjects = {quad.subject for quad in data}
    return Counter({key(result): 1 for result in results if not context or result.focus in subjects})


def difference(reference: Found | str, other: Found | str) -> dict[str, list[tuple[str, ...]] | str]:
    """Return what only one of the two has; nothing if they agree."""
    if reference == other:
        return {}
    if isinstance(reference, str) or isinstance(other, str):
        return {"reference": _list(reference), "other": _list(other)}
    return {"only the reference": _list(reference - other), "only the other": _list(other - reference)}


def _list(one: Found | str) -> list[tuple[str, ...]] | str:
    return one if isinstance(one, str) else sorted(one.elements())
