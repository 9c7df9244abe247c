"""One way to validate, whatever the engine: the compiled one, or pySHACL as the reference."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from polgraph.errors import SourceError
from polgraph.shacl import honesty
from polgraph.shacl.report import Judged, Report, Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.engine import Quad

# Imported when it is first used, for rdflib takes half a second.
ENGINES = {
    "compiled": "polgraph.shacl.compiled",
    "screened": "polgraph.shacl.screened",
    "pyshacl": "polgraph.shacl.reference",
}


class Engine(Protocol):
    """A module that judges."""

    def results(self, data: list[Quad], context: Sequence[Quad], shapes: list[Quad]) -> Judged:
        """Return what breaks *shapes* in *data*, and who judged; SourceError if the shapes cannot be used."""


def validate(
    data: list[Quad], context: Sequence[Quad], shapes: list[Quad], *, engine: str = "compiled", ours: bool = False
) -> Report:
    """Judge the subjects of *data*; *context* is what it refers to, looked at and not judged itself.

    Shapes that are *ours* have tests that hold them, and cover more than any data: only a vacuous run is refused.
    """
    if engine not in ENGINES:
        raise SourceError(f"no engine is called {engine!r}; expected one of {', '.join(ENGINES)}")
    notes = honesty.lint(data, context, shapes, ours=ours)
    module: Engine = import_module(ENGINES[engine])
    results, judges, checked = module.results(data, context, shapes)
    judged = {quad.subject for quad in data}
    found = [result for result in results if not context or result.focus in judged]
    return Report(tuple(sorted(found, key=Result.rank)), checked, tuple(judges), notes)
