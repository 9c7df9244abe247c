"""What engines are compared by, and the engines there are."""

from __future__ import annotations

from collections import Counter

from polgraph.engine import Quad
from polgraph.errors import SourceError
from polgraph.shacl import Report, Result
from polgraph.shacl.engines import ENGINES, validate

REFERENCE = "pyshacl"
OTHERS = sorted(set(ENGINES) - {REFERENCE})
Found = Counter[tuple[str, ...]]


def key(result: Result) -> tuple[str, ...]:
    """Say what was found in words that are the same for every engine; messages are told, not judged."""
    parts = (result.focus, result.path, result.value, result.shape, result.constraint)
    return *(str(part) for part in parts), result.component.rpartition("#")[2], result.severity


def found(report: Report) -> Found:
    return Counter(key(result) for result in report.results)


def judged(data: list[Quad], context: list[Quad], shapes: list[Quad], engine: str) -> Found | str:
    """Return what *engine* finds, or `unusable` if it refuses the shapes."""
    try:
        return found(validate(data, context, shapes, engine=engine))
    except SourceError:
        return "unusable"


def difference(reference: Found | str, other: Found | str) -> dict[str, list[tuple[str, ...]] | str]:
    """Return what only one of the two has; nothing if they agree."""
    if reference == other:
        return {}
    if isinstance(reference, str) or isinstance(other, str):
        return {"reference": _list(reference), "other": _list(other)}
    return {"only the reference": _list(reference - other), "only the other": _list(other - reference)}


def _list(one: Found | str) -> list[tuple[str, ...]] | str:
    return one if isinstance(one, str) else sorted(one.elements())
