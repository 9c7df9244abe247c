"""Check many graphs one after another by the same shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.shacl import Report
from polgraph.shacl.compiled import Validator
from polgraph.validation.engines import completed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.engine import Quad


class Checker:
    """Shapes and what data refers to, made ready once; each graph is judged by itself, by our own rules as well."""

    def __init__(self, shapes: list[Quad], context: Sequence[Quad]) -> None:
        self._shapes = shapes
        self._validator = Validator(shapes, context)

    def report(self, data: list[Quad]) -> Report:
        """Return what the subjects of *data* break."""
        results, judges, checked = self._validator.judged(data)
        subjects = {quad.subject for quad in data}
        found = tuple(result for result in results if result.focus in subjects)
        return completed(Report(found, checked, tuple(judges)), data, self._shapes, own_rules=True)
