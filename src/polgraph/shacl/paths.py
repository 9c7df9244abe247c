"""Property paths (SHACL 2.3.1): read from shapes, written as SPARQL and as triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, NamedNode, Quad
from polgraph.errors import SourceError
from polgraph.namespaces import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.engine import Node, Term
    from polgraph.shacl.index import MemoryIndex

REPETITIONS = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """A path of SPARQL: *kind* is `iri` or the sign that SPARQL has for it, one of `^ / | * + ?`."""

    kind: str
    parts: tuple[Path, ...] = ()
    iri: str = ""

    def __str__(self) -> str:
        """Write the IRI of a plain property as it is, any other path as SPARQL."""
        return self.iri or self.sparql()

    def sparql(self) -> str:
        """Write the path as SPARQL has it, in brackets where it needs them."""
        if self.kind == "iri":
            return str(NamedNode(self.iri))
        parts = [part.sparql() for part in self.parts]
        if self.kind == "^":
            return f"(^{parts[0]})"
        if self.kind in "/|":
            return f"({self.kind.join(parts)})"
        return f"({parts[0]}{self.kind})"


def read_path(shapes: MemoryIndex, node: Term, *, above: tuple[Term, ...] = ()) -> Path:
    """Read the path at *node*; SourceError if it is not well-formed."""
    if isinstance(node, NamedNode) and node.value != RDF.nil:
        return Path("iri", iri=node.value)
    if not isinstance(node, BlankNode) or node in above:
        raise SourceError(f"the shapes cannot be used: sh:path is {node}; expected an IRI or a property path")
    inner = (*above, node)
    if shapes.objects(node, RDF.first):
        return _of_two_or_more("/", shapes, node, inner)
    for predicate, value in shapes.about(node):
        if predicate == SH.inversePath:
            return Path("^", (read_path(shapes, value, above=inner),))
        if predicate == SH.alternativePath:
            return _of_two_or_more("|", shapes, value, inner)
        if predicate in REPETITIONS:
            return Path(REPETITIONS[predicate], (read_path(shapes, value, above=inner),))
    raise SourceError(f"the shapes cannot be used: {node} is no property path; expected one of SHACL 2.3.1")


def _of_two_or_more(sign: str, shapes: MemoryIndex, node: Term, above: tuple[Term, ...]) -> Path:
    parts = tuple(read_path(shapes, member, above=above) for member in shapes.members(node))
    if len(parts) < 2:
        raise SourceError(f"the shapes cannot be used: the path {node} has {len(parts)} parts; expected two or more")
    return Path(sign, parts)


def path_quads(path: Path) -> tuple[Node, list[Quad]]:
    """Return the node that stands for *path* and the quads that say so."""
    if path.kind == "iri":
        return NamedNode(path.iri), []
    inner = [path_quads(part) for part in path.parts]
    quads = [quad for _, more in inner for quad in more]
    if path.kind == "/":
        head, links = _list([node for node, _ in inner])
        return head, [*quads, *links]
    node = BlankNode()
    if path.kind == "|":
        head, links = _list([part for part, _ in inner])
        return node, [*quads, *links, Quad(node, NamedNode(SH.alternativePath), head)]
    names = {"^": SH.inversePath} | {sign: iri for iri, sign in REPETITIONS.items()}
    return node, [*quads, Quad(node, NamedNode(names[path.kind]), inner[0][0])]


def _list(nodes: list[Node]) -> tuple[Node, list[Quad]]:
    cells: list[Node] = [BlankNode() for _ in nodes]
    rests = [*cells[1:], NamedNode(RDF.nil)]
    return cells[0], list(_links(cells, nodes, rests))


def _links(cells: list[Node], nodes: list[Node], rests: list[Node]) -> Iterator[Quad]:
    for cell, node, rest in zip(cells, nodes, rests, strict=True):
        yield Quad(cell, NamedNode(RDF.first), node)
        yield Quad(cell, NamedNode(RDF.rest), rest)
