"""A report as SHACL 3.6 has it, as a tree: nodes without a name stand where they are referred to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode, Quad
from polgraph.namespaces import RDF, RDFS
from polgraph.reports.wording import left_out
from polgraph.shacl.index import MemoryIndex
from polgraph.shacl.report_graph import quads_of

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.reports.model import Told


class Tree:
    """The triples of a report in their order; what is left out of it is said in an rdfs:comment."""

    def __init__(self, told: Told) -> None:
        shown = tuple(finding.result for finding in told.findings)
        quads = quads_of(replace(told.report, results=shown))
        self.root: Term = quads[0].subject
        if told.omitted:
            text = Literal(left_out(told.omitted, told.manner.language), language=told.manner.language)
            quads.insert(2, Quad(quads[0].subject, NamedNode(RDFS.comment), text))
        self._index = MemoryIndex(quads)
        self._used = Counter(quad.object for quad in quads if isinstance(quad.object, BlankNode))
        self.schemes = {quad.object.value.partition(":")[0] for quad in quads if isinstance(quad.object, NamedNode)}
        self._names: dict[Term, str] = {}

    def properties(self, node: Term) -> list[tuple[str, list[Term]]]:
        """Return the properties of *node* with their values, in order."""
        found: dict[str, list[Term]] = {}
        for predicate, value in self._index.about(node):
            found.setdefault(predicate, []).append(value)
        return list(found.items())

    def stands_inside(self, node: Term) -> bool:
        """Tell whether *node* has no name and something to say, and is referred to once."""
        return isinstance(node, BlankNode) and self._used[node] == 1 and bool(self.properties(node))

    def members(self, node: Term) -> list[Term] | None:
        """Return the members of a list, None if *node* is none."""
        return self._index.members(node) if self._index.objects(node, RDF.first) else None

    def name(self, node: Term) -> str:
        """Name a blank node by the order of the report, the same each time."""
        return self._names.setdefault(node, f"b{len(self._names) + 1}")
