"""A report as SHACL has it, in Turtle as people read it, the same bytes each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from polgraph.engine import BlankNode, Literal, NamedNode
from polgraph.namespaces import PREFIXES, RDF, SH, XSD
from polgraph.reports.names import BARE
from polgraph.reports.standard import Tree

if TYPE_CHECKING:
    from polgraph.engine import Term
    from polgraph.reports.model import Told

NAMES = {"sh": SH.iri, **PREFIXES}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")


def write(told: Told) -> str:
    """Write the report with the prefixes that it uses."""
    writer = _Writer(Tree(told))
    body = writer.block(writer.tree.root, 0)
    head = "".join(f"@prefix {name}: <{NAMES[name]}> .\n" for name in sorted(writer.used))
    return f"{head}\n{body} .\n"


def short(iri: str) -> tuple[str, str] | None:
    """Split an IRI into prefix and name; None if it has to be written in full."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    name = _BY_IRI.get(iri[:cut])
    return (name, iri[cut:]) if name and _LOCAL.match(iri[cut:]) else None


_BY_IRI = {iri: name for name, iri in NAMES.items()}


class _Writer:
    """Writes terms and nested nodes; remembers the prefixes used."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.used: set[str] = set()

    def block(self, node: Term, depth: int) -> str:
        """Write a node without a name, a property a line."""
        gap = "    " * (depth + 1)
        lines = []
        for predicate, values in self.tree.properties(node):
            name = "a" if predicate == RDF.type else self._iri(predicate)
            lines.append(f"{gap}{name} {' , '.join(self._term(value, depth + 1) for value in values)}")
        return "[\n" + " ;\n".join(lines) + f"\n{'    ' * depth}]"

    def _term(self, term: Term, depth: int) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        if self.tree.stands_inside(term):
            members = self.tree.members(term)
            if members is None:
                return self.block(term, depth)
            return f"( {' '.join(self._term(member, depth) for member in members)} )"
        return f"_:{self.tree.name(term)}" if isinstance(term, BlankNode) else str(term)

    def _iri(self, iri: str) -> str:
        found = short(iri)
        if not found:
            return str(NamedNode(iri))
        self.used.add(found[0])
        return ":".join(found)

    def _literal(self, term: Literal) -> str:
        bare = BARE.get(term.datatype.value)
        if bare and bare.fullmatch(term.value):
            return term.value
        if term.language or term.datatype.value == XSD.string:
            return str(term)
        return f"{str(term).removesuffix(str(term.datatype))}{self._iri(term.datatype.value)}"
