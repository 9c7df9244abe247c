"""Check files that are too large to be held in Python: they go straight into a store, and are screened there."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.engine.merged import MergedGraph
from polgraph.engine.parse import parse_quads
from polgraph.inputs import STDIN, expanded
from polgraph.inputs.forms import ENDINGS
from polgraph.inputs.loading import load_into, may_be_respelled
from polgraph.limits import limit
from polgraph.namespaces import PG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from polgraph.engine import Quad, Term
    from polgraph.shacl import Report

_SHOWN = 2000  # results whose nodes are looked up


def is_large(files: Sequence[object]) -> bool:
    """Tell whether *files* are RDF, without compression, and many bytes together."""
    paths = [path for given in files for path in ([str(given)] if str(given) == STDIN else expanded(str(given)))]
    plain = all(os.path.isfile(path) and os.path.splitext(path)[1] in ENDINGS for path in paths)  # noqa: PTH113, PTH122
    return plain and sum(os.path.getsize(path) for path in paths) > limit("held") * 1024 * 1024  # noqa: PTH202


class LargeFiles:
    """Files in one graph."""

    def __init__(self, files: Sequence[object], form: str | None) -> None:
        self.graph = MergedGraph()
        self._paths = list(dict.fromkeys(path for given in files for path in expanded(str(given))))
        self._forms = {path: load_into(self.graph, path, form) for path in self._paths}

    def releases(self) -> list[Quad]:
        """Return the quads that name the releases in the files."""
        return list(self.graph.quads(f"?subject a <{PG.Release}> ; ?property ?value FILTER(?value = <{PG.Release}>)"))

    def validate(self, context: Sequence[Quad], shapes: list[Quad], *, own_rules: bool) -> Report:
        """Judge what was loaded."""
        from polgraph.validation.large import LargeGraph, validate_large

        respelled = any(may_be_respelled(path, form) for path, form in self._forms.items())
        return validate_large(LargeGraph(self.graph, self._quads, respelled), context, shapes, own_rules=own_rules)

    def about(self, report: Report) -> dict[str, list[Quad]]:
        """Return what is said about the nodes of the first results, by file if there is one only."""
        wanted: dict[Term, None] = {}
        for result in islice(report.results, _SHOWN):
            wanted |= dict.fromkeys(one for one in (result.focus, result.value) if one is not None)
        where = f"{self.graph.mark(wanted, 'subject')} ?subject ?property ?value"
        return {self._paths[0] if len(self._paths) == 1 else STDIN: list(self.graph.quads(where))}

    def _quads(self) -> Iterator[Quad]:
        return (quad for path, form in self._forms.items() for quad in parse_quads(path, form))
