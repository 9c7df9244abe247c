"""One way to validate, whatever the engine: the compiled one, or pySHACL as the reference."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from polgraph.shacl.report import Judge, Report, Result

if TYPE_CHECKING:
    from polgraph.engine import Quad

# Imported when it is first used, for rdflib takes half a second.
ENGINES = {"pyshacl": "polgraph.shacl.reference"}


class Engine(Protocol):
    """A module that judges."""

    def results(self, data: list[Quad], shapes: list[Quad]) -> list[Result]:
        """Return what breaks *shapes* anywhere in *data*; SourceError if the shapes cannot be used."""


def validate(data: list[Quad], context: list[Quad], shapes: list[Quad], *, engine: str = "pyshacl") -> Report:
    """Judge the subjects of *data*; *context* is what it refers to, looked at and not judged itself."""
    judge: Engine = import_module(ENGINES[engine])
    judged = {quad.subject for quad in data}
    found = {result for result in judge.results([*data, *context], shapes) if not context or result.focus in judged}
    return Report(tuple(sorted(found, key=Result.rank)), len(judged), (Judge("all", engine),))
